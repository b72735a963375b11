using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Adds to phrases those whom a text names beside them: examples, parts and companions.</summary>
internal sealed class CompanionReader(AnnotatedText text, NounPhrases phrases)
{
    private const int FarthestExample = 14;
    private const int FarthestCompanion = 24;

    /// <summary>The phrases with the examples that follow: ", including three children", "such as journalists and dissidents".</summary>
    public List<NounPhrase> WithExamples(List<NounPhrase> list, int limit)
    {
        if (list.Count == 0)
        {
            return list;
        }

        for (var k = list[^1].End; k + 1 < Math.Min(limit, list[^1].End + FarthestExample); k++)
        {
            var word = text.Word(k);
            if (word == "including" || word == "such" && text.Word(k + 1) == "as" || word == "among" && text.Word(k + 1) == "them")
            {
                var start = word == "including" ? k + 1 : k + 2;
                var parts = phrases.ReadList(start, limit);
                parts = parts.Count > 0 || start >= limit ? parts : phrases.ReadListAfterName(start, limit);
                list.AddRange(parts.Select(p => p with { IsPart = true }));
                break;
            }

            // "26 people, four of whom are policemen,"
            if (text.NumberOf(k) is { } share && share.EndToken + 2 < limit && text.Word(share.EndToken) == "of"
                && text.Word(share.EndToken + 1) is "whom" or "them" && text.Is(share.EndToken + 2, WordClass.Be))
            {
                list.AddRange(phrases.ReadList(share.EndToken + 3, limit).Select(p => p with
                {
                    Number = p.Number ?? share,
                    First = p.Number is null ? share.FirstToken : p.First,
                    IsPart = true,
                }));
                break;
            }

            // "killing two and wounding four others, including a boy": he is one of the four
            var isNextVerb = text.Entry(k).Verbs.Count > 0 && (text.Is(k - 1, WordClass.Conjunction) || text.NumberOf(k - 1) is not null);
            if (text.IsPunctuation(k) && word != "," || text.IsVerbLike(k) || isNextVerb
                || text.Is(k, WordClass.Subordinator | WordClass.Relative | WordClass.Negation))
            {
                break;
            }
        }

        return list;
    }

    /// <summary>"was killed near his home, along with two of his bodyguards"; whom the verb is said of may be only a name.</summary>
    public List<NounPhrase> WithCompanions(List<NounPhrase> list, int after, int limit)
    {
        for (var k = after; k + 2 < Math.Min(limit, after + FarthestCompanion); k++)
        {
            if (text.Word(k) is "along" or "together" && text.Word(k + 1) == "with")
            {
                var companions = phrases.ReadList(k + 2, limit);
                companions = companions.Count > 0 ? companions : phrases.ReadListAfterName(k + 2, limit);
                list.AddRange(companions.Select(c => c with { IsPart = true }));
                break;
            }

            if (text.Is(k, WordSet.CompanionStop) || text.Is(k, WordClass.Be | WordClass.Say | WordClass.Modal))
            {
                break;
            }
        }

        return list;
    }
}
