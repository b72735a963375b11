using System.Buffers;
using Pipeline.Text.Tagging;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.KeyPhrases;

/// <summary>Picks the phrases that tell what a text is about: names, nouns, and short noun phrases that repeat.</summary>
/// <remarks>
/// <para>A phrase scores by how often it occurs (logarithm), how rare its words are in general English, and how early it comes: the three
/// that hold on news across languages and collections (Hasan and Ng, Automatic keyphrase extraction: a survey, 2014). A noun that
/// mostly occurs inside a phrase that repeats gives way to the phrase: "spyware attack", not "spyware" and "attack".</para>
/// <para>Phrases that differ only in case or number are one. Time is linear in the text, apart from ordering the distinct phrases.</para>
/// </remarks>
internal static class KeyPhraseFinder
{
    private const int MostPhrases = 20;

    // The weights were set by eye on news; the order of their effects matters more than their size.
    private const double NameWeight = 1.1;
    private const double RepeatedNameWeight = 1.25;
    private const double RepeatedPhraseWeight = 1.3;
    private const double SinglePhraseWeight = 0.7;
    private const double LeastRarityWeight = 0.35;

    /// <summary>Phrases as they stand in the text, best first.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="tags">The part of speech of each token.</param>
    /// <param name="entities">Its entities in text order, without overlaps.</param>
    public static IReadOnlyList<string> Find(TokenizedText tokens, PartOfSpeech[] tags, IReadOnlyList<EntityMention> entities)
    {
        var words = PhraseWordReader.Read(tokens, tags, entities, out var rarities);
        using var candidates = new PhraseCandidates(words.Count);
        AddAll(candidates, words);
        MergeSurnames(candidates, entities, tokens, words);
        CountAlone(candidates);
        return Best(tokens.Text, candidates.All, rarities);
    }

