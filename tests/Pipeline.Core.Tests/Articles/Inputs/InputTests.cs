using System.Text.Json;

namespace Pipeline.Core.Tests.Articles.Inputs;

/// <summary>What people really drop is read as <c>cases.jsonl</c> says.</summary>
public sealed class InputTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Articles", "Inputs");

    private static readonly Dictionary<string, JsonElement> Cases = File.ReadLines(Path.Combine(Folder, "cases.jsonl"))
        .Select(line => JsonElement.Parse(line))
        .ToDictionary(line => line.GetProperty("file").GetString()!, line => line.GetProperty("expect"), StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_is_read_as_it_should_be(string file)
    {
        var faults = InputExpectation.Faults(Cases[file], Drops.Parse(file, File.ReadAllBytes(Path.Combine(Folder, "files", file))));

        Assert.True(faults.Count == 0, $"{file}: {string.Join("; ", faults)}");
    }

    [Fact]
    public void Each_case_has_its_file_and_each_file_its_case() =>
        Assert.Equal(Cases.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Path.Combine(Folder, "files"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal));
}
