using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Reads counts that leave out verb and noun, one for each place: "Lightning killed nine farmers in Bihar and seven in
/// Jharkhand", "Five people died in Spain, three in France and one in Portugal".</summary>
/// <remarks>They are of the statement before them, which they add up with. Where the count before names no place of its own, they are its
/// parts ("17 were killed, ten in Herat"), and say nothing new.</remarks>
internal sealed class GapReader(AnnotatedText text)
{
    // Tokens of a place and what stands before it: "in the northern state of Uttar Pradesh".
    private const int LongestPlace = 9;

    /// <summary>The counts that go on from <paramref name="mention"/>, whose words end before <paramref name="end"/>.</summary>
    public IEnumerable<VictimMention> Read(VictimMention mention, int end)
    {
        if (mention.Phrase is not { Number: not null, IsPart: false }
            || mention.Construction is not (Construction.Active or Construction.Subject
            or Construction.Passive or Construction.Reduced or Construction.ReducedState or Construction.Counted))
        {
            yield break;
        }

        var limit = mention.Sentence.EndToken;
        var numbers = new List<StatedNumber>();
        for (var at = PlaceAfter(end, limit); at is { } place && Next(place, limit) is { } number; at = PlaceAfter(number.EndToken, limit))
        {
            if (PlaceAfter(number.EndToken, limit) is null)
            {
                break;
            }

            numbers.Add(number);
        }

        foreach (var number in numbers)
        {
            yield return mention with
            {
                Phrase = NounPhrase.Bare(number) with { IsJoined = number == numbers[^1] },
                Words = text.Article.Span(number.FirstToken, Math.Min(number.EndToken + 1, limit - 1)),
            };
        }
    }

    /// <summary>The index after a place that begins within the next words, before any other clause.</summary>
    private int? PlaceAfter(int start, int limit)
    {
        for (var i = start; i < Math.Min(limit, start + LongestPlace) && !text.IsPunctuation(i) && text.NumberOf(i) is null; i++)
        {
            if (!text.Is(i, WordSet.PlaceOpener) || i + 1 >= limit || !text.IsCapitalized(i + 1) && !text.Is(i + 1, WordClass.Determiner))
            {
                continue;
            }

            var end = i + 1;
            while (end < Math.Min(limit, i + LongestPlace) && IsOfPlace(end))
            {
                end++;
            }

            return end;
        }

        return null;
    }

    /// <summary>"a Kabul mosque", "a market in the old town".</summary>
    private bool IsOfPlace(int token) => text.IsCapitalized(token) || !text.IsPunctuation(token) && text.NumberOf(token) is null
        && !text.IsVerbLike(token) && !text.Is(token, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Time);

    /// <summary>The number after a comma or "and", with a place and nothing else behind it.</summary>
    private StatedNumber? Next(int place, int limit)
    {
        var i = place < limit && text.Word(place) == "," ? place + 1 : place;
        i = i < limit && text.Word(i) == "and" ? i + 1 : i;
        return i > place && i < limit && text.NumberOf(i) is { } number && number.FirstToken == i && number.EndToken < limit
            && text.Is(number.EndToken, WordSet.PlaceOpener) ? number : null;
    }
}