    private static void AddAll(PhraseCandidates candidates, List<PhraseWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var last = words[i];
            if (last.Role is not (PhraseRole.Noun or PhraseRole.Name))
            {
                continue;
            }

            candidates.Add(new(last.Key), last.Span, last, last.Role == PhraseRole.Name);
            if (last.Role == PhraseRole.Name || i == 0 || !Joins(words[i - 1], last))
            {
                continue;
            }

            var second = words[i - 1];
            candidates.Add(new(second.Key, last.Key), TextSpan.FromBounds(second.Span.Start, last.Span.End), second, false);
            if (i > 1 && Joins(words[i - 2], second))
            {
                var first = words[i - 2];
                candidates.Add(new(first.Key, second.Key, last.Key), TextSpan.FromBounds(first.Span.Start, last.Span.End), first, false);
            }
        }
    }

    private static bool Joins(PhraseWord word, PhraseWord next) =>
        word.Role is PhraseRole.Modifier or PhraseRole.Noun && next.Span.Start - word.Span.End == 1 && word.Sentence == next.Sentence;

    /// <summary>A surname by itself is one more mention of the full name, where the text has one person of that name.</summary>
    private static void MergeSurnames(
        PhraseCandidates candidates, IReadOnlyList<EntityMention> entities, TokenizedText tokens, List<PhraseWord> words)
    {
        var persons = Persons(entities, words);
        var surnames = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var byName = surnames.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (span, key) in persons)
        {
            var name = tokens.Cased.AsSpan(span.Start, span.Length);
            var space = name.LastIndexOf(' ');
            if (space >= 0)
            {
                var surname = name[(space + 1)..];
                byName[surname] = byName.TryGetValue(surname, out var known) && known != key ? -1 : key;
            }
        }

        foreach (var (span, key) in persons)
        {
            if (byName.TryGetValue(tokens.Cased.AsSpan(span.Start, span.Length), out var full) && full >= 0
                && candidates.IndexOf(new(key)) is >= 0 and var shorter)
            {
                var occurrences = candidates.All[shorter].Count;
                candidates.All[shorter].Remove();
                candidates.All[candidates.IndexOf(new(full))].AddShorter(occurrences);
            }
        }
    }

    /// <summary>The persons among the entities, with the number of each name; both lists are in text order.</summary>
    private static List<(TextSpan Span, int Key)> Persons(IReadOnlyList<EntityMention> entities, List<PhraseWord> words)
    {
        var persons = new List<(TextSpan Span, int Key)>();
        var entity = 0;
        foreach (var word in words)
        {
            while (entity < entities.Count && entities[entity].Span < word.Span)
            {
                entity++;
            }

            if (word.Role == PhraseRole.Name && entity < entities.Count
                && entities[entity].Span == word.Span && entities[entity].Category == EntityCategory.Person)
            {
                persons.Add((word.Span, word.Key));
            }
        }

        return persons;
    }

    private static void CountAlone(PhraseCandidates candidates)
    {
        var all = candidates.All;
        for (var i = 0; i < all.Length; i++)
        {
            all[i].Alone += all[i].Count;
            var (first, second, third) = all[i].Parts;
            if (all[i].Count < 2 || second < 0)
            {
                continue;
            }

            // What the pairs inside lose they take from their words themselves.
            Lose(candidates, third >= 0 ? new(first, second) : new(first), all[i].Count);
            Lose(candidates, third >= 0 ? new(second, third) : new(second), all[i].Count);
        }
    }

    private static void Lose(PhraseCandidates candidates, PhraseCandidate.Words words, int occurrences)
    {
        if (candidates.IndexOf(words) is >= 0 and var shorter)
        {
            candidates.All[shorter].Alone -= occurrences;
        }
    }

    private static string[] Best(string text, ReadOnlySpan<PhraseCandidate> candidates, IReadOnlyList<double> rarities)
    {
        var ranks = ArrayPool<Rank>.Shared.Rent(candidates.Length);
        var count = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Count > 0 && (candidates[i].Alone >= 2 || candidates[i].Alone == candidates[i].Count))
            {
                ranks[count++] = new Rank(Score(candidates[i], rarities), candidates[i].Span, i);
            }
        }

        ranks.AsSpan(0, count).Sort(Rank.Compare);
        Span<int> chosen = stackalloc int[MostPhrases];
        var kept = 0;
        for (var i = 0; i < count && kept < MostPhrases; i++)
        {
            if (!IsSaid(candidates[ranks[i].Index], candidates, chosen[..kept]))
            {
                chosen[kept++] = ranks[i].Index;
            }
        }

        ArrayPool<Rank>.Shared.Return(ranks);
        var phrases = new string[kept];
        for (var i = 0; i < kept; i++)
        {
            phrases[i] = candidates[chosen[i]].Span.In(text);
        }

        return phrases;
    }

    private static bool IsSaid(in PhraseCandidate candidate, ReadOnlySpan<PhraseCandidate> candidates, ReadOnlySpan<int> chosen)
    {
        foreach (var other in chosen)
        {
            if (IsSaidBy(candidate, candidates[other]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A phrase inside or around one that was chosen adds nothing unless both repeat.</summary>
    private static bool IsSaidBy(in PhraseCandidate candidate, in PhraseCandidate chosen) =>
        candidate.Parts.Contain(chosen.Parts) && candidate.Count < 2
        || chosen.Parts.Contain(candidate.Parts) && candidate.Count - chosen.Count < 2;

    private static double Score(in PhraseCandidate candidate, IReadOnlyList<double> rarities)
    {
        var (first, second, third) = candidate.Parts;
        var rarity = (rarities[first] + (second < 0 ? 0 : rarities[second]) + (third < 0 ? 0 : rarities[third])) / candidate.Parts.Count;
        var form = candidate.IsName ? candidate.Count > 1 ? RepeatedNameWeight : NameWeight
            : candidate.Parts.Count == 1 ? 1 : candidate.Count > 1 ? RepeatedPhraseWeight : SinglePhraseWeight;
        var position = 1 + 1 / (1 + candidate.Sentence / 2.0);
        return Math.Log2(1 + candidate.Count) * (LeastRarityWeight + (1 - LeastRarityWeight) * rarity) * form * position;
    }

    /// <summary>Where a candidate stands in the order: better scores first, then earlier and shorter ones.</summary>
    private readonly record struct Rank(double Score, TextSpan Span, int Index)
    {
        public static int Compare(Rank left, Rank right) =>
            left.Score != right.Score ? right.Score.CompareTo(left.Score)
            : left.Span != right.Span ? left.Span.CompareTo(right.Span) : left.Index.CompareTo(right.Index);
    }
}
