using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Text;

namespace Pipeline.Core.Analysis;

/// <summary>Turns what was read in an article into its line of JSON, as <c>analyze --format jsonl</c> prints it.</summary>
/// <remarks>One array for each kind of fact, then entities and key phrases. Offsets are UTF-16 code units of the file's text without a
/// byte-order mark; for formats whose text is extracted (HTML, JSON, feeds) they point into <c>body</c>, which is then present.</remarks>
public static class AnalysisLineWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The line of an article, without its line end.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="withAnchors">Whether to say what ties its statements to events too.</param>
    public static string Write(ReadArticle read, bool withAnchors = false)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Write(read.Article.Source, read, null, withAnchors);
    }

    /// <summary>The line of what could not be read, without its line end.</summary>
    /// <param name="source">The drop's name, with <c>#2</c> for the second part of a feed.</param>
    /// <param name="rejection">Why it could not be read.</param>
    public static string Write(string source, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return Write(source, null, rejection, withAnchors: false);
    }

    private static string Write(string source, ReadArticle? read, Rejection? rejection, bool withAnchors)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            // The least telling kind first: lines are compared by people too, and the first versions wrote countries before counts.
            foreach (var kind in FactKinds.All.Reverse())
            {
                json.WriteStartArray(kind.ListName);
                if (read is not null)
                {
                    kind.Write(
                        json,
                        [.. read.Facts.Where(fact => fact.Kind == kind)],
                        (_, spans) => WriteMentions(json, read.Article, spans));
                }

                json.WriteEndArray();
            }

            WriteEntities(json, read);
            WriteKeyPhrases(json, read);
            if (read is not null)
            {
                if (withAnchors)
                {
                    WriteAnchors(json, read);
                }

                json.WriteString("language", read.Analysis.Language);
                if (read.Article.SourceMap is null)
                {
                    json.WriteString("body", read.Article.Body);
                }
            }

            if (rejection is not null)
            {
                json.WriteString("rejected", rejection.Detail);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static void WriteMentions(Utf8JsonWriter json, Article article, IEnumerable<TextSpan> spans)
    {
        json.WriteStartArray("mentions");
        foreach (var (place, span) in spans.Distinct()
            .Select(span => (Place: Place(article, span), span))
            .Where(mention => mention.Place is not null)
            .OrderBy(mention => mention.Place!.Value.Start))
        {
            json.WriteStartObject();
            WritePlace(json, place!.Value);
            json.WriteString("text", span.In(article.Body));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter json, ReadArticle? read)
    {
        json.WriteStartArray("entities");
        foreach (var entity in read?.Analysis.Entities ?? [])
        {
            if (Place(read!.Article, entity.Span) is { } place)
            {
                json.WriteStartObject();
                json.WriteString("text", entity.Text);
                json.WriteString("category", entity.Category.Name());
                WritePlace(json, place);
                json.WriteNumber("confidence", Math.Round(entity.Confidence, 2));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteKeyPhrases(Utf8JsonWriter json, ReadArticle? read)
    {
        json.WriteStartArray("keyPhrases");
        foreach (var phrase in read?.Analysis.KeyPhrases ?? [])
        {
            json.WriteStringValue(phrase);
        }

        json.WriteEndArray();
    }

    private static void WriteAnchors(Utf8JsonWriter json, ReadArticle read)
    {
        var anchors = read.Anchors;
        json.WriteStartObject("home");
        if (anchors.Home.Place is { } home)
        {
            json.WritePropertyName("place");
            WriteAnchorPlace(json, read.Article, home);
        }

        WriteDays(json, anchors.Home.From, anchors.Home.To);
        WriteKind(json, anchors.Home.Kind);
        json.WriteEndObject();
        json.WriteStartArray("anchors");
        foreach (var anchor in anchors.Sentences)
        {
            json.WriteStartObject();
            if (Place(read.Article, anchor.Sentence) is { } sentence)
            {
                WritePlace(json, sentence);
            }

            json.WriteStartArray("places");
            foreach (var place in anchor.Places)
            {
                WriteAnchorPlace(json, read.Article, place);
            }

            json.WriteEndArray();
            WriteDays(json, anchor.From, anchor.To);
            WriteKind(json, anchor.Kind);
            WriteNames(json, "victims", anchor.Victims);
            WriteNames(json, "suspects", anchor.Suspects);
            WriteNames(json, "organizations", anchor.Organizations);
            WriteNames(json, "things", anchor.Things);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAnchorPlace(Utf8JsonWriter json, Article article, AnchorPlace place)
    {
        json.WriteStartObject();
        json.WriteString("name", place.Name);
        if (place.Code.Length > 0)
        {
            json.WriteString("country", place.Code);
        }

        if (place.Division is { } division)
        {
            json.WriteString("division", division);
        }

        if (Place(article, place.Span) is { } span)
        {
            WritePlace(json, span);
        }

        json.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter json, DateOnly? from, DateOnly? to)
    {
        if (from is { } first && to is { } last)
        {
            json.WriteString("from", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("to", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static void WriteKind(Utf8JsonWriter json, string? kind)
    {
        if (kind is not null)
        {
            json.WriteString("kind", kind);
        }
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, TextSpan place)
    {
        json.WriteNumber("offset", place.Start);
        json.WriteNumber("length", place.Length);
    }

    /// <summary>Where a span of the body stands in the file; null for the rare one that crosses a cut.</summary>
    private static TextSpan? Place(Article article, TextSpan span) => article.SourceMap is { } map ? map.ToSource(span) : span;
}
