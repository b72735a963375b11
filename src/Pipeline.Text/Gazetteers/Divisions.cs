using Pipeline.Text.Data;

namespace Pipeline.Text.Gazetteers;

/// <summary>Names of states, provinces and other first-level divisions by their numbers in the gazetteer (<c>divisions.tsv</c>).</summary>
internal static class Divisions
{
    private static readonly Lazy<string[]> Names = new(
        static () => ["", .. DataFile.Rows("divisions.tsv").Select(row => row[(row.IndexOf('\t', StringComparison.Ordinal) + 1)..])]);

    /// <summary>The division's English name; null for none and for one without a name.</summary>
    public static string? NameOf(int number) => Names.Value[number] is { Length: > 0 } name ? name : null;
}
