using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Adapters.Tests.Destinations.Slack;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

public sealed class HostileTextTests
{
    public static TheoryData<string> Hostile =>
    [
        "<!channel> <!here> <@U012AB3CD> <#C012AB3CD> <!subteam^S1>",
        "*bold* _it_ ~no~ `code` ```block``` > quote",
        "[click](javascript:alert(1)) <https://evil.example|https://bank.example>",
        "<at>Everyone</at> <AT>All</AT>",
        "{{DATE(2019-11-01T00:00:00Z,SHORT)}} {{{TIME(2019-11-01T00:00:00Z)}} ${secret} @{triggerBody()}",
        "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt; &amp;",
        "evil \u202Etxt.exe\u202C \u2066hidden\u2069 zero\u200Bwidth \uFEFFbom soft\u00ADhyphen \u061Cmark",
        "tags \U000E0041\U000E0042 \U000E007F, fillers \u3164\u115F\u2800, NUL\0, ESC\u001b[31m, bell\a",
        "lone \uD83D surrogate \uDE00, noncharacter \uFFFE",
        "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030D\u030E\u030F\u0310\u0311\u0312\u0313\u0314algo",
        "\n\n# Title\r\n- item\u2028line\u2029paragraph\t1. one",
        "\"}]}, \"blocks\": [{\"type\": \"section\"",
        "",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_text_in_Slack(string hostile)
    {
        var bytes = SlackMessage.Compose(Everywhere(hostile));

        var message = JsonElement.Parse(bytes);
        Assert.Equal(
            ["text", "mrkdwn", "unfurl_links", "unfurl_media", "blocks"], message.EnumerateObject().Select(property => property.Name));
        var notification = message.GetProperty("text").GetString()!;
        Assert.DoesNotContain('<', notification);
        Assert.DoesNotContain('>', notification);
        foreach (var element in ObjectsIn(message.GetProperty("blocks")))
        {
            Assert.Contains(
                element.GetProperty("type").GetString(),
                (string[])["header", "context", "rich_text", "rich_text_section", "rich_text_quote", "plain_text", "text", "link"]);
        }

        OnlyHarmlessCharacters(message);
        WithinSlacksLimits(bytes);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_text_in_Teams(string hostile)
    {
        foreach (var payload in Enum.GetValues<TeamsPayload>())
        {
            var bytes = TeamsMessage.Compose(Everywhere(hostile), payload);
            var message = JsonElement.Parse(bytes);
            foreach (var element in ObjectsIn(message).Where(element => element.TryGetProperty("type", out _)))
            {
                Assert.Contains(
                    element.GetProperty("type").GetString(),
                    (string[])["message", "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Container", "Action.OpenUrl"]);
            }

            // Only the headline is where Markdown is parsed, and has nothing of it.
            var heading = Assert.Single(ObjectsIn(message), element =>
                element.TryGetProperty("type", out var type) && type.GetString() == "TextBlock").GetProperty("text").GetString()!;
            Assert.DoesNotMatch(MessageFuzzTests.Markdown, heading);

            var shown = SlackMessageTests.Shown(bytes);
            foreach (var function in (string[])["{{", "${", "@{", "<at>"])
            {
                Assert.DoesNotContain(function, shown, StringComparison.OrdinalIgnoreCase);
            }

            OnlyHarmlessCharacters(message);
            Assert.InRange(bytes.Length, 1, TeamsMessage.MostBytes);
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_reaches_programs_as_it_was(string hostile)
    {
        var data = JsonElement.Parse(WebhookEvent.Compose(Everywhere(hostile))).GetProperty("data");

        // A lone surrogate cannot be written in UTF-8.
        var expected = string.Concat(hostile.EnumerateRunes());
        Assert.Equal(expected, data.GetProperty("article").GetProperty("publisher").GetString());
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://user:pass@news.example/", null)]
    [InlineData("/relative", null)]
    [InlineData("https://news.example/a|b<c>d?e=|f<g>#h|", "https://news.example/a%7Cb%3Cc%3Ed?e=%7Cf%3Cg%3E#h%7C")]
    [InlineData("http://news.example:8080/ü", "http://news.example:8080/%C3%BC")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    public void Only_web_links_are_links_and_none_leaves_its_bounds(string url, string? link)
    {
        var alert = SomeAlerts.Changed();
        alert = alert with { Article = alert.Article with { Url = new Uri(url, UriKind.RelativeOrAbsolute) } };

        Assert.Equal(link, LinkIn(SlackMessage.Compose(alert)));
        Assert.Equal(link, LinkIn(TeamsMessage.Compose(alert)));
    }

    [Fact]
    public void Emoji_families_and_Persian_joiners_survive()
    {
        const string Text = "👩‍👩‍👧‍👦 می‌خواهم क्‍ष 🏳️‍🌈";

        Assert.Contains(Text, SlackMessageTests.Shown(SlackMessage.Compose(Everywhere(Text))), StringComparison.Ordinal);
    }

    public static TheoryData<string> Fillers =>
    [
        "word ", "👩‍👩‍👧‍👦", "e\u0301\u0323 ", "🇧🇭🇲🇽", "नमस्ते ", "\"\\<&>", "漢字", "x", "한국어 ", "\u1100\u1161\u11A8",
    ];

    [Theory]
    [MemberData(nameof(Fillers))]
    public void A_long_sentence_is_cut_around_its_words_and_between_characters(string filler)
    {
        var half = string.Concat(Enumerable.Repeat(filler, 5000 / filler.Length)).TrimEnd();
        var alert = SomeAlerts.Of(SomeAlerts.Count(41, "people", VictimEffect.Killed, $"{half} [41 people] {half}"));

        var runs = Assert.Single(SlackMessageTests.Quotes(SlackMessage.Compose(alert)));
        Assert.Equal("41 people", Assert.Single(runs, run => run.IsBold).Text);
        var shown = string.Concat(runs.Select(run => run.Text));
        Assert.InRange(shown.Length, 500, 700);
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);

        // What is shown before the words is the end of what stood there, whole characters only.
        var whole = Elements($"{half} ");
        var before = Elements(runs[0].Text[1..]);
        Assert.Equal(whole[^before.Length..], before);
    }

    [Fact]
    public void Distant_words_of_one_sentence_are_all_shown()
    {
        var gap = string.Concat(Enumerable.Repeat("and so on ", 200));
        var sentence = $"From [Bahrain] {gap}to [Mexico] {gap}and [India] it spread.";
        var alert = SomeAlerts.Of(
            SomeAlerts.Country("BH", "Bahrain", CountryRole.Affected, sentence, 0),
            SomeAlerts.Country("MX", "Mexico", CountryRole.Affected, sentence, 1),
            SomeAlerts.Country("IN", "India", CountryRole.Affected, sentence, 2));

        var runs = Assert.Single(SlackMessageTests.Quotes(SlackMessage.Compose(alert)));
        Assert.Equal(["Bahrain", "Mexico", "India"], runs.Where(run => run.IsBold).Select(run => run.Text));
        Assert.InRange(runs.Sum(run => run.Text.Length), 500, 700);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(1000)]
    public void However_many_facts_every_limit_holds_and_the_rest_is_counted(int count)
    {
        foreach (var filler in (string[])["word ", "👩‍👩‍👧‍👦", "\"\\\u0007<&>", "z\u0301\u0301\u0301\u0301"])
        {
            var facts = Enumerable.Range(0, count)
                .Select(i => SomeAlerts.Count(
                    1000 + i, "people", VictimEffect.Killed,
                    $"{i} {string.Concat(Enumerable.Repeat(filler, 60))} [{1000 + i} people] died"))
                .ToArray();
            var slack = SlackMessage.Compose(SomeAlerts.Of(facts));
            var teams = TeamsMessage.Compose(SomeAlerts.Of(facts));

            WithinSlacksLimits(slack);
            Assert.InRange(teams.Length, 1, TeamsMessage.MostBytes);
            Assert.Contains(facts[0].Label, SlackMessageTests.Shown(slack), StringComparison.Ordinal);
            foreach (var message in (byte[][])[slack, teams])
            {
                var shown = SlackMessageTests.Shown(message);
                var left = facts.Count(fact => !shown.Contains(fact.Label, StringComparison.Ordinal));
                Assert.Equal(left > 0, shown.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"and {left:N0} more"), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Many_countries_from_one_sentence_are_cut_too()
    {
        var names = Enumerable.Range(0, 250).Select(i => $"Land{i}").ToArray();
        var sentence = string.Join(", ", names.Select(name => $"[{name}]"));
        var alert = SomeAlerts.Of([.. names.Select((name, i) => SomeAlerts.Country("XX", name, CountryRole.Affected, sentence, i))]);

        WithinSlacksLimits(SlackMessage.Compose(alert));
        Assert.InRange(TeamsMessage.Compose(alert).Length, 1, TeamsMessage.MostBytes);
    }

    [Fact]
    public void Endless_names_are_cut()
    {
        var alert = Everywhere(string.Concat(Enumerable.Repeat("endless 👩‍👩‍👧‍👦 ", 4000)));

        WithinSlacksLimits(SlackMessage.Compose(alert));
        Assert.InRange(TeamsMessage.Compose(alert).Length, 1, TeamsMessage.MostBytes);
    }

    private static Alert Everywhere(string text) => SomeAlerts.Of(
        SomeAlerts.Group(text, $"{text} [journalists] {text}"),
        SomeAlerts.Country("BH", text, CountryRole.Affected, $"[{text}x] died."),
        SomeAlerts.Country("<!", text, CountryRole.Affected, text + "[]"),
        SomeAlerts.Count(41, text, VictimEffect.Killed, $"{text} [41] {text}")) with
    {
        Id = "id" + text,
        Watch = text,
        Title = text,
        Headline = text,
        Story = new AlertStoryName(text, text),
        Article = new AlertArticle("a", text, null, text, text, SomeAlerts.RaisedAt, text),
    };

    private static void WithinSlacksLimits(byte[] bytes)
    {
        Assert.InRange(Encoding.UTF8.GetString(bytes).Length, 1, 12_000);
        var blocks = SlackMessageTests.Blocks(bytes).ToList();
        Assert.InRange(blocks.Count, 1, 50);
        Assert.InRange(blocks[0].GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        foreach (var text in ObjectsIn(JsonElement.Parse(bytes))
            .Where(element => element.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String))
        {
            Assert.InRange(text.GetProperty("text").GetString()!.Length, 1, 3000);
        }
    }

    private static void OnlyHarmlessCharacters(JsonElement message)
    {
        foreach (var text in StringsIn(message))
        {
            Assert.DoesNotContain(text.EnumerateRunes(), rune =>
                rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200B or 0x200E or 0x200F or 0x061C or 0xFEFF
                    or 0xAD or 0x3164 or 0xFFFE or >= 0xE0000 and <= 0xE007F
                || Rune.IsControl(rune) && rune.Value != '\n');
            Assert.All(Elements(text), element => Assert.InRange(element.Length, 1, 40));
        }
    }

    private static string[] Elements(string text)
    {
        var elements = new List<string>();
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext();)
        {
            elements.Add(e.GetTextElement());
        }

        return [.. elements];
    }

    private static string? LinkIn(byte[] message) => ObjectsIn(JsonElement.Parse(message))
        .Where(element => element.TryGetProperty("url", out _))
        .Select(element => element.GetProperty("url").GetString())
        .Distinct()
        .SingleOrDefault();

    private static IEnumerable<string> StringsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(StringsIn),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => StringsIn(property.Value)),
        _ => [],
    };

    private static IEnumerable<JsonElement> ObjectsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ObjectsIn),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(property => property.Name != "style")
            .SelectMany(property => ObjectsIn(property.Value))
            .Prepend(element),
        _ => [],
    };
}
