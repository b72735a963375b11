using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Says of each mention of victims what part of the story it is: the event's total or a part of it, how the hurt are, an older
/// figure, or another event.</summary>
/// <remarks>Words beside the count decide (<c>scope-cues.tsv</c>), and the day that its sentence names: what happened long before the story
/// is background. Precedence: untrue, superseded, background, part, state; increments and totals are what is left.</remarks>
internal sealed class ScopeReader
{
    // A story is followed for weeks, a disease for months, and a breach is found out after a year; what a headline or lead calls old must
    // be that old too, since trials have headlines.
    private const int OldDays = 45;
    private const int OldDaysOfDisease = 200;
    private const int OldDaysOfLead = 500;
    private const int LongestPeriod = 540;
    private const int ShortestPeriod = 28;
    private const int Year = 365;
    private const int LeadSentences = 3;

    // Beyond this many tokens no words of a sentence say anything of a count; sentences without end cost no more than others.
    private const int Farthest = 60;

    private readonly AnnotatedText text;
    private readonly StoryDay story;
    private readonly Dictionary<int, Signs> signs = [];
    private readonly bool isAboutDisease;
    private readonly LinkLists links;
    private readonly long mostHurt;

    public ScopeReader(AnnotatedText text, IReadOnlyList<VictimMention> found)
    {
        this.text = text;

        // Those taken to a hospital are some of the hurt where more are hurt, and all of them where nothing else tells how many were.
        mostHurt = found.Where(mention => mention.Construction != Construction.Hospital && IsHurt(mention))
            .Max(mention => mention.Phrase.Number?.Quantity.Value) ?? 0;
        story = StoryDay.Of(text.Article);
        isAboutDisease = text.IsAboutDisease;
        links = new LinkLists(text.Article);
    }

    /// <summary>The scope of what stands in the tokens from <paramref name="first"/> to before <paramref name="end"/>; null when the text
    /// says that it never happened.</summary>
    public CountScope? Of(VictimMention mention, int first, int end)
    {
        if (links.Contains(mention.Sentence))
        {
            return CountScope.Background;
        }

        var scope = CountScope.Total;
        foreach (var (cue, from, to) in Near(Of(mention.Sentence).Cues, found => found.First, mention.Sentence, first, end))
        {
            if (!Reaches(cue, from, to, first, end))
            {
                continue;
            }

            if (cue.Scope is not { } said)
            {
                return null;
            }

            scope = said > scope && !(said == CountScope.State && !IsHurt(mention)) ? said : scope;
        }

        if (scope is CountScope.Superseded or CountScope.Background)
        {
            return scope;
        }

        if (IsOfAnotherTime(mention, first, end))
        {
            return CountScope.Background;
        }

        return mention.Phrase.IsPart || mention.Construction.TellsKinds() ? CountScope.Part
            : scope == CountScope.Increment && mention.Construction != Construction.Toll || IsMore(mention, first, end)
                ? CountScope.Increment
            : mention is { Construction: Construction.Share, Effect: not VictimEffect.Killed } ? CountScope.State
            : scope == CountScope.State || mention.Construction is Construction.Condition or Construction.InCondition ? CountScope.State
            : mention.Construction == Construction.Hospital && mention.Phrase.Number is { } taken && taken.Quantity.Value < mostHurt
                ? CountScope.State
            : CountScope.Total;
    }

    private static bool IsHurt(VictimMention mention) =>
        mention.Effect is VictimEffect.Injured or VictimEffect.Hit or VictimEffect.Infected;

    /// <summary>"two more", "three new victims", "another child", "a fifth victim".</summary>
    private bool IsMore(VictimMention mention, int first, int end)
    {
        if (mention.Phrase.Number is { } number)
        {
            var isNew = false;
            for (var i = first; i < end; i++)
            {
                isNew |= text.Word(i) == "new";
            }

            return number.IsIncrement || isNew;
        }

        return mention.Phrase is { Conjuncts: [{ Noun.IsPlural: false } only] }
            && IsNext(only.First - 1) | IsNext(only.First) | IsNext(mention.Phrase.First);
    }

