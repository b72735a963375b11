using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>Whatever an article says, a message shows it and nothing of it acts, within every limit of its format.</summary>
public sealed partial class MessageFuzzTests
{
    /// <summary>What a TextBlock must not have in it: emphasis, code, links, images, HTML, escapes, tables; entities; headings and lists;
    /// addresses that become links.</summary>
    [GeneratedRegex("""[*_~`\[\]<>\\|#]|&(?:#|[A-Za-z])\w*;|^(?:[-+]|[0-9]+[.)])(?: |$)|://""")]
    public static partial Regex Markdown { get; }

    /// <summary>Bytes; no receiver that is known takes more than a mebibyte.</summary>
    private const int LargestMessage = 1024 * 1024;

    private static readonly Dictionary<string, string[]> SlackShapes = new(StringComparer.Ordinal)
    {
        ["header"] = ["type", "text"],
        ["context"] = ["type", "elements"],
        ["rich_text"] = ["type", "elements"],
        ["rich_text_section"] = ["type", "elements"],
        ["rich_text_quote"] = ["type", "elements"],
        ["plain_text"] = ["type", "text", "emoji"],
        ["text"] = ["type", "text", "style"],
        ["link"] = ["type", "url", "text"],
    };

    private static readonly Dictionary<string, string[]> TeamsShapes = new(StringComparer.Ordinal)
    {
        ["message"] = ["type", "summary", "attachments"],
        ["AdaptiveCard"] = ["$schema", "type", "version", "fallbackText", "msteams", "body", "actions"],
        ["TextBlock"] = ["type", "text", "style", "size", "weight", "wrap"],
        ["RichTextBlock"] = ["type", "spacing", "separator", "inlines"],
        ["TextRun"] = ["type", "text", "size", "weight", "isSubtle", "selectAction"],
        ["Container"] = ["type", "style", "spacing", "items"],
        ["Action.OpenUrl"] = ["type", "title", "url"],
    };

    private static readonly Fuzz<Alert> Alerts = new(
        HostileAlerts.Make, HostileAlerts.Length, CheckAll, HostileAlerts.Smaller, HostileAlerts.Show)
    {
        // A message is tried in up to a dozen sizes; each costs what it shows, not what the alert holds.
        BaseBytes = 100 * 1024 * 1024,
    };

    [Fact]
    public void Nothing_of_an_articles_text_acts_in_any_message() => Alerts.Run(1_000);

    [Theory]
    [InlineData("<at id=\"0\">All</at>")]
    [InlineData("</AT>")]
    [InlineData("<<at>at>All")]
    [InlineData("$${{{a}}")]
    [InlineData("@@{triggerBody()}")]
    public void A_mention_or_expression_in_any_spelling_is_broken_in_Teams(string hostile)
    {
        var alert = SomeAlerts.Of(SomeAlerts.Group(hostile, $"{hostile} [journalists] {hostile}")) with { Title = hostile };

        CheckTeams(alert, TeamsPayload.Envelope);
        CheckTeams(alert with { Headline = hostile, Story = new AlertStoryName("x", hostile) }, TeamsPayload.Envelope);
    }

    [Fact]
    public void A_million_mentions_in_a_sentence_notify_nobody() => CheckAll(SomeAlerts.Of(
        SomeAlerts.Group("journalists", string.Concat(Enumerable.Repeat("<!channel> <at>All</at> ", 1_000_000)) + "[journalists]"),
        SomeAlerts.Group("children", "[children] were hurt")));

    private static void CheckAll(Alert alert)
    {
        CheckSlack(alert);
        CheckTeams(alert, TeamsPayload.Envelope);
        CheckTeams(alert, TeamsPayload.Card);
        CheckEvent(alert);
        foreach (var kind in SenderRig.Kinds.Posted)
        {
            CheckAny(kind, alert);
        }
    }

    /// <summary>What holds for the message of any kind: it is the same at each try, and JSON where it says so.</summary>
    private static void CheckAny(IPostedKind kind, Alert alert)
    {
        var destination = new DestinationOptions
        {
            Path = "Pipeline:Destinations:0", Kind = kind, Name = "desk", Url = "https://desk.example/",
        };
        var message = kind.Compose(alert, destination, isTest: false);

        Assert.Equal(message.Body, kind.Compose(alert, destination, isTest: false).Body);
        Assert.InRange(message.Body.Length, 1, LargestMessage);
        if (message.ContentType.Contains("json", StringComparison.Ordinal))
        {
            _ = JsonElement.Parse(message.Body);
        }
    }

