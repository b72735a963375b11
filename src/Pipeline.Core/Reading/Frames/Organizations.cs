using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Organizations in stories of cyber attacks: those that pronouns stand for, and those that only tell of attacks.</summary>
internal sealed class Organizations(AnnotatedText text)
{
    private const int FarthestOrganization = 40;

    /// <summary>The organization that "it" and "its" stand for: the nearest one before, in the same sentence.</summary>
    public NounPhrase? Before(int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - FarthestOrganization) && !text.Is(i, WordSet.SentenceEnd); i--)
        {
            if (text.Entry(i).Person is { Class: PersonClass.Organization, IsPlural: false } noun && !SellsSecurity(i, 0)
                && !(i + 1 < token && (text.Is(i + 1, WordClass.Property | WordClass.Thing) || text.Entry(i + 1).Person is not null)))
            {
                return new NounPhrase(i, i + 1, null, false, false, false, [new Conjunct(i, i, i + 1, noun, GroupLabels.Label("", noun))]);
            }
        }

        return null;
    }

    /// <summary>Those of the subjects that are organizations.</summary>
    public static List<NounPhrase> Among(List<NounPhrase> subjects) =>
        [.. subjects.Where(s => s.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Organization))];

    /// <summary>Whether the organization is one that finds attacks: "security firm".</summary>
    public bool SellsSecurity(int head, int min)
    {
        for (var k = head - 1; k >= Math.Max(min, head - 2); k--)
        {
            if (text.Is(k, WordSet.SecurityTrade))
            {
                return true;
            }
        }

        return false;
    }
}
