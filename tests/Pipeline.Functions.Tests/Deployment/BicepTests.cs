using System.Text.Json;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>infra/ through the compiler and the linter of Bicep, a warning being as bad as an error. By these tests' names
/// .ci/summary.mjs knows that it compiles.</summary>
public sealed class BicepTests
{
    [Fact]
    public async Task The_infrastructure_compiles_without_a_message()
    {
        var build = await Bicep.RunAsync(Bicep.Environment, "build", "infra/main.bicep", "--stdout");

        build.AssertSilent();

        // The compiler sees only the modules that main.bicep names.
        Assert.Equal(
            RepositoryFiles.ReadAll("infra/modules", "*.bicep").Keys.Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
            JsonDocument.Parse(build.Output).RootElement.GetProperty("resources").EnumerateArray()
                .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
                .Select(resource => resource.GetProperty("name").GetString()!).Order());
    }

    [Fact]
    public async Task The_linter_has_nothing_to_say()
    {
        var lint = await Bicep.RunAsync(Bicep.Environment, "lint", "infra/main.bicep");

        lint.AssertSilent();
        Assert.Equal("", lint.Output);
    }

    [Fact]
    public async Task The_parameters_compile_without_a_message_and_leave_none_out()
    {
        var build = await Bicep.RunAsync(Bicep.Environment, "build-params", "infra/main.bicepparam", "--stdout");

        build.AssertSilent();
        var compiled = JsonDocument.Parse(build.Output).RootElement;
        Assert.Equal(Parameters(compiled, "templateJson"), Parameters(compiled, "parametersJson"));
    }

    /// <summary>The names of the parameters of a document that stands in <paramref name="compiled"/> as a string.</summary>
    private static IEnumerable<string> Parameters(JsonElement compiled, string document) =>
        JsonDocument.Parse(compiled.GetProperty(document).GetString()!).RootElement.GetProperty("parameters").EnumerateObject()
            .Select(parameter => parameter.Name).Order();
}
