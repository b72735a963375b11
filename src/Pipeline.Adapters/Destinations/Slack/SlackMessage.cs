using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations.Slack;

/// <summary>An alert as Block Kit, for a Slack incoming webhook. Pure.</summary>
/// <remarks>
/// Article text is hostile, and Slack's mrkdwn has no escape for <c>*</c>, <c>_</c>, <c>~</c> and <c>`</c>. So no text of an article stands
/// where mrkdwn is parsed: the headline, its story and the small print are <c>plain_text</c>, facts, sentence and article are elements of
/// <c>rich_text</c> blocks (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). Only <c>text</c>, which notifications show,
/// is parsed; there <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped (https://docs.slack.dev/messaging/formatting-message-text),
/// which is what makes <c>&lt;!channel&gt;</c>, mentions and links inert, and <c>mrkdwn</c> is off.
/// Limits: 50 blocks a message (https://docs.slack.dev/reference/block-kit/blocks), of which it has a dozen at most, and 150 characters
/// in a header (https://docs.slack.dev/reference/block-kit/blocks/header-block). The limit over all blocks is not documented; messages of
/// about 13,200 characters were refused as <c>msg_blocks_too_long</c> (slackapi/bolt-js#2509), so the whole JSON stays within 12,000, less 5 %.
/// </remarks>
internal static class SlackMessage
{
    /// <summary>The most characters (UTF-16 code units) of the whole JSON.</summary>
    public const int MostCharacters = 11_400;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request's body, UTF-8.</summary>
    public static byte[] Compose(Alert alert)
    {
        var story = AlertStory.Of(alert);
        return MessageBudget.Fit(story.Showable, (facts, sentence) => Render(story, facts, sentence));
    }

    private static byte[]? Render(AlertStory story, int facts, int sentenceLength)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("text", Escape(story.Notification));
            json.WriteBoolean("mrkdwn", false);
            json.WriteBoolean("unfurl_links", false);
            json.WriteBoolean("unfurl_media", false);
            json.WriteStartArray("blocks");
            json.WriteStartObject();
            json.WriteString("type", "header");
            PlainText(json, "text", story.Headline);
            json.WriteEndObject();
            Context(json, story.Context);
            foreach (var proof in story.Proofs(facts, sentenceLength))
            {
                Write(json, proof);
            }

            if (story.More(facts) is { } more)
            {
                StartSection(json);
                Linked(json, more, story.ArticleLink);
                EndSection(json);
            }

            WriteArticle(json, story);
            Context(json, story.SmallPrint);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetCharCount(buffer.WrittenSpan) <= MostCharacters ? buffer.WrittenSpan.ToArray() : null;
    }

    private static void Write(Utf8JsonWriter json, Proof proof)
    {
        StartSection(json);
        for (var i = 0; i < proof.Lines.Count; i++)
        {
            var line = proof.Lines[i];
            Run(json, $"{(i > 0 ? "\n" : "")}{line.Caption}: ", isBold: false);
            for (var j = 0; j < line.Items.Count; j++)
            {
                Run(json, line.Items[j].FlaggedLabel, isBold: true);
                var note = line.Items[j].Note is { } words ? $" ({words})" : "";
                var next = j + 1 < line.Items.Count ? ", " : line.Sources is { } sources ? $" · {sources}" : "";
                if (note.Length + next.Length > 0)
                {
                    Run(json, note + next, isBold: false);
                }
            }
        }

        EndElements(json);
        foreach (var sentence in proof.Sentences)
        {
            StartElements(json, "rich_text_quote");
            foreach (var run in sentence)
            {
                Run(json, run.Text, run.IsMarked);
            }

            EndElements(json);
        }

        EndElements(json);
    }

    private static void WriteArticle(Utf8JsonWriter json, AlertStory story)
    {
        var title = story.ArticleTitle ?? (story.ArticleLink is null ? null : "Read the article");
        if (title is null && story.ArticleOrigin.Length == 0)
        {
            return;
        }

        StartSection(json);
        if (title is not null)
        {
            Linked(json, title, story.ArticleLink);
        }

        if (story.ArticleOrigin.Length > 0)
        {
            Run(json, $"{(title is null ? "" : "\n")}{story.ArticleOrigin}", isBold: false);
        }

        EndSection(json);
    }

    private static void Linked(Utf8JsonWriter json, string text, string? link)
    {
        if (link is null)
        {
            Run(json, text, isBold: false);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "link");
        json.WriteString("url", link);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A block of rich text, in its section.</summary>
    private static void StartSection(Utf8JsonWriter json)
    {
        StartElements(json, "rich_text");
        StartElements(json, "rich_text_section");
    }

    private static void EndSection(Utf8JsonWriter json)
    {
        EndElements(json);
        EndElements(json);
    }

    private static void StartElements(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteStartArray("elements");
    }

    private static void EndElements(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Context(Utf8JsonWriter json, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        StartElements(json, "context");
        PlainText(json, null, text);
        EndElements(json);
    }

    private static void PlainText(Utf8JsonWriter json, string? property, string text)
    {
        if (property is not null)
        {
            json.WritePropertyName(property);
        }

        json.WriteStartObject();
        json.WriteString("type", "plain_text");
        json.WriteString("text", text);
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }

    private static void Run(Utf8JsonWriter json, string text, bool isBold)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        if (isBold)
        {
            json.WriteStartObject("style");
            json.WriteBoolean("bold", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
