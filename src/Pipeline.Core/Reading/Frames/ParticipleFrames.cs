using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Participles without an auxiliary that people are said to be hit by.</summary>
internal sealed class ParticipleFrames(FrameContext context, VerbGroupReader groups, SubjectFinder subjects)
{
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly CompanionReader companions = context.Companions;

    /// <summary>"12 people killed in the blast", "12 killed", "30 wounded": a participle without an auxiliary.</summary>
    public FrameReading? Reduced(VerbUse use)
    {
        var (clause, i, after) = (use.Clause, use.Token, use.After);
        if (i - 2 > clause.Start && text.Word(i - 1) == "," && EndsInPerson(i - 2, clause.Start) && after < clause.End
            && text.Is(after, WordClass.Preposition))
        {
            // "seven students, kidnapped by gunmen, …"
            return FrameReading.Of(Construction.Reduced, phrases.ReadSubject(i - 1, clause.Start, nearest: true));
        }

        if (i == clause.Start || text.IsPunctuation(i - 1) || !EndsPhrase(after, clause.End)
            || use.Group.First < i && text.Word(i - 1) == "to")
        {
            return null;
        }

        if (i - 2 >= clause.Start && text.Word(i - 1) is "and" or "or" && text.Entry(i - 2).Verbs.Count > 0)
        {
            return Coordinated(clause, i - 2);
        }

        if (text.NumberOf(i - 1) is { } number && number.EndToken == i)
        {
            return FrameReading.Of(Construction.Reduced, Counted(number, after, clause.End));
        }

        if (text.Word(i - 1) is "others" or "other" && i - 2 >= clause.Start && text.NumberOf(i - 2) is { } others
            && others.EndToken == i - 1)
        {
            return FrameReading.Of(Construction.Reduced, [NounPhrase.Of(others, i)]); // "one dead, two others wounded"
        }

        if (IsAnother(clause, i - 1))
        {
            return FrameReading.Of(Construction.Reduced, [NounPhrase.Bare(CountingWords.Another(i - 1))]);
        }

        var end = IsFound(i - 1) ? i - 1 : i;
        var ofPeople = EndsInPerson(end - 1, clause.Start) && !IsPerson(after, clause.End);
        return ofPeople
            ? FrameReading.Of(
                Construction.Reduced,
                companions.WithCompanions(phrases.ReadSubject(end, clause.Start, nearest: true), after, clause.End))
            : null;
    }

    /// <summary>"seven kidnapped students", "the murdered priests": a participle between determiner and noun.</summary>
    public List<NounPhrase> Adjectival(Clause clause, int i, int after)
    {
        if (after != i + 1 || i == clause.Start || after >= clause.End || text.IsPunctuation(after) || text.Is(after, WordClass.Closed))
        {
            return [];
        }

        var first = text.NumberOf(i - 1) is { } number && number.EndToken == i ? number.FirstToken
            : text.Is(i - 1, WordClass.Determiner) && !text.Is(i - 1, WordSet.ArticleLike) ? i - 1
            : i;
        return first == i ? [] : phrases.ReadList(first, clause.End);
    }

    /// <summary>"Also injured was a street vendor", "Killed in the blast were two guards".</summary>
    public List<NounPhrase> Inverted(Clause clause, int i, int after)
    {
        if (i != clause.Start && !(i == clause.Start + 1 && text.Word(clause.Start) is "also" or "among"))
        {
            return [];
        }

        if (after < clause.End && !EndsPhrase(after, clause.End) || IsPerson(after, clause.End))
        {
            return []; // "Slain officers were loving husbands"
        }

        for (var k = after; k < Math.Min(clause.End - 1, after + 9) && !(text.IsPunctuation(k) && text.Word(k) != ","); k++)
        {
            if (text.Is(k, WordSet.FiniteBe))
            {
                var start = text.Word(k + 1) == ":" && k + 2 < clause.End ? k + 2 : k + 1;
                return phrases.ReadListOrAfterName(start, clause.End);
            }
        }

        return [];
    }

    private bool IsPerson(int token, int limit) => token < limit && text.Entry(token).Person is not null;

    /// <summary>"30 wounded soldiers", or just "30 wounded".</summary>
    public List<NounPhrase> Counted(StatedNumber number, int after, int limit)
    {
        var named = IsPerson(after, limit) ? phrases.ReadList(number.FirstToken, limit) : [];
        return named.Count > 0 ? named : [NounPhrase.Bare(number)];
    }

    /// <summary>The "found" of "three people found shot".</summary>
    public bool IsFound(int token) => token > 0 && text.Is(token, WordSet.ReportingParticiple);

    /// <summary>"left one dead and another wounded": one more beside those whom the clause has counted.</summary>
    public bool IsAnother(Clause clause, int token) => token - 1 > clause.Start && text.Word(token) == "another"
        && (text.Is(token - 1, WordSet.ListConjunction) || text.Word(token - 1) is "," or "with" or "left" or "leaving");

    /// <summary>"were kidnapped and killed": the subject of the verb before.</summary>
    private FrameReading? Coordinated(Clause clause, int verb)
    {
        var group = groups.Of(clause, verb);
        return group.IsPassive ? FrameReading.Of(Construction.PassiveCoordinated, subjects.Of(clause, group.First)) : null;
    }

    /// <summary>Whether the token is a person noun, or ends the name of one: "Senator Ann Lee".</summary>
    private bool EndsInPerson(int token, int min)
    {
        for (var i = token; i >= min && token - i < 5; i--)
        {
            if (text.Entry(i).Person is not null)
            {
                return true;
            }

            if (!text.IsCapitalized(i) || text.Is(i, WordClass.Closed))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a participle before the token can end its phrase, or stands before a person noun.</summary>
    public bool EndsPhrase(int token, int limit) =>
        token >= limit || text.IsPunctuation(token) || text.IsAdverb(token) || text.Entry(token).Person is not null
        || text.Is(token, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb
            | WordClass.Time | WordClass.Relative | WordClass.Be);
}
