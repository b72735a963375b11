using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>What azd uploads must be what Flex Consumption starts: everything that the host looks for, for Linux on x64, compiled ahead.
/// That it is, hangs on a property which only <c>dotnet publish</c> sets (Pipeline.Functions.csproj).</summary>
public sealed class PublishTests(PublishedApp published) : IClassFixture<PublishedApp>
{
    /// <summary>Machine of an image of ReadyToRun: that of the processor, with the bits of the system turned over.</summary>
    /// <remarks><see href="https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/botr/readytorun-format.md"/></remarks>
    private const Machine LinuxOnX64 = (Machine)((ushort)Machine.Amd64 ^ 0x7B79);

    [Fact]
    public void Every_assembly_with_code_is_compiled_ahead_for_Linux_on_x64()
    {
        // What is below the folder runs in the host, which loads it in its own way.
        var machines = Directory.GetFiles(published.Folder, "*.dll").ToDictionary(file => Path.GetFileName(file), CompiledFor);

        // One that has only moved its types to others has nothing to compile.
        Assert.Equal([], machines.Where(assembly => assembly.Value is not (null or LinuxOnX64)));
        Assert.All(
            ["Pipeline.Functions.dll", "Pipeline.Web.dll", "Pipeline.Adapters.dll", "Pipeline.Core.dll", "Pipeline.Text.dll"],
            name => Assert.Equal(LinuxOnX64, machines[name]));
    }

    [Fact]
    public void It_is_for_Linux_on_x64_and_takes_the_runtime_that_is_there()
    {
        using var dependencies = Json("Pipeline.Functions.deps.json");
        using var configuration = Json("Pipeline.Functions.runtimeconfig.json");

        Assert.Equal(
            typeof(ArticleDropped).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName + "/linux-x64",
            dependencies.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString());
        Assert.Equal(
            ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"],
            configuration.RootElement.GetProperty("runtimeOptions").GetProperty("frameworks").EnumerateArray()
                .Select(framework => framework.GetProperty("name").GetString()));
        Assert.False(File.Exists(Path.Combine(published.Folder, "libcoreclr.so")));
    }

    [Fact]
    public void The_host_finds_what_it_looks_for_and_no_settings_of_a_developer()
    {
        using var functions = Json("functions.metadata");
        using var worker = Json("worker.config.json");
        using var extensions = Json("extensions.json");

        Assert.Equal(
            AppFunction.All.Select(function => function.Name),
            functions.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()).Order());
        Assert.Equal(
            "Pipeline.Functions.dll", worker.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString());
        Assert.All(extensions.RootElement.GetProperty("extensions").EnumerateArray(), extension => Assert.True(
            File.Exists(Path.Combine(published.Folder, extension.GetProperty("hintPath").GetString()!)), extension.ToString()));
        Assert.Equal(RepositoryFiles.Read("host.json"), File.ReadAllText(Path.Combine(published.Folder, "host.json")));
        Assert.False(File.Exists(Path.Combine(published.Folder, "local.settings.json")));
    }

    private JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Folder, name)));

    /// <summary>The machine that an assembly's code is compiled for: any where it is only IL, null where there is no code.</summary>
    private static Machine? CompiledFor(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        if (image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size != 0)
        {
            return image.PEHeaders.CoffHeader.Machine;
        }

        var metadata = image.GetMetadataReader();
        return metadata.MethodDefinitions.Any(method => metadata.GetMethodDefinition(method).RelativeVirtualAddress != 0)
            ? Machine.Unknown
            : null;
    }
}
