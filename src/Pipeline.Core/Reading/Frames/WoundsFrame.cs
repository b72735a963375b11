using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Verbs that say what people have from it: wounds, an illness, a phishing mail, a breach of their data.</summary>
internal sealed class WoundsFrame(FrameContext context, SubjectFinder subjects)
{
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;

    /// <summary>"three people sustained gunshot wounds", "a man suffering from burns".</summary>
    public FrameReading? Read(VerbUse use)
    {
        var (clause, i) = (use.Clause, use.Token);
        if (use.Group.IsInfinitive && !IsReported(use.Group.First, i) || i == clause.Start || !(use.Verb.Effect switch
        {
            VictimEffect.Infected => text.IsAboutDisease
                && (text.Is(i, WordClass.Have) ? IsIllnessOwned(i, clause.End) : IsIllnessAfter(i, clause.End)),
            VictimEffect.Targeted => IsMessageAfter(i, clause.End),
            VictimEffect.Affected => IsBreachAfter(i, clause.End),
            _ => (text.Is(i, WordClass.Have) ? WoundsOwned(i, clause.End) : WoundsAfter(i, clause.End)) is not null,
        }))
        {
            return null;
        }

        if (use.Verb.Effect == VictimEffect.Affected)
        {
            // Who reports a breach and is no organization tells of others'.
            return FrameReading.Of(Construction.Wounds, Organizations.Among(subjects.Of(clause, use.Group.First)));
        }

        if (use.Group.First != i || !text.Word(i).EndsWith("ing", StringComparison.Ordinal))
        {
            return FrameReading.Of(Construction.Wounds, subjects.Of(clause, use.Group.First));
        }

        return text.Entry(i - 1).Person is not null ? FrameReading.Of(Construction.Wounds, phrases.ReadSubject(i, clause.Start)) : null;
    }

    /// <summary>The wounds that a verb at <paramref name="i"/> is about.</summary>
    public int? WoundsAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Wound))
            {
                return k;
            }
        }

        return null;
    }

    /// <summary>"had non-life threatening injuries", but not "had no injuries" or "had been treated for injuries".</summary>
    private int? WoundsOwned(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7); k++)
        {
            if (text.Is(k, WordClass.Wound))
            {
                return k;
            }

            var isVerb = text.IsVerbLike(k) && !text.Word(k).EndsWith("ing", StringComparison.Ordinal);
            if (isVerb || text.IsPunctuation(k) && !text.IsHyphen(k) || text.Is(k, WordClass.Negation | WordClass.Preposition))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"have shown flu-like symptoms", "contracted the virus".</summary>
    private bool IsIllnessAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Disease) || text.Is(k, WordSet.Illness))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"have legionella", but not "have died of cholera", "had no fever" or "has flu vaccines".</summary>
    private bool IsIllnessOwned(int i, int limit)
    {
        var k = i + 1;
        while (k < Math.Min(limit, i + 6) && !text.IsPunctuation(k) && !text.IsVerbLike(k) && !text.Is(k, WordClass.Disease)
            && !text.Is(k, WordClass.Negation | WordClass.Preposition) && text.NumberOf(k) is null)
        {
            k++;
        }

        var isIll = k < limit && text.Is(k, WordClass.Disease);
        while (k < limit && text.Is(k, WordClass.Disease))
        {
            k++;
        }

        return isIll && (k >= limit || text.IsPunctuation(k) || text.Is(
            k, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb | WordClass.Time));
    }

    /// <summary>"are confirmed to have" is a report, "hope to have" is none.</summary>
    private bool IsReported(int first, int verb) => verb - 2 > first && text.Is(first, WordSet.FiniteBe) && text.Word(verb - 1) == "to"
        && text.Is(verb - 2, WordSet.ReportingParticiple);

    /// <summary>"customers received phishing emails".</summary>
    private bool IsMessageAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 6) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordSet.Message))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"disclosed a data breach", "suffered an attack".</summary>
    private bool IsBreachAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordSet.Breach))
            {
                return true;
            }

            if (text.Is(k, WordSet.BreachStop))
            {
                return false;
            }
        }

        return false;
    }
}