    private bool IsNext(int token) => token >= 0 && (text.Word(token) == "another" || DateWords.IsOrdinal(text.Word(token)));

    /// <summary>The cues and dates of a sentence, read when its first count is.</summary>
    private Signs Of(TokenizedArticle.Sentence sentence)
    {
        if (!signs.TryGetValue(sentence.Index, out var known))
        {
            known = new Signs(Cues(sentence), DateReader.Read(text.Article, story, sentence.FirstToken, sentence.EndToken));
            signs.Add(sentence.Index, known);
        }

        return known;
    }

    private List<FoundCue> Cues(TokenizedArticle.Sentence sentence)
    {
        var found = new List<FoundCue>();
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!ScopeCue.ByFirstWord.TryGetValue(text.Word(i), out var cues))
            {
                continue;
            }

            foreach (var cue in cues)
            {
                if (cue.EndAt(text, i, sentence.EndToken) is { } end)
                {
                    found.Add(new FoundCue(cue, i, end));
                }
            }
        }

        return found;
    }

    private sealed record Signs(List<FoundCue> Cues, List<DateExpression> Dates);

    private readonly record struct FoundCue(ScopeCue Cue, int First, int End);

    /// <summary>Those of a sentence that begin near enough to the tokens to say something of them.</summary>
    private static IEnumerable<T> Near<T>(List<T> all, Func<T, int> firstOf, TokenizedArticle.Sentence sentence, int first, int end)
    {
        var from = Math.Max(sentence.FirstToken, first - Farthest);
        var to = Math.Min(sentence.EndToken, end + Farthest);
        var start = PartitionPoint.Of(0, all.Count, (all, firstOf, from), static (near, i) => near.firstOf(near.all[i]) < near.from);
        for (var i = start; i < all.Count && firstOf(all[i]) < to; i++)
        {
            yield return all[i];
        }
    }

    private bool Reaches(ScopeCue cue, int from, int to, int first, int end)
    {
        var ofOne = cue.Scope is CountScope.State or CountScope.Increment;
        var isBefore = to <= first && first - to <= cue.Reach && (cue.Reach == int.MaxValue || !IsCut(to, first, ofOne));
        var isAfter = from >= end && from - end <= cue.Reach && (cue.Reach == int.MaxValue || !IsCut(end, from, ofOne));
        return cue.Side switch
        {
            CueSide.Before => isBefore,
            CueSide.After => isAfter,
            CueSide.Near => isBefore || isAfter || from >= first && to <= end, // "four remain hospitalized"
            _ => isBefore && HasRelative(to, first),
        };
    }

    /// <summary>Whether a new clause begins between the tokens, or, of what is said of one count, another count: "wounded eight, two of
    /// whom remain in hospital".</summary>
    private bool IsCut(int from, int to, bool ofOne)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, WordSet.ClauseCut) || ofOne && text.NumberOf(i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasRelative(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, WordClass.Relative) || text.Word(i) is "when" or "where")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOfAnotherTime(VictimMention mention, int first, int end)
    {
        var sentence = mention.Sentence;
        var hasOwn = false;
        DateExpression? nearest = null;
        var distance = int.MaxValue;
        foreach (var date in Near(Of(sentence).Dates, date => date.First, sentence, first, end))
        {
            hasOwn = true;
            if (Distance(date, sentence, first, end) is { } far && far < distance)
            {
                (nearest, distance) = (date, far);
            }
        }

        if (nearest is { } own)
        {
            return IsOld(own, mention);
        }

        // "In July 1989 the Shining Path bombed a bus. Fifteen Marines were wounded."
        return !hasOwn && sentence.Index > 0 && !IsGoingOn(sentence, first) && text.Article.Sentences[sentence.Index - 1] is var before
            && !BeginsParagraph(before, sentence)
            && Near(Of(before).Dates, date => date.First, before, before.FirstToken, before.FirstToken)
                .FirstOrDefault() is { End: > 0 } opening
            && IsFronted(opening, before) && IsOld(opening, mention);
    }

    /// <summary>"So far, 46 people have died": of now, whatever the sentence before was of.</summary>
    private bool IsGoingOn(TokenizedArticle.Sentence sentence, int first)
    {
        for (var i = Math.Max(sentence.FirstToken, first - Farthest); i < Math.Min(sentence.EndToken, first + 6); i++)
        {
            if (text.Word(i) is "has" or "have" || text.Word(i) == "far" && i < first)
            {
                return true;
            }
        }

        return false;
    }

    private bool BeginsParagraph(TokenizedArticle.Sentence before, TokenizedArticle.Sentence sentence) =>
        text.Article.Text.AsSpan(before.Span.End, sentence.Span.Start - before.Span.End).Contains('\n');

    /// <summary>How far a date is from the count that it may belong to; null when it belongs to other words.</summary>
    private int? Distance(DateExpression date, TokenizedArticle.Sentence sentence, int first, int end)
    {
        if (date.First >= end)
        {
            for (var i = end; i < date.First; i++)
            {
                if (text.Word(i) is "," or "and" || text.Is(i, WordSet.ClauseCut) || text.Is(i, WordClass.Say))
                {
                    return null;
                }
            }

            return date.First - end;
        }

        if (date.End > first)
        {
            return 0;
        }

        var commas = 0;
        for (var i = date.End; i < first; i++)
        {
            if (text.Word(i) is ";" or "but")
            {
                return null;
            }

            commas += text.Word(i) == "," ? 1 : 0;
        }

        if (commas == 0)
        {
            return first - date.End;
        }

        // "In July 1989, …", "since 1988, when 2,379 drowned", "the 2001 attacks, which killed five"; no date of an insertion.
        var isFronted = IsFronted(date, sentence);
        var opens = text.Word(date.End) == "," ? date.End + 1 : date.End;
        return isFronted || text.Word(opens) is "when" or "where" ? first - date.End
            : commas == 1 && HasRelative(date.End, first) && text.Word(Math.Max(sentence.FirstToken, date.First - 2)) != ","
                ? first - date.End
            : null;
    }

    /// <summary>"In July 1989, …", "show that over the past five years, …", but not "the firm, founded in 1998, …".</summary>
    private bool IsFronted(DateExpression date, TokenizedArticle.Sentence sentence)
    {
        var i = date.First - 1;
        while (i >= sentence.FirstToken && date.First - i <= 4 && !BeginsClause(i)
            && text.Is(i, WordClass.Determiner | WordClass.Preposition | WordClass.Adverb))
        {
            i--;
        }

        return i < sentence.FirstToken || BeginsClause(i);
    }

    private bool BeginsClause(int token) =>
        text.Is(token, WordClass.Conjunction) || text.Is(token, WordClass.Subordinator) && !text.Is(token, WordClass.Preposition)
        || text.Is(token, WordSet.QuoteMark);

    private bool IsOld(DateExpression date, VictimMention mention)
    {
        var days = story.Day.DayNumber - (date.Sense == DateSense.Period ? date.From : date.To).DayNumber;
        if (date.Sense == DateSense.Period)
        {
            // An outbreak is counted from its beginning; what attacks add up to since January is no toll of the one in the news.
            return mention.Effect == VictimEffect.Hit || days >= (isAboutDisease ? LongestPeriod : ShortestPeriod);
        }

        // A bare year is how history is dated; the day of news has a day.
        if (date.Days >= Year - 1 && date.From.Year == date.To.Year)
        {
            return date.From.Year < story.Day.Year - (story.Day.Month <= 2 ? 1 : 0) || !story.IsKnown;
        }

        return days > (mention.Sentence.Index < LeadSentences || text.IsCyberStory ? OldDaysOfLead
            : isAboutDisease ? OldDaysOfDisease
            : OldDays);
    }
}
