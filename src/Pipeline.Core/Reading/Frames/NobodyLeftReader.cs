using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads that nobody is missing or held any more, a count of none: "no one is missing any more", "all of the missing were found",
/// "the captives were freed"; "the last eleven were found alive" counts eleven who are back.</summary>
internal sealed class NobodyLeftReader(FrameContext context, VerbGroupReader groups)
{
    // Words of a subject: "none of the twelve miners of the night shift".
    private const int LongestSubject = 10;

    private readonly AnnotatedText text = context.Text;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>Reads the word at <paramref name="i"/>.</summary>
    public void Read(Clause clause, int i)
    {
        var isAccounted = text.Word(i) == "accounted" && i + 1 < clause.End && text.Word(i + 1) == "for";
        var isMissing = !isAccounted && text.Entry(i).Verbs.Exists(
            verb => verb is { Effect: VictimEffect.Missing, Frame: VerbFrame.State } && (verb.Particle.Length == 0 || After(clause, i, verb)));
        if (!isAccounted && !isMissing && !text.Is(i, WordSet.ReturnParticiple)
            || groups.Of(clause, i) is not { IsPassive: true, IsInfinitive: false } group || group.First <= clause.Start
            || IsDenied(group.First, i))
        {
            return;
        }

        var start = SubjectStart(clause, group.First);
        if (start == group.First || text.Is(start, WordSet.OtherWord))
        {
            return;
        }

        var effect = isMissing ? IsNobody(start, group.First) ? VictimEffect.Missing : (VictimEffect?)null
            : isAccounted ? IsAll(start, group.First) ? VictimEffect.Missing : null
            : Returned(clause, start, group.First, i);
        if (effect is { } none && (!isMissing || EndsThere(i + 1, clause.End)))
        {
            var number = (isMissing || isAccounted ? null : NumberIn(start, group.First))
                ?? new StatedNumber(start, start, group.First, new Quantity(0), false);
            mentions.Add(clause.Sentence, [NounPhrase.Bare(number)], none, Construction.NobodyLeft, i, i);
        }
    }

    private bool After(Clause clause, int i, HarmVerb verb) =>
        i + 1 < clause.End && text.Word(i + 1) == verb.Particle[0];

    private bool IsDenied(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordClass.Negation | WordClass.Modal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the words before the verb group begin that are its subject.</summary>
    private int SubjectStart(Clause clause, int end)
    {
        var start = end;
        while (start > clause.Start && end - start < LongestSubject && !text.IsPunctuation(start - 1) && !text.IsVerbLike(start - 1)
            && !(text.Is(start - 1, WordClass.Relative | WordClass.Subordinator) && !text.Is(start - 1, WordClass.Determiner))
            && text.Word(start - 1) is not ("and" or "that"))
        {
            start--;
        }

        return start;
    }

    /// <summary>"no one", "nobody", "none of the miners", "no passengers", but not "no one else".</summary>
    private bool IsNobody(int start, int end)
    {
        var isNobody = text.Word(start) is "nobody" or "none" || text.Word(start) is "no" && start + 1 < end
            && (text.Word(start + 1) is "one" or "more" || text.Entry(end - 1).Person is not null);
        for (var k = start; k < end; k++)
        {
            isNobody &= !text.Is(k, WordSet.OtherWord);
        }

        return isNobody;
    }

    private bool IsAll(int start, int end) => start < end && text.Is(start, WordSet.AllWord);

    /// <summary>What ended for those of whom nobody is left: "all hostages were freed", "the last of the missing were found", "the captives were
    /// released", "the last eleven were found alive".</summary>
    private VictimEffect? Returned(Clause clause, int start, int end, int verb)
    {
        var isLast = false;
        VictimEffect? effect = null;
        for (var k = start; k < end; k++)
        {
            isLast |= text.Is(k, WordSet.LastWord);
            effect = text.Entry(k).Nouns.Find(noun => noun is
            {
                Frame: NounFrame.Victim,
                Effect: VictimEffect.Missing or VictimEffect.Abducted,
            })?.Effect ?? text.Entry(k).Verbs.Find(participle => participle.Effect is VictimEffect.Missing or VictimEffect.Abducted)?.Effect
                ?? effect;
        }

        var isWhole = isLast || IsAll(start, end) || text.Word(start) == "the" && IsPlain(start + 1, end);
        if (effect is not null)
        {
            return isWhole && NumberIn(start, end) is null ? effect : null; // "all 25 hostages" are counted by their noun
        }

        // "The last eleven were found alive": they had been missing; the last sandwiches were found in a box.
        return isLast && verb + 1 < clause.End && text.Is(verb + 1, WordSet.SafeWord)
            && (text.NumberOf(end - 1) is not null || text.Entry(end - 1).Person is not null) ? VictimEffect.Missing : null;
    }

    /// <summary>"[the] captives", "[the] kidnapped students", but not "[the] captives' families" or "[the] hostage".</summary>
    private bool IsPlain(int first, int end) => end - first is 1 or 2 && text.Word(end - 1).EndsWith('s') && !text.IsPossessive(end - 1);

    /// <summary>"is missing", "are missing after the flood", but not "is missing school".</summary>
    private bool EndsThere(int next, int limit) => next >= limit || text.IsPunctuation(next) || text.IsAdverb(next) || text.Is(
        next, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb | WordClass.Time | WordClass.Determiner);

    private StatedNumber? NumberIn(int start, int end)
    {
        for (var k = start; k < end; k++)
        {
            if (text.NumberOf(k) is { } number)
            {
                return number;
            }
        }

        return null;
    }
}
