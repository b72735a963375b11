using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations.Teams;

/// <summary>An alert as an Adaptive Card 1.4, for a Teams workflow. Pure.</summary>
/// <remarks>
/// Article text is hostile, and a TextBlock parses Markdown whose escapes the Teams clients read differently
/// (MicrosoftDocs/msteams-docs#5793, microsoft/AdaptiveCards#4677). So text stands in RichTextBlocks, whose TextRuns know no Markdown
/// and no mentions (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features). Only the headline is a TextBlock, since
/// those alone can be headings, which screen readers jump to (version 1.5; older clients pass over the style): it has no character left
/// that Markdown knows (<see cref="TeamsText"/>). The headline is also what toasts show: <c>summary</c> of the message,
/// <c>fallbackText</c> of the card; without them they say "Card".
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
                json.WriteString("summary", TeamsText.Plain(story.Notification));
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
        json.WriteString("fallbackText", TeamsText.Plain(story.Notification));
        json.WriteStartObject("msteams");
        json.WriteString("width", "full");
        json.WriteEndObject();

        json.WriteStartArray("body");
        WriteHeadline(json, story.Headline);
        if (story.Context.Length > 0)
        {
            StartText(json, spacing: "None");
            Run(json, story.Context, isSubtle: true);
            EndText(json);
        }

        foreach (var proof in story.Proofs(facts, sentenceLength))
        {
            Write(json, proof);
        }

        if (story.More(facts) is { } more)
        {
            StartText(json);
            Run(json, more, isSubtle: story.ArticleLink is null, link: story.ArticleLink);
            EndText(json);
        }

        WriteArticle(json, story);
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

    private static void WriteHeadline(Utf8JsonWriter json, string headline)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextBlock");
        json.WriteString("text", TeamsText.Plain(headline));
        json.WriteString("style", "heading");
        json.WriteString("size", "Large");
        json.WriteString("weight", "Bolder");
        json.WriteBoolean("wrap", true);
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

            if (line.Sources is { } sources)
            {
                Run(json, $" · {sources}", isSubtle: true);
            }

            EndText(json);
            isFirst = false;
        }

        if (proof.Sentences.Count > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "Container");
            json.WriteString("style", "emphasis");
            json.WriteString("spacing", "Small");
            json.WriteStartArray("items");
            foreach (var sentence in proof.Sentences)
            {
                StartText(json);
                foreach (var run in sentence)
                {
                    Run(json, run.Text, isBold: run.IsMarked);
                }

                EndText(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteArticle(Utf8JsonWriter json, AlertStory story)
    {
        // A rule above the first of them.
        var isFirst = true;
        if (story.ArticleTitle is { } title)
        {
            Start("Large");
            Run(json, title, link: story.ArticleLink);
            EndText(json);
        }

        if (story.ArticleOrigin.Length > 0)
        {
            Start("None");
            Run(json, story.ArticleOrigin, isSubtle: true);
            EndText(json);
        }

        if (story.SmallPrint.Length > 0)
        {
            Start("Small");
            Run(json, story.SmallPrint, size: "Small", isSubtle: true);
            EndText(json);
        }

        void Start(string spacing)
        {
            StartText(json, isFirst ? "Large" : spacing, separator: isFirst);
            isFirst = false;
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
        json.WriteString("text", TeamsText.Inert(text));
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
}
