
namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>What the lines between a page's headline and its text say: "By Jane Doe", "Published on 30 November 2026".</summary>
/// <remarks>As in plain text, little is believed: a byline names people alone, and a line of the date is nothing else.</remarks>
internal sealed record HtmlHeadLines(string? Author, StatedDate? Date)
{
    private const int MaxLines = 12;
    private const int MaxLine = 200;

    // A paragraph of prose ends what stands above a text.
    private const int MinProse = 80;

    // "Jane van der Doe"
    private const int MaxName = 40;

    private static readonly char[] Marks = ['\n', '|', '·', '•', '»'];

    /// <summary>What stands below the headline.</summary>
    /// <param name="blocks">The page's text, all of it.</param>
    /// <param name="title">The page's title.</param>
    public static HtmlHeadLines Of(IReadOnlyList<HtmlBlock> blocks, string? title)
    {
        string? author = null;
        StatedDate? date = null;
        var first = Headline(blocks, title) + 1;
        for (var i = first; first > 0 && i < blocks.Count && i < first + MaxLines; i++)
        {
            if (blocks[i].Weight >= MinProse && PagePhrases.EndsSentence(blocks[i].Text) || date is { IsDay: false } && author is not null)
            {
                break;
            }

            if (blocks[i].Text.Length <= MaxLine && !blocks[i].IsHeading)
            {
                var line = Read(blocks[i].Text);
                author ??= line.Author ?? (IsByline(blocks[i].Container) ? NamesAlone(blocks[i].Text) : null);
                date = date is null || date.Value.IsDay && line.Date is { IsDay: false } ? line.Date ?? date : date;
            }
        }

        return new(author, date);
    }

    /// <summary>Whether a line is a byline, a date or both, and nothing else.</summary>
    public static bool IsHead(string text) => text.Length <= MaxLine && Read(text) is { IsWhole: true };

    private static Line Read(string text)
    {
        var parts = text.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = new Line(null, null, IsWhole: parts.Length > 0);
        foreach (var part in parts)
        {
            var (names, date) = Pair(part);
            line = line with
            {
                Author = line.Author ?? names,
                Date = line.Date ?? date,
                IsWhole = line.IsWhole && (names is not null || date is not null || IsMinor(part)),
            };
        }

        // "Jane Doe · 30 November 2026": beside a date a name is the author's.
        return line is { Author: null, Date: not null } && parts.Length > 1 && DateOf(parts[0]) is null && NamesAlone(parts[0]) is { } alone
            ? line with { Author = alone, IsWhole = parts.Skip(1).All(part => DateOf(part) is not null || IsMinor(part)) }
            : line;
    }

    /// <summary>"By Jane Doe, 30 November 2026": names, a date, or both.</summary>
    private static (string? Names, StatedDate? Date) Pair(string part)
    {
        if (Names(part) is { } names)
        {
            return (names, null);
        }

        if (DateOf(part) is { } date)
        {
            return (null, date);
        }

        for (var comma = part.IndexOf(','); comma > 0; comma = part.IndexOf(',', comma + 1))
        {
            if (Names(part[..comma]) is { } before && DateOf(part[(comma + 1)..].Trim()) is { } behind)
            {
                return (before, behind);
            }
        }

        return (null, null);
    }

    private static string? Names(string line) => PagePhrases.Beginning(PagePhrase.Byline, line) is > 0 and var end
        ? Bylines.Names("By " + line[end..].TrimStart(' ', ':'))
        : null;

    private static string? NamesAlone(string line) =>
        line.Length <= MaxName && line.Contains(' ', StringComparison.Ordinal) && !PagePhrases.Is(PagePhrase.Line, line)
            ? Bylines.Names("By " + line)
            : null;

    private static StatedDate? DateOf(string line)
    {
        var end = PagePhrases.Beginning(PagePhrase.Dated, line);
        var value = end > 0 ? line[end..].TrimStart(' ', ':') : line;
        return PublicationDate.Read(value) ?? PublicationDate.Read(value.Replace(" / ", " ", StringComparison.Ordinal));
    }

    private static bool IsMinor(string part) =>
        PagePhrases.Is(PagePhrase.Line, part) || PagePhrases.Beginning(PagePhrase.Changed, part) > 0;

    private static bool IsByline(HtmlElement element) => IsNamed(element) || element.Parent is { } parent && IsNamed(parent);

    private static bool IsNamed(HtmlElement element) =>
        element.Attribute("class") is { } names && names.Contains("byline", StringComparison.OrdinalIgnoreCase);

    private static int Headline(IReadOnlyList<HtmlBlock> blocks, string? title)
    {
        var (heading, line, first) = (-1, -1, -1);
        for (var i = 0; i < blocks.Count && heading < 0; i++)
        {
            var isTitle = title is not null && blocks[i].Text.Length <= title.Length * 2 && TextFields.SameWords(blocks[i].Text, title);
            heading = isTitle && blocks[i].IsHeading ? i : heading;
            line = isTitle && line < 0 ? i : line;
            first = first < 0 && blocks[i].Container.Name == "h1" ? i : first;
        }

        return heading >= 0 ? heading : line >= 0 ? line : first;
    }

    private sealed record Line(string? Author, StatedDate? Date, bool IsWhole);
}
