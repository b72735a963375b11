using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;
using Pipeline.Text.Analysis;
using Pipeline.Text.Tokens;

namespace Pipeline.Core.Tests.Reading;

/// <summary>Reads <c>Specs/*.json</c> and gives texts to the rules as the pipeline does, without entities.</summary>
internal static class SpecFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>One sentence and what a rule must find in it.</summary>
    internal sealed record Match<T>(string Text, IReadOnlyList<T> Expected, string Rule = "");

    /// <summary>One sentence that the rule must not match.</summary>
    internal sealed record NearMiss(string Rule, string Text);

    internal sealed record Spec<T>(IReadOnlyList<Match<T>> Matches, IReadOnlyList<NearMiss> NearMisses);

    public static Spec<T> Load<T>(string name, [CallerFilePath] string here = "") => LoadAs<Spec<T>>(name, here);

    public static T LoadAs<T>(string name, [CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "Specs", name)), Options)!;

    /// <summary>The project's own drops, <c>seeds/</c>, in the order of their names.</summary>
    public static IReadOnlyList<string> Seeds([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return [.. Directory.GetFiles(Path.Combine(folder.FullName, "seeds"),
            "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
    }

    public static Article Article(string body, TextSpan title = default, DateTimeOffset? publishedAt = null) =>
        new() { Id = "id", Source = "drop.txt", Body = body, TitleSpan = title, PublishedAt = publishedAt };

    public static TextAnalysis Analysis(string body) => new()
    {
        Text = body,
        Language = "en",
        Engine = "tests",
        Sentences = TokenizedText.Of(body).Sentences,
        Entities = [],
        KeyPhrases = [],
    };

    public static TokenizedArticle Read(string body, DateTimeOffset? publishedAt = null) =>
        new(Article(body, publishedAt: publishedAt), Analysis(body));
}
