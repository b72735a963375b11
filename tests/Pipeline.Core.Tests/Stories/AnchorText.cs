using System.Globalization;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Tests.Stories;

/// <summary>What an article is about as a line of text says it: <c>about: place Sidra, LY, Cyrenaica; day 2031-01-02; kind attack; names Ana
/// Ruel, Carl Brown; things Sea Dawn</c>. A place with a state or province is a town. <c>other</c> says that the text calls it another one;
/// <c>several</c>, <c>since 2003 of soldiers</c> and <c>claim</c> that it is several in one number, a running total, a claim.</summary>
internal static class AnchorText
{
    private static readonly Dictionary<string, Func<EventAnchor, string, EventAnchor>> Parts = new(StringComparer.Ordinal)
    {
        ["place"] = static (anchor, rest) => anchor with { Place = PlaceOf(rest.Split(", ")), Places = [rest.Split(", ")[0]] },
        ["day"] = static (anchor, rest) => anchor with { From = DayOf(rest.Split("..")[0]), To = DayOf(rest.Split("..")[^1]) },
        ["kind"] = static (anchor, rest) => anchor with { Kind = rest },
        ["disease"] = static (anchor, rest) => anchor with { Disease = rest },
        ["names"] = static (anchor, rest) => anchor with { Names = rest.Split(", ") },
        ["things"] = static (anchor, rest) => anchor with { Things = rest.Split(", ") },
        ["other"] = static (anchor, _) => anchor with { IsOther = true },
        ["several"] = static (anchor, rest) => anchor with { Sort = EventSort.Aggregate, Frame = rest.Length > 0 ? rest : null },
        ["since"] = static (anchor, rest) => LineOf(anchor, "since ", rest),
        ["in"] = static (anchor, rest) => LineOf(anchor, "in ", rest),
        ["line"] = static (anchor, rest) => anchor with { Sort = EventSort.Line, Who = rest["of ".Length..] },
        ["claim"] = static (anchor, _) => anchor with { Sort = EventSort.Claim },
    };

    /// <summary>The article with what the line says of what it is about; null when the line says none of that.</summary>
    public static ArticleStatements? Read(ArticleStatements article, string line) => line.Split(' ', 2) switch
    {
        ["about:", var rest] => article with { Events = [Anchor(rest)] },
        ["also:", var rest] => article with { Events = [.. article.Events, Anchor(rest)] },
        ["follow-up"] => article with { IsFollowUp = true },
        ["digest"] => article with { IsDigest = true },
        ["copy", var id] => article with { CopyOf = id },
        _ => null,
    };

    private static EventAnchor Anchor(string text) => text.Split("; ").Select(part => part.Split(' ', 2))
        .Aggregate(new EventAnchor(), (anchor, part) => part[0] == "nothing" ? anchor : Parts[part[0]](anchor, part.Length > 1 ? part[1] : ""));

    private static EventAnchor LineOf(EventAnchor anchor, string word, string rest)
    {
        var halves = rest.Split(" of ");
        return anchor with { Sort = EventSort.Line, Frame = word + halves[0], Who = halves[1] };
    }

    private static EventPlace PlaceOf(string[] names) => new(names[0], names[1], names.Length > 2 ? names[2] : null);

    private static DateOnly DayOf(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
