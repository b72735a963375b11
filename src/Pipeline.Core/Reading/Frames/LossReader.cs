using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Tells whether people stand beside what a cyber attack took: "records of 35,000 residents",
/// "users whose data were stolen".</summary>
internal sealed class LossReader(AnnotatedText text)
{
    /// <summary>How many tokens a loss may stand away from whose it is.</summary>
    public const int Farthest = 12;

    /// <summary>Whether the phrase in [first, end) is the object of a preposition after a loss, the owner of what was lost, or the subject
    /// of a clause about it.</summary>
    public bool StandsByLoss(Clause clause, int first, int end)
    {
        if (end + 1 < clause.End && text.Word(end) == "at" && text.Word(end + 1) == "risk")
        {
            return true;
        }

        var left = first - 1;
        while (left >= clause.Start && first - left < 7
            && (text.Is(left, WordClass.Determiner) || text.IsHyphen(left) || text.IsPossessive(left)
                || !text.Is(left, WordClass.Closed) && !text.IsPunctuation(left) && text.Entry(left).Verbs.Count == 0
                    && text.NumberOf(left) is null && !text.IsVerbLike(left)))
        {
            left--;
        }

        if (left >= clause.Start && text.NumberOf(left) is not null)
        {
            return false; // read with its number
        }

        if (end < clause.End && text.IsPossessive(end))
        {
            return LossIn(end + 1, Math.Min(clause.End, end + 6));
        }

        if (left >= clause.Start
            && text.Is(left, WordSet.LossPreposition))
        {
            var from = Math.Max(clause.Start, left - Farthest);
            return (text.Word(left) == "to" && text.Word(Math.Max(clause.Start, left - 1)) != "belonging"
                    ? LetterIn(from, left)
                    : LossIn(from, left))
                && !NoneIn(Math.Max(clause.Start, left - 2), left);
        }

        var isSubject = left < clause.Start || text.IsPunctuation(left)
            || text.Is(left, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Say);
        return isSubject && IsSubjectOfLoss(end, clause.End);
    }

    /// <summary>Whether the verb tells of a cyber attack by itself.</summary>
    public static bool IsCyberHarm(HarmVerb verb) =>
        verb.Particle.Length == 0 && verb.Effect is VictimEffect.Hacked or VictimEffect.Affected or VictimEffect.Targeted;

    /// <summary>Whether a word in [first, end) is for what was lost, or for the loss.</summary>
    public bool LossIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordClass.Property | WordClass.CyberHarm))
            {
                return true;
            }
        }

        return LetterIn(first, end);
    }

    /// <summary>Words for what those who lost data are told with; spyware is sold "to governments and their customers",
    /// who lost nothing.</summary>
    private bool LetterIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordSet.BreachNotice))
            {
                return true;
            }
        }

        return false;
    }

    private bool NoneIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordClass.Negation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"[users] whose data were stolen", "[taxpayers] had their accounts accessed", "[customers] are affected".</summary>
    private bool IsSubjectOfLoss(int end, int limit)
    {
        var isOfThem = false; // whether the verb has been said of them, not by them
        for (var k = end; k < Math.Min(limit, end + Farthest) && text.Word(k) is not (";" or "by"); k++)
        {
            if (text.Is(k, WordClass.Say | WordClass.Negation) && text.Word(k) != "reported")
            {
                return false;
            }

            isOfThem = text.Word(k) is not ("and" or "got")
                && (isOfThem || text.Is(k, WordClass.Be | WordClass.Have) || text.Word(k) == "whose");

            if (text.Is(k, WordSet.VictimLoss))
            {
                return true;
            }

            if (text.Entry(k).Verbs.Exists(v => IsCyberHarm(v) && (v.Form & VerbForm.Participle) != VerbForm.None))
            {
                return isOfThem && (text.Is(k - 1, WordClass.Be | WordClass.Property | WordClass.Adverb) || LossIn(end, k));
            }
        }

        return false;
    }
}
