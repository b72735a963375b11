using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Tells cases of a disease from those of a court, of the police and of beer.</summary>
/// <remarks>A text that names a disease speaks of its cases, unless the words beside them say of what else they are. In one that names none,
/// as a later and short report may, only cases that are called confirmed, suspected or probable are of a disease, and only where nothing in the
/// text speaks of courts and crimes.</remarks>
internal sealed class CaseReader(AnnotatedText text)
{
    // Words that say of what cases are: "sexual abuse cases", "cases of alleged fraud".
    private const int FarthestKind = 4;

    // Words between cases and what is said of them: "26 cases, seven of them fatal, are confirmed".
    private const int FarthestPredicate = 12;

    private bool? hasOthers;

    /// <summary>Whether the noun at <paramref name="i"/>, if it is "cases", counts those who are ill.</summary>
    public bool AreOfDisease(Clause clause, int i)
    {
        if (!text.Is(i, WordSet.Case))
        {
            return true;
        }

        if (i + 1 < clause.End && text.Is(i + 1, WordSet.LegalCase) || IsOfOthers(clause, i) || IsOfAnimals(clause))
        {
            return false;
        }

        return text.IsAboutDisease || !(i + 1 < clause.End && text.Word(i + 1) == "of") && IsGraded(clause, i) && !HasOthers();
    }

    /// <summary>"The virus has infected horses in Queensland, with 51 confirmed cases": in a sentence that names animals and no people.
    /// Bird flu is a disease of both, a mosquito-borne one of people.</summary>
    private bool IsOfAnimals(Clause clause)
    {
        var isOfAnimals = false;
        for (var k = clause.Sentence.FirstToken; k < clause.Sentence.EndToken; k++)
        {
            if (text.Entry(k).Person is not null || text.Is(k, WordSet.Human))
            {
                return false;
            }

            isOfAnimals |= text.Is(k, WordClass.Animal)
                && !(k + 1 < clause.Sentence.EndToken && (text.Is(k + 1, WordClass.Disease) || text.IsHyphen(k + 1)));
        }

        return isOfAnimals;
    }

    private bool IsOfOthers(Clause clause, int i)
    {
        for (var k = i - 1; k >= Math.Max(clause.Start, i - FarthestKind) && text.NumberOf(k) is null && !text.IsPunctuation(k); k--)
        {
            if (text.Is(k, WordSet.OtherCase))
            {
                return true;
            }

            if (text.Is(k, WordClass.Closed) && !text.Is(k, WordSet.CaseGrade))
            {
                break;
            }
        }

        if (i + 1 >= clause.End || text.Word(i + 1) != "of")
        {
            return false;
        }

        for (var k = i + 2; k < Math.Min(clause.End, i + 2 + FarthestKind) && !text.IsPunctuation(k) && !text.Is(k, WordClass.Disease); k++)
        {
            if (text.Is(k, WordSet.OtherCase))
            {
                return true;
            }

            if (text.Is(k, WordClass.Preposition | WordClass.Be | WordClass.Have))
            {
                break;
            }
        }

        return false;
    }

    /// <summary>"15 confirmed cases", "26 cases … are confirmed".</summary>
    private bool IsGraded(Clause clause, int i)
    {
        if (i > clause.Start && text.Is(i - 1, WordSet.CaseGrade))
        {
            return true;
        }

        for (var k = i + 1; k + 1 < Math.Min(clause.End, i + FarthestPredicate); k++)
        {
            if (text.Is(k, WordClass.Be))
            {
                return text.Is(k + 1, WordSet.CaseGrade);
            }
        }

        return false;
    }

    private bool HasOthers()
    {
        if (hasOthers is null)
        {
            hasOthers = false;
            for (var k = 0; k < text.Article.Tokens.Count && hasOthers == false; k++)
            {
                hasOthers = text.Is(k, WordSet.OtherCase);
            }
        }

        return hasOthers.Value;
    }
}
