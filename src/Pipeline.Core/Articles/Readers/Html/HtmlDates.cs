namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Finds when an article was published among the times that its page's markup has.</summary>
/// <remarks>A time in a teaser, a link or a sentence is another's. Of the page's own, what says that it is the publication's goes first,
/// then what stands behind the headline, then what stands before it.</remarks>
internal sealed class HtmlDates
{
    // Some pages have a time at each of a thousand comments.
    private const int MaxTimes = 200;

    // A date with its zone; more is a sentence.
    private const int MaxText = 120;

    // A paragraph that a time stands in is a sentence of the story from here on.
    private const int MaxLine = 100;

    // A label and a date may end with a full stop; a longer line that does is a sentence.
    private const int MaxLabelled = 60;

    // "Published on Monday, 30 November": so many words may stand before a date.
    private const int MaxLabel = 4;

    private static readonly HashSet<string> PublishedWords = new(StringComparer.Ordinal)
    {
        "published", "publish", "pubdate", "publication", "posted", "date", "dateline", "timestamp", "datetime", "created", "datum",
        "fecha",
    };

    private static readonly HashSet<string> OtherWords = new(StringComparer.Ordinal)
    {
        "updated", "update", "modified", "expires", "event", "comment", "comments", "related", "copyright", "birth", "picker", "archive",
    };

    private readonly List<(int Index, string Text)> stated = [];
    private readonly List<(int Index, string Text)> shown = [];
    private readonly List<string> changed = [];
    private int tries;

    /// <summary>Takes an element in when it has a time.</summary>
    public void See(HtmlElement element)
    {
        if (element.Name is "meta" or "link" or "script" || element.Name != "time" && element.Attributes.Count == 0)
        {
            return;
        }

        var isStated = element.Attribute("itemprop") is "datePublished" or "dateCreated"
            || element.Name == "time" && element.Attribute("pubdate") is not null;
        if (!isStated && element.Name != "time" && !IsNamed(element) || tries >= MaxTimes)
        {
            return;
        }

        tries++;
        var text = element.Attribute("content") ?? element.Attribute("datetime")
            ?? (element.Name == "abbr" ? element.Attribute("title") : null) ?? element.TextContent(MaxText + 1);
        if (text.Length > MaxText || string.IsNullOrWhiteSpace(text) || IsOthers(element, isStated)
            || element.Name != "time" && !isStated && HoldsTime(element))
        {
            return;
        }

        if (!isStated && PagePhrases.Beginning(PagePhrase.Changed, Label(element)) > 0)
        {
            changed.Add(text);
        }
        else
        {
            (isStated ? stated : shown).Add((element.Index, text));
        }
    }

    /// <summary>The times in their order: what the markup states, what stands behind the headline, what stands before it.</summary>
    /// <param name="headline">The place of the headline among the elements; -1 when there is none.</param>
    public IEnumerable<StatedDate> Read(int headline) => stated.Select(time => time.Text)
        .Concat(shown.Where(time => time.Index > headline).Select(time => time.Text))
        .Concat(shown.Where(time => time.Index < headline).Reverse().Select(time => time.Text))
        .Select(Date).OfType<StatedDate>();

    /// <summary>The times of later changes, which are better than none.</summary>
    public IEnumerable<StatedDate> ReadChanged() => changed.Select(Date).OfType<StatedDate>();

    /// <summary>The first of the dates; where it names the day alone, a later one that names the time on that day.</summary>
    public static DateTimeOffset? Best(IEnumerable<StatedDate> dates)
    {
        DateTimeOffset? day = null;
        foreach (var date in dates)
        {
            if (day is null && !date.IsDay)
            {
                return date.Time;
            }

            day ??= date.Time;
            // A zone may move the moment into the day before or after.
            if (!date.IsDay && date.Time > day - TimeSpan.FromHours(14) && date.Time < day + TimeSpan.FromHours(36))
            {
                return date.Time;
            }
        }

        return day;
    }

