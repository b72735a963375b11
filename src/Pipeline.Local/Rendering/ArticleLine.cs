using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pipeline.Core.Articles;
using Pipeline.Core.Naming;
using Pipeline.Text.Analysis;

namespace Pipeline.Local.Rendering;

/// <summary>One line of JSON for each article that was read, and for each that was not, as <c>read --format jsonl</c> prints it.</summary>
internal static class ArticleLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The line of an article: what is not known of it is null.</summary>
    public static string Write(Article article) => Line([("source", article.Source), .. Fields(article), ("body", article.Body)]);

    /// <summary>The line of what was not read.</summary>
    /// <param name="source">The file's name, with <c>#2</c> for the second of several parts.</param>
    /// <param name="rejection">Why it was not.</param>
    public static string Write(string source, Rejection rejection) =>
        Line([("source", source), ("rejected", rejection.Reason.Name()), ("detail", rejection.Detail)]);

    /// <summary>What is known of an article beside its text.</summary>
    public static IEnumerable<(string Name, string? Value)> Fields(Article article) =>
    [
        ("title", article.Title),
        ("url", article.Url?.AbsoluteUri),
        ("publisher", article.Publisher),
        ("author", article.Author),
        ("publishedAt", article.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        ("language", EmbeddedTextAnalyzer.LanguageOf(article.Body)),
    ];

    private static string Line(IEnumerable<(string Name, string? Value)> fields)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
