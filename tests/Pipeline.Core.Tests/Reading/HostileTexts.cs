using System.Text;

namespace Pipeline.Core.Tests.Reading;

/// <summary>Texts that nobody writes and somebody drops: each has broken a reader of text somewhere.</summary>
public static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "in", "the", "killed", "killed 12", "hospital", "in hospital", "among the", "of them",
        "including", "2009", "years ago", "since", "earlier reports said", "Related:",
        "at least", "1,", "one", "million", "and", "of", "Mr.", "U.S.", "Paris", "Georgia", "said",
        "\"", "“", "(", ")", "[", "'", "’s", "-", "–", "\n", "\n\n", "\r\n", "\t", " ", ".", "...", ",", "!", "\uD800", "\uDC00", "\0",
        "\u0007", "\u200B", "\uFEFF", "\u0301", "\u202E", "é", "ß", "İ", "地震", "قتل", "😀", "http://", "@", "#", "%", "$", "2019-11-01",
        "10:30", "people", "between 3 and", "no fewer than", "President", "AL-", "al-Assad", "hundreds of", "dozens", "A.", "B.C.",
        "&amp;", "<b>",
    ];

    /// <summary>Name and text of each.</summary>
    public static TheoryData<string> Names => [.. ByName(10_000).Keys];

    /// <summary>The texts, those that have a length about <paramref name="length"/> characters long.</summary>
    public static IReadOnlyDictionary<string, string> ByName(int length) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["random bytes"] = RandomBytes(length),
        ["lone high surrogates"] = new('\uD83D', length),
        ["lone low surrogates"] = new('\uDE00', length),
        ["letters without a space"] = new('a', length),
        ["capitals without a space"] = new('Q', length),
        ["digits without a space"] = new('7', length),
        ["full stops"] = new('.', length),
        ["hyphens"] = Repeated("a-", length),
        ["apostrophes"] = Repeated("a'", length),
        ["abbreviation without end"] = Repeated("U.", length),
        ["numbers without end"] = Repeated("1,", length),
        ["number words without end"] = Repeated("one ", length),
        ["hundreds without end"] = Repeated("hundred and ", length),
        ["millions without end"] = Repeated("12 million ", length),
        ["prepositions"] = Repeated("in ", length),
        ["articles"] = Repeated("the ", length),
        ["names without end"] = Repeated("John Smith ", length),
        ["places without end"] = Repeated("Paris, Georgia, ", length),
        ["victims without end"] = Repeated("killed 12 and wounded ", length),
        ["groups without end"] = Repeated("soldiers, police officers and ", length),
        ["nouns without end"] = Repeated("police station guard ", length),
        ["nested quotes"] = Repeated("“'\"", length / 2) + "He said 12 people died" + Repeated("\"'”", length / 2),
        ["nested brackets"] = Repeated("([{", length / 2) + "Kenya" + Repeated("}])", length / 2),
        ["combining marks"] = "e" + new string('\u0301', length),
        ["zero-width characters"] = Repeated("k\u200Bi\u200Bl\u200Bled 12\u200B ", length),
        ["control characters"] = Repeated("\u0001\u0007 dead \u001B[31m", length),
        ["direction marks"] = Repeated("\u202E12 dead\u202C ", length),
        ["line feeds"] = new('\n', length),
        ["spaces"] = new(' ', length),
        ["capitals"] = Repeated("AT LEAST 12 PEOPLE WERE KILLED IN KABUL, AFGHANISTAN. ", length),
        ["title case"] = Repeated("Police Arrest Three Men In Nairobi Attack ", length),
        ["addresses"] = Repeated("https://a.b/c?d=e&f=@x.y ", length),
        ["mail addresses"] = Repeated("a@", length),
        ["telephone numbers"] = Repeated("+1 (555) ", length),
        ["dates"] = Repeated("1 November ", length),
        ["ranges"] = Repeated("between 3 and 5 to 7 - 9 ", length),
        ["percent"] = Repeated("12% $", length),
        ["one sentence"] = Repeated("and the man who saw the dog that killed two people in the town ", length),
    };

    /// <summary>A text of pieces in an order that <paramref name="seed"/> gives.</summary>
    public static string Mixed(int seed, int pieces)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
            if (random.Next(3) > 0)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    private static string Repeated(string piece, int length) =>
        new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length + 1).ToString();

    private static string RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    }
}
