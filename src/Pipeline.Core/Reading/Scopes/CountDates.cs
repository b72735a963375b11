using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Tells by the dates of its sentence whether a count is of another time than the story.</summary>
/// <remarks>The date nearest to a count is its own where no clause stands between them; one at the head of the sentence before goes on in
/// the same paragraph.</remarks>
internal sealed class CountDates
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

    private readonly AnnotatedText text;
    private readonly StoryDay story;
    private readonly Dictionary<int, List<DateExpression>> known = [];

    public CountDates(AnnotatedText text)
    {
        this.text = text;
        story = StoryDay.Of(text.Article);
    }

    /// <summary>Whether a count in the tokens from <paramref name="first"/> to before <paramref name="end"/> is of another time.</summary>
    public bool IsOfAnotherTime(VictimMention mention, int first, int end)
    {
        var sentence = mention.Sentence;
        var hasOwn = false;
        DateExpression? nearest = null;
        var distance = int.MaxValue;
        foreach (var date in Neighbours.Near(Of(sentence), date => date.First, sentence, first, end))
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
            && Neighbours.Near(Of(before), date => date.First, before, before.FirstToken, before.FirstToken)
                .FirstOrDefault() is { End: > 0 } opening
            && IsFronted(opening, before) && IsOld(opening, mention);
    }

    /// <summary>"So far, 46 people have died": of now, whatever the sentence before was of.</summary>
    private bool IsGoingOn(TokenizedArticle.Sentence sentence, int first)
    {
        for (var i = Math.Max(sentence.FirstToken, first - Neighbours.Farthest); i < Math.Min(sentence.EndToken, first + 6); i++)
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
        if (IsCompared(date, sentence) && (date.First >= end || !Neighbours.HasRelative(text, date.End, first)))
        {
            return null; // "the deadliest attack since 2009" is of now
        }

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
            : commas == 1 && Neighbours.HasRelative(text, date.End, first)
                && text.Word(Math.Max(sentence.FirstToken, date.First - 2)) != ","
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

    private bool IsCompared(DateExpression date, TokenizedArticle.Sentence sentence)
    {
        for (var i = date.First; i >= Math.Max(sentence.FirstToken, date.First - 3); i--)
        {
            if (text.Word(i) == "since")
            {
                return Neighbours.IsCompared(text, i, sentence.FirstToken);
            }
        }

        return false;
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
            return mention.Effect == VictimEffect.Hit || days >= (text.IsAboutDisease ? LongestPeriod : ShortestPeriod);
        }

        // A bare year is how history is dated; the day of news has a day.
        if (date.Days >= Year - 1 && date.From.Year == date.To.Year)
        {
            return date.From.Year < story.Day.Year - (story.Day.Month <= 2 ? 1 : 0) || !story.IsKnown;
        }

        return days > (mention.Sentence.Index < LeadSentences || text.IsCyberStory ? OldDaysOfLead
            : text.IsAboutDisease ? OldDaysOfDisease
            : OldDays);
    }

    /// <summary>The dates of a sentence, read when its first count is.</summary>
    private List<DateExpression> Of(TokenizedArticle.Sentence sentence)
    {
        if (!known.TryGetValue(sentence.Index, out var dates))
        {
            dates = DateReader.Read(text.Article, story, sentence.FirstToken, sentence.EndToken);
            known.Add(sentence.Index, dates);
        }

        return dates;
    }
}
