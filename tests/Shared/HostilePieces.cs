namespace Pipeline.Tests.Shared;

/// <summary>What attackers write, in pieces that are put together at random.</summary>
internal static class HostilePieces
{
    /// <summary>Means something to a messenger: mentions, links, mrkdwn, Markdown, card functions, template expressions.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "<!channel>", "<!here|here>", "<!everyone>", "<@U012AB3CD>", "<#C012AB3CD>", "<!subteam^S1>", "<!date^1^{date}|x>", "@channel",
        "@here",
        "<https://evil.example|https://bank.example>", "https://evil.example/a", "mailto:a@evil.example", "*b*", "_i_", "~s~", "`c`",
        "```", "> q",
        "[click](https://evil.example)", "[click](javascript:alert(1))", "![x](https://evil.example/p.png)", "[a]: https://evil.example",
        "# h", "- i",
        "<at>Everyone</at>", "<AT id=\"0\">All</AT>", "<at", "</at>", "{{DATE(2019-11-01T00:00:00Z,SHORT)}}",
        "{{TIME(2019-11-01T00:00:00Z)}}", "{{", "{", "}}",
        "${secret}", "${", "$", "@{triggerBody()}", "@{", "@@{", "@", "$ {", "{ {", "{{{", "$${", "@triggerBody()", "&lt;!channel&gt;",
        "&amp;", "&", "<", ">", "|", "\\",
        "\"}]}, \"blocks\": [{\"type\": \"section\"", "\"", "\r\n", "\n\n", "\t", "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    ];

    /// <summary>Shows itself as something else, or not at all.</summary>
    public static IReadOnlyList<string> Characters { get; } =
    [
        "\u202Etxt.exe\u202C", "\u2066", "\u2069", "\u200B", "\u200D", "\u200C", "\u200E", "\u200F", "\u061C", "\uFEFF", "\u00AD",
        "\u2028", "\u2029", "\u0085", "\u00A0",
        "\u3164", "\u115F", "\u2800", "\u180E", "\0", "\u0007", "\u001B[31m", "\u009B", "\u0301",
        "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A", "\uD83D", "\uDE00",
        "\uFFFE", "\uFFFF", "\uFDD0", "\uFFFD", "👩‍👩‍👧‍👦", "🇧🇭", "🏳️‍🌈", "\U000E0041\U000E007F", "\U0001F1E6", "قتل", "ﷺ", "地震", "İ", "ß",
        "ﬁ", "Ⅷ", "١٢٣",
    ];

    /// <summary>News, between the rest.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "At least 1,400 users were hacked", "killed 12 people", "in Bahrain", "journalists", "Officials said",
        "The ferry sank off Norland.", "Nine died", ". ", ", ", " ", "\n\n", "2019-11-01",
    ];

    /// <summary>One of <paramref name="pieces"/>.</summary>
    public static string Any(Random random, IReadOnlyList<string> pieces) => pieces[random.Next(pieces.Count)];

    /// <summary>A text of up to <paramref name="most"/> pieces, now and then one of them up to <paramref name="times"/> times.</summary>
    public static string Text(Random random, int most, int times = 2_000)
    {
        var text = new System.Text.StringBuilder();
        for (var left = random.Next(most + 1); left > 0; left--)
        {
            var piece = Any(random, random.Next(5) switch { 0 or 1 => Messages, 2 => Characters, _ => Words });
            text.Insert(text.Length, piece, random.Next(40) == 0 ? random.Next(times) : 1);
            if (random.Next(3) == 0)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
