using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>What stands in the place of a text that is not given away: "only available in paid plans", "subscribe to read".</summary>
internal static class Placeholders
{
    // An invitation to subscribe is a line or two; a longer text that ends with one is a text all the same.
    private const int MaxLength = 220;

    private static readonly string[] Whole = [.. Read(Kind.Whole).Select(phrase => TextFields.Words(phrase))];

    private static readonly string[] Values = [.. Whole, .. Read(Kind.Value).Select(phrase => TextFields.Words(phrase))];

    private static readonly string[] Parts = [.. Read(Kind.Part).Select(phrase => TextFields.Words(phrase))];

    private static readonly (string Start, string End)[] Frames =
    [
        .. Read(Kind.Frame).Select(phrase => phrase.Split('…'))
            .Select(halves => (TextFields.Words(halves[0]), TextFields.Words(halves[1]))),
    ];

    /// <summary>Whether this is nothing but a placeholder.</summary>
    public static bool Contains(string text)
    {
        if (text.Length > MaxLength)
        {
            return false;
        }

        var words = TextFields.Words(text);
        return words.Length == 0 || Array.IndexOf(Whole, words) >= 0
            || Array.Exists(Parts, part => words.Contains(part, StringComparison.Ordinal))
            || Array.Exists(Frames, frame => words.StartsWith(frame.Start, StringComparison.Ordinal)
                && words.EndsWith(frame.End, StringComparison.Ordinal) && words.Length >= frame.Start.Length + frame.End.Length);
    }

    /// <summary>Whether a short value says that nothing is known: "unknown", "Not Found", "-", "??".</summary>
    public static bool SaysNothing(string value)
    {
        var words = value.Length > MaxLength ? value : TextFields.Words(value);
        return words.Length == 0 || Array.IndexOf(Values, words) >= 0;
    }

    private static IEnumerable<string> Read(Kind kind) =>
        EmbeddedTable.KindRows<Kind>("placeholders.tsv", 2).Where(row => row.Kind == kind).SelectMany(row => row.Cells[1].Split('|'));

    private enum Kind
    {
        Whole,
        Value,
        Part,
        Frame,
    }
}
