using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Puts texts together that are cut into fields of one stem: "content" and "content2", "p1" to "p3", "content_before_paywall" and
/// "content_after_paywall".</summary>
internal static class TextSeries
{
    private const int MostDigits = 4;

    private static readonly char[] Digits = [.. "0123456789"];

    private static readonly string[] Parts = ["part", "page", "section", "paragraph", "chunk", "segment", "teil", "partie", "parte"];

    /// <summary>The texts of the fields that are series, in the order of their numbers.</summary>
    public static List<Series> Of(FieldSet fields)
    {
        var found = new Dictionary<string, List<(int Number, string Key, MappedText Text)>>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.InOrder)
        {
            var key = TextFields.Words(name);
            var (stem, number) = Cut(key);
            if (stem.Length > 0 && Array.IndexOf(FieldNames.Beside, stem) < 0 && value.Text.Contains(' '))
            {
                (found.TryGetValue(stem, out var members) ? members : found[stem] = []).Add((number, key, value));
            }
        }

        return [.. found.Where(pair => pair.Value.Count > 1).Select(pair => Join(pair.Key, pair.Value)).OfType<Series>()];
    }

    private static Series? Join(string stem, List<(int Number, string Key, MappedText Text)> members)
    {
        var isText = Array.IndexOf(FieldNames.Text, stem) >= 0;
        // Forms of one text are no series, nor are words and numbers under names that say nothing.
        var texts = new List<(string Key, MappedText Text)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, key, text) in members.OrderBy(member => member.Number))
        {
            var read = HtmlFragment.Read(text.Text);
            if (read.Length == 0 || Placeholders.Contains(read) || !isText && !Prose.IsSentences(read))
            {
                continue;
            }

            if (!seen.Add(TextFields.Words(read)))
            {
                return null;
            }

            var trimmed = text.Trim();
            texts.Add((key, trimmed.Text == read ? trimmed : MappedText.Extracted(read)));
        }

        if (texts.Count < 2)
        {
            return null;
        }

        return new(isText, [.. texts.Select(text => text.Key)], MappedText.Joined([.. texts.Select(text => text.Text)]));
    }

    /// <summary>"bodypart3" is the third of "body", "contentbeforepaywall" stands before what else is of "content".</summary>
    private static (string Stem, int Number) Cut(string key)
    {
        var stem = key.TrimEnd(Digits);
        var digits = key.Length - stem.Length;
        if (digits > MostDigits)
        {
            return ("", 0);
        }

        var number = digits == 0 ? 1 : int.Parse(key.AsSpan(stem.Length), System.Globalization.CultureInfo.InvariantCulture);
        var before = stem.IndexOf("before", StringComparison.Ordinal);
        var after = stem.IndexOf("after", StringComparison.Ordinal);
        if (before > 0 || after > 0)
        {
            return before > 0 ? (stem[..before], -1) : (stem[..after], int.MaxValue);
        }

        var part = Array.Find(Parts, part => digits > 0 && stem.Length > part.Length && stem.EndsWith(part, StringComparison.Ordinal));
        return (part is null ? stem : stem[..^part.Length], number);
    }
}

/// <summary>A text that was cut into several fields.</summary>
/// <param name="IsText">Whether their stem is a name of a text; else it says nothing.</param>
/// <param name="Keys">The names of the fields.</param>
/// <param name="Text">The whole text.</param>
internal sealed record Series(bool IsText, IReadOnlyList<string> Keys, MappedText Text);
