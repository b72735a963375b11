using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads the auxiliaries before a verb and the words that lead on to its object.</summary>
internal sealed class VerbGroupReader(AnnotatedText text)
{
    /// <summary>The verb group of the verb at <paramref name="i"/>.</summary>
    public VerbGroup Of(Clause clause, int i)
    {
        var first = i;
        var passive = false;
        var infinitive = false;
        for (var k = i - 1; k >= clause.Start && i - k < 8; k--)
        {
            var entry = text.Entry(k);
            if (text.NumberOf(k) is not null)
            {
                break;
            }

            if (entry.Is(WordClass.Be))
            {
                passive |= k + 1 == i || !infinitive;
                first = k;
            }
            else if (entry.Is(WordClass.Have | WordClass.Modal))
            {
                first = k;
            }
            else if (text.Word(k) == "to")
            {
                infinitive |= !passive;
                first = k;
            }
            else if (text.Is(k, WordSet.LastingVerb))
            {
                passive = true;
                first = k;
            }
            else if (text.Is(k, WordSet.ReportingParticiple))
            {
                // "were reported killed": the auxiliary stands before.
                first = passive ? k : first;
            }
            else if (!text.IsAdverb(k) && !entry.Is(WordClass.Negation) && text.Word(k) is not ("either" or "both"))
            {
                break;
            }
        }

        return new VerbGroup(first, passive, infinitive);
    }

    /// <summary>"managed to kill", "went on to kill", "used to target" did happen.</summary>
    public bool IsDone(Clause clause, int group)
    {
        var verb = group - 1;
        while (verb > clause.Start && text.Is(verb, WordClass.Adverb))
        {
            verb--;
        }

        return verb >= clause.Start && text.Is(verb, WordSet.AchievingVerb);
    }

    /// <summary>Where the object of a verb begins: after a second verb and adverbs.</summary>
    public int ObjectStart(int after, int limit) => SkipAdverbs(SkipCoordinatedVerb(after, limit), limit);

    /// <summary>Steps over "also" and the like.</summary>
    public int SkipAdverbs(int i, int limit)
    {
        while (i < limit && text.NumberOf(i) is null && !text.Is(i, WordClass.Determiner) && text.Is(i, WordClass.Adverb))
        {
            i++;
        }

        return i;
    }

    /// <summary>In "kidnapped and killed 12 people" the object follows the second verb.</summary>
    private int SkipCoordinatedVerb(int i, int limit) =>
        i + 2 < limit && text.Word(i) is "and" or "or" && text.Entry(i + 1).Verbs.Count > 0 ? i + 2 : i;
}