    /// <summary>The date of a text, with or without a label before it.</summary>
    private static StatedDate? Date(string text)
    {
        var line = TextFields.OneLine(text);
        for (var label = 0; label <= MaxLabel; label++)
        {
            if (PublicationDate.Read(line) is { } date)
            {
                return date;
            }

            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0)
            {
                return null;
            }

            line = line[(blank + 1)..];
        }

        return null;
    }

    private static bool IsNamed(HtmlElement element)
    {
        var words = Words(element.Attribute("class") ?? element.Attribute("id"));
        return words.Any(PublishedWords.Contains) && !words.Any(OtherWords.Contains);
    }

    private static string[] Words(string? names) => names is null or { Length: > 200 }
        ? []
        : names.ToLowerInvariant().Split([' ', '-', '_', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsTold(HtmlElement line) => line.TextContent(MaxLine + 1) is var text
        && (text.Length > MaxLine || text.Length > MaxLabelled && PagePhrases.EndsSentence(text));

    /// <summary>What stands before a time in the same line: "Updated".</summary>
    private static string Label(HtmlElement element)
    {
        var label = "";
        for (var child = element.Parent?.FirstChild; child is not null && !ReferenceEquals(child, element); child = child.Next)
        {
            var text = child is HtmlTextRun run
                ? run.Data.Length <= MaxText ? run.Data.ToString() : ""
                : ((HtmlElement)child).TextContent(MaxText);
            label = child is HtmlElement { Name: "time" or "br" } ? "" : string.IsNullOrWhiteSpace(text) ? label : text;
        }

        return label[(label.LastIndexOfAny(['|', '·', '•', ',', '(']) + 1)..];
    }

    private static bool IsPermalink(HtmlElement link) =>
        link.Attribute("rel") is { } relation && relation.Contains("bookmark", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the foot of a page and not of an article in it.</summary>
    private static bool IsPageFooter(HtmlElement element)
    {
        var holder = element.Parent;
        while (holder is not null && holder.Name != "article" && !Words(holder.Attribute("class")).Contains("hentry"))
        {
            holder = holder.Parent;
        }

        return holder is null;
    }

    private static bool IsFooter(HtmlElement element) => element.Name == "footer" || Words(element.Attribute("class")).Contains("footer");

    /// <summary>Whether the time is told by an element within, and more exactly.</summary>
    private static bool HoldsTime(HtmlElement element)
    {
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child is HtmlElement inner && (inner.Name == "time" && inner.Attribute("datetime") is not null || HoldsTime(inner)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the element or what holds it closely is named another time: "event-date".</summary>
    private static bool IsNamedOther(HtmlElement element)
    {
        var holder = element;
        for (var step = 0; step < 3 && holder is not null && holder.Name is not ("body" or "main" or "article" or "section"); step++)
        {
            var words = Words(holder.Attribute("class") ?? holder.Attribute("id"));
            if (words.Any(OtherWords.Contains) && !words.Any(word => word is "published" or "posted" or "pubdate"))
            {
                return true;
            }

            holder = holder.Parent;
        }

        return false;
    }

    /// <summary>Whether the time is another story's, or told in a sentence.</summary>
    private static bool IsOthers(HtmlElement element, bool isStated)
    {
        if (!isStated && IsNamedOther(element))
        {
            return true;
        }

        for (var holder = element.Parent; holder is not null; holder = holder.Parent)
        {
            if (holder.Name == "a" && holder.Attribute("href") is not null && !isStated && !IsPermalink(holder)
                || holder.Name is "nav" or "aside" || IsFooter(holder) && IsPageFooter(holder)
                || !isStated && (holder.Name is "p" or "li") && IsTold(holder)
                || PageWords.KindOf(holder) is var kind && (kind == PageWord.Readers || kind == PageWord.Others && !IsFooter(holder)))
            {
                return true;
            }
        }

        return false;
    }
}
