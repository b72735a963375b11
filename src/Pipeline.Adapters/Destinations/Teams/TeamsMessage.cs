using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations.Teams;

/// <summary>An alert as an Adaptive Card 1.4, for a Teams workflow. Pure.</summary>
/// <remarks>
/// Article text is hostile, and a TextBlock parses Markdown whose escapes the Teams clients read differently
/// (MicrosoftDocs/msteams-docs#5793, microsoft/AdaptiveCards#4677). So all text stands in RichTextBlocks, whose TextRuns know no Markdown
/// and no mentions (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features); text functions (<c>{{DATE(…)}}</c>)
/// and template expressions (<c>${…}</c>, <c>@{…}</c>) are broken by a space.
/// Limits: a posted message may have "approximately 28 KB" (https://learn.microsoft.com/connectors/teams), one client measured 21 KB;
/// the JSON stays within 20 KB.
/// </remarks>
internal static class TeamsMessage
{
    /// <summary>The most bytes of the whole JSON.</summary>
    public const int MostBytes = 20_000;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request's body, UTF-8.</summary>
    public static byte[] Compose(Alert alert, TeamsPayload payload = TeamsPayload.Envelope)
    {
        var story = AlertStory.Of(alert);
        return MessageBudget.Fit(story.Showable, (facts, sentence) => Render(story, payload, facts, sentence));
    }

    private static byte[]? Render(AlertStory story, TeamsPayload payload, int facts, int sentenceLength)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            if (payload == TeamsPayload.Envelope)
            {
                json.WriteStartObject();
                json.WriteString("type", "message");
                json.WriteStartArray("attachments");
                json.WriteStartObject();
                json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
                json.WriteNull("contentUrl");
                json.WritePropertyName("content");
            }

            WriteCard(json, story, facts, sentenceLength);
            if (payload == TeamsPayload.Envelope)
            {
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        return buffer.WrittenCount <= MostBytes ? buffer.WrittenSpan.ToArray() : null;
    }

    private static void WriteCard(Utf8JsonWriter json, AlertStory story, int facts, int sentenceLength)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("version", "1.4");
        json.WriteString("fallbackText", "A news alert, in a card that this client is too old to show.");
        json.WriteStartObject("msteams");
        json.WriteString("width", "full");
        json.WriteEndObject();

        json.WriteStartArray("body");
        StartText(json);
        Run(json, story.Title, size: "Large", isBold: true);
        EndText(json);
        if (story.Summary.Length > 0)
        {
            StartText(json, spacing: "None");
            Run(json, story.Summary, isSubtle: true);
            EndText(json);
        }

        foreach (var proof in story.Proofs(facts, sentenceLength))
        {
            Write(json, proof);
        }

        if (story.Omitted(facts) is { } omitted)
        {
            StartText(json);
            Run(json, omitted, isSubtle: true);
            EndText(json);
        }

        StartText(json, spacing: "Large", separator: true);
        Run(json, story.ArticleTitle, link: story.ArticleLink);
        EndText(json);
        if (story.ArticleOrigin.Length > 0)
        {
            StartText(json, spacing: "None");
            Run(json, story.ArticleOrigin, isSubtle: true);
            EndText(json);
        }

        StartText(json, spacing: "Small");
        Run(json, story.SmallPrint, size: "Small", isSubtle: true);
        EndText(json);
        json.WriteEndArray();

        if (story.ArticleLink is { } url)
        {
            json.WriteStartArray("actions");
            json.WriteStartObject();
            OpenUrl(json, url, "Read the article");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Proof proof)
    {
        var isFirst = true;
        foreach (var line in proof.Lines)
        {
            StartText(json, spacing: isFirst ? "Medium" : "None");
            Run(json, $"{line.Caption}: ");
            for (var i = 0; i < line.Items.Count; i++)
            {
                Run(json, line.Items[i].FlaggedLabel, isBold: true);
                var note = line.Items[i].Note is { } words ? $" ({words})" : "";
                var comma = i + 1 < line.Items.Count ? ", " : "";
                if (note.Length + comma.Length > 0)
                {
                    Run(json, note + comma);
                }
            }

            EndText(json);
            isFirst = false;
        }

        if (proof.Sentence.Count > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "Container");
            json.WriteString("style", "emphasis");
            json.WriteString("spacing", "Small");
            json.WriteStartArray("items");
            StartText(json);
            foreach (var run in proof.Sentence)
            {
                Run(json, run.Text, isBold: run.IsMarked);
            }

            EndText(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void StartText(Utf8JsonWriter json, string? spacing = null, bool separator = false)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        if (spacing is not null)
        {
            json.WriteString("spacing", spacing);
        }

        if (separator)
        {
            json.WriteBoolean("separator", true);
        }

        json.WriteStartArray("inlines");
    }

    private static void EndText(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Run(
        Utf8JsonWriter json, string text, string? size = null, bool isBold = false, bool isSubtle = false, string? link = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextRun");
        json.WriteString("text", Inert(text));
        if (size is not null)
        {
            json.WriteString("size", size);
        }

        if (isBold)
        {
            json.WriteString("weight", "Bolder");
        }

        if (isSubtle)
        {
            json.WriteBoolean("isSubtle", true);
        }

        if (link is not null)
        {
            json.WriteStartObject("selectAction");
            OpenUrl(json, link);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void OpenUrl(Utf8JsonWriter json, string url, string? title = null)
    {
        json.WriteString("type", "Action.OpenUrl");
        if (title is not null)
        {
            json.WriteString("title", title);
        }

        json.WriteString("url", url);
    }

    /// <summary>Mentions are elements with or without attributes (<c>&lt;at id="0"&gt;</c>), so their name is what is broken.</summary>
    private static string Inert(string text)
    {
        while (text.Contains("{{", StringComparison.Ordinal))
        {
            text = text.Replace("{{", "{ {", StringComparison.Ordinal);
        }

        return text.Replace("${", "$ {", StringComparison.Ordinal).Replace("@{", "@ {", StringComparison.Ordinal)
            .Replace("<at", "< at", StringComparison.OrdinalIgnoreCase).Replace("</at", "< /at", StringComparison.OrdinalIgnoreCase);
    }
}