    private static void CheckSlack(Alert alert)
    {
        var bytes = SlackMessage.Compose(alert);
        var message = JsonElement.Parse(bytes);

        Assert.InRange(Encoding.UTF8.GetCharCount(bytes), 1, 11_400);
        Assert.Equal(
            "text mrkdwn unfurl_links unfurl_media blocks", string.Join(' ', message.EnumerateObject().Select(property => property.Name)));
        foreach (var option in (ReadOnlySpan<string>)["mrkdwn", "unfurl_links", "unfurl_media"])
        {
            Assert.False(message.GetProperty(option).GetBoolean());
        }

        var notification = message.GetProperty("text").GetString()!;
        Assert.Matches("^(?:[^<>&]|&amp;|&lt;|&gt;)*$", notification.Replace('\n', ' '));
        Assert.InRange(message.GetProperty("blocks").GetArrayLength(), 1, 50);
        foreach (var part in Objects(message.GetProperty("blocks")))
        {
            OfShape(part, SlackShapes);
            if (part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                Assert.InRange(text.GetString()!.Length, 1, 3_000);
            }

            if (part.GetProperty("type").GetString() == "plain_text")
            {
                Assert.False(part.GetProperty("emoji").GetBoolean());
            }
        }

        Assert.InRange(message.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        OnlyTheArticlesLink(alert, message);
        OnlyVisible(message);
    }

    private static void CheckTeams(Alert alert, TeamsPayload payload)
    {
        var bytes = TeamsMessage.Compose(alert, payload);
        var message = JsonElement.Parse(bytes);

        Assert.InRange(bytes.Length, 1, 20_000);
        foreach (var part in Objects(message).Where(part => part.TryGetProperty("type", out _)))
        {
            OfShape(part, TeamsShapes);
            if (part.GetProperty("type").GetString() == "TextBlock")
            {
                Assert.DoesNotMatch(Markdown, part.GetProperty("text").GetString()!);
            }
        }

        foreach (var text in Strings(message))
        {
            foreach (var acting in (ReadOnlySpan<string>)["{{", "${", "@{", "<at", "</at"])
            {
                Assert.DoesNotContain(acting, text, StringComparison.OrdinalIgnoreCase);
            }
        }

        OnlyTheArticlesLink(alert, message);
        OnlyVisible(message);
    }

    private static void CheckEvent(Alert alert)
    {
        var bytes = WebhookEvent.Compose(alert);
        var message = JsonElement.Parse(bytes);

        Assert.InRange(bytes.Length, 1, WebhookEvent.MostBytes);
        Assert.Equal("1.0", message.GetProperty("specversion").GetString());
        Assert.True(Uri.TryCreate(message.GetProperty("source").GetString(), UriKind.Relative, out _), "a source that is no URI reference");
        Assert.All(message.EnumerateObject(), attribute => Assert.Matches("^[a-z0-9]{1,20}$", attribute.Name));
        Assert.Empty(message.GetProperty("data").GetProperty("deliveries").EnumerateArray());

        // Programs get what was written, in strings of its own.
        Assert.Equal(string.Concat(alert.Watch.EnumerateRunes()), message.GetProperty("data").GetProperty("watch").GetString());
        var told = message.GetProperty("data").GetProperty("facts").GetArrayLength();
        var omitted = message.TryGetProperty("factsomitted", out var left) ? left.GetInt32() : 0;
        Assert.Equal(alert.Facts.Count, told + omitted);
    }

    private static void OfShape(JsonElement part, Dictionary<string, string[]> shapes)
    {
        var type = part.GetProperty("type").GetString()!;
        Assert.True(shapes.TryGetValue(type, out var names), $"an element of type {type}");
        Assert.DoesNotContain(part.EnumerateObject(), property => Array.IndexOf(names!, property.Name) < 0);
    }

    private static void OnlyTheArticlesLink(Alert alert, JsonElement message)
    {
        foreach (var part in Objects(message).Where(part => part.TryGetProperty("url", out _)))
        {
            var link = part.GetProperty("url").GetString()!;
            Assert.Matches("""^https?://[!-~-[<>|"{}@/]]+(?:/[!-~-[<>|"{}]]*)?$""", link);
            Assert.InRange(link.Length, 1, 2_000);
            Assert.Equal(alert.Article.Url!.IdnHost, new Uri(link).IdnHost);
        }
    }

    private static void OnlyVisible(JsonElement message)
    {
        foreach (var text in Strings(message))
        {
            foreach (var rune in text.EnumerateRunes())
            {
                var isHidden = rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or >= 0xE0000 and <= 0xE007F
                        or 0x200B or 0x200E or 0x200F or 0x061C or 0xFEFF or 0xAD or 0x3164
                    || Rune.IsControl(rune) && rune.Value != '\n';
                Assert.False(isHidden, $"U+{rune.Value:X4} in a message");
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        JsonValueKind.Object => element.EnumerateObject().Where(property => property.Name != "style")
            .SelectMany(property => Objects(property.Value)).Prepend(element),
        _ => [],
    };
}
