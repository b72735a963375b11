using System.Globalization;
using Pipeline.Core.Alerts;

namespace Pipeline.Core.Telling;

/// <summary>An alert as people read it, in any messenger: the news, the story it belongs to, a few lines of facts with the sentences that
/// prove them, the article. Its texts are clean and short, but not escaped for any format. Pure.</summary>
public sealed class AlertStory
{
    // Slack's header takes 150 characters; 5 % stay free, since nobody says which characters are counted.
    private const int LongestHeadline = 140;

    private readonly StoryProofs proofs;

    private AlertStory(Alert alert)
    {
        var name = StoryName.Of(alert);
        var told = DisplayText.LineOrNull(alert.Headline, LongestHeadline);
        Headline = told ?? EarlierAlert.HeadlineOf(alert, name);
        Context = told is null ? EarlierAlert.SummaryOf(alert) : string.Join(" · ", new[]
        {
            alert.Opened == true ? "New story" : null,
            IsSame(name.Text, told) ? null : name.Text,
        }.Where(part => part is not null));
        Notification = told ?? EarlierAlert.NotificationOf(alert, Headline);

        var title = DisplayText.LineOrNull(alert.Article.Title, 250) ?? StoryName.NameIn(alert.Article.Source, 250);
        ArticleTitle = told is not null && title is not null && IsSame(title, name.Text) ? null : title ?? "Untitled article";
        ArticleLink = DisplayText.Link(alert.Article.Url);
        var lines = StoryLines.Of(alert.Facts);
        var sources = SourceCount.SharedBy(alert.Facts);
        ArticleOrigin = ArticleOriginWords.Of(alert.Article, sources);
        SmallPrint = name.IsWatch || StoryName.NameIn(alert.Watch, 80) is not { } watch ? "" : $"Watch {watch}";
        Total = alert.Facts.Count;
        Showable = lines.Sum(line => line.Count);
        proofs = new(lines, countsSources: sources is null);
    }

    /// <summary>The news in a line: "Toll rises to 355 killed in Van, was 312". At most 140 characters, never empty.</summary>
    public string Headline { get; }

    /// <summary>What the news belongs to: "New story · Earthquake in Van"; may be empty.</summary>
    public string Context { get; }

    /// <summary>What a lock screen shows, in plain text; never empty.</summary>
    public string Notification { get; }

    /// <summary>All facts of the alert.</summary>
    public int Total { get; }

    /// <summary>Facts that a message may show.</summary>
    public int Showable { get; }

    /// <summary>Null where <see cref="Context"/> says it already; never empty.</summary>
    public string? ArticleTitle { get; }

    /// <summary>The article's address if it is safe to show.</summary>
    public string? ArticleLink { get; }

    /// <summary>"Dawn · Reuters · 1 Nov 2019, 14:30 UTC · 4 independent sources"; may be empty.</summary>
    public string ArticleOrigin { get; }

    /// <summary>The watch, where nothing else names it; may be empty.</summary>
    public string SmallPrint { get; }

    /// <summary>The story that <paramref name="alert"/> tells.</summary>
    public static AlertStory Of(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(alert);
    }

    /// <summary>The first <paramref name="count"/> facts in lines with their sentences, each sentence in at most
    /// <paramref name="sentenceLength"/> code units.</summary>
    public IReadOnlyList<Proof> Proofs(int count, int sentenceLength) => proofs.Of(count, sentenceLength);

    /// <summary>"and 12 more": the facts that a message with the first <paramref name="shown"/> leaves out; null when it shows
    /// all.</summary>
    public string? More(int shown) =>
        Total > shown ? $"and {(Total - shown).ToString("N0", CultureInfo.InvariantCulture)} more" : null;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
