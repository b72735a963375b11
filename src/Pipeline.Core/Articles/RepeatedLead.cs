using Pipeline.Text;
using Pipeline.Text.Tokens;

namespace Pipeline.Core.Articles;

/// <summary>Finds a lead that a page shows twice: once as its teaser, once as the first words of the text.</summary>
/// <remarks>
/// Feeds put the teaser before the text: "Officials were hacked. WASHINGTON: Officials were hacked. Sources said …". Counted twice it would
/// be two mentions of each fact. The first copy is left out, since the second is the one the text goes on from, with its dateline. One to
/// four sentences may repeat; a teaser that was cut short ("Officials were ha…") counts as a repetition of the sentence that it begins.
/// Letters and digits are compared, so quotes and spacing may differ.
/// </remarks>
internal static class RepeatedLead
{
    // Shorter repetitions are chants, list items or refrains.
    private const int MinWordCharacters = 30;

    // Room for "ISLAMABAD/NEW DELHI, Nov 1 (Thomson Reuters Foundation) -".
    private const int MaxDateline = 70;

    private const int MaxSentences = 4;

    // The lead stands at the very beginning: this much text holds two leads of four long sentences.
    private const int LeadLength = 4_000;

    // What may stand before the lead: a headline, a byline.
    private const int MaxSentencesBefore = 3;

    private static readonly System.Buffers.SearchValues<char> DatelineEnds = System.Buffers.SearchValues.Create(":-–—");

    /// <summary>The stretch to leave out, looking from <paramref name="start"/> on; null when nothing repeats.</summary>
    public static TextSpan? Find(string text, int start)
    {
        var lead = text.AsSpan(start);
        lead = lead[..Math.Min(lead.Length, LeadLength)];
        if (lead.Length < 2 * MinWordCharacters)
        {
            return null;
        }

        var head = lead.ToString();
        var sentences = SentenceSplitter.Split(head);
        for (var first = 0; first < sentences.Count && first <= MaxSentencesBefore; first++)
        {
            for (var count = 1; count <= MaxSentences && first + 2 * count <= sentences.Count; count++)
            {
                if (Repeats(head, sentences, first, count))
                {
                    return TextSpan.FromBounds(start + sentences[first].Start, start + sentences[first + count].Start);
                }
            }
        }

        return null;
    }

    private static bool Repeats(string text, IReadOnlyList<TextSpan> sentences, int first, int count)
    {
        for (var i = 1; i < count; i++)
        {
            if (!TextFields.SameWords(sentences[first + i].In(text), sentences[first + count + i].In(text)))
            {
                return false;
            }
        }

        return IsSameSentence(sentences[first].In(text), sentences[first + count].In(text), mayBeCut: count == 1);
    }

    private static bool IsSameSentence(string earlier, string later, bool mayBeCut)
    {
        var words = TextFields.Words(earlier);
        if (words.Length < MinWordCharacters)
        {
            return false;
        }

        var laterWords = TextFields.Words(later);
        var cut = mayBeCut && IsCutShort(earlier);
        if (words == laterWords || cut && laterWords.StartsWith(words, StringComparison.Ordinal))
        {
            return true;
        }

        return EndsDateline(later, laterWords.Length - words.Length) && laterWords.EndsWith(words, StringComparison.Ordinal)
            || EndsDateline(earlier, words.Length - laterWords.Length) && laterWords.Length >= MinWordCharacters
                && words.EndsWith(laterWords, StringComparison.Ordinal)
            || cut && HasDateline(later, out var afterDateline)
                && TextFields.Words(afterDateline).StartsWith(words, StringComparison.Ordinal);
    }

    private static bool IsCutShort(string sentence) =>
        sentence.AsSpan().TrimEnd("]) ") is var end && (end.EndsWith("…") || end.EndsWith("..."));

    /// <summary>Whether the first <paramref name="wordCharacters"/> letters and digits of the sentence are followed by the end of a
    /// dateline.</summary>
    private static bool EndsDateline(string sentence, int wordCharacters)
    {
        if (wordCharacters is <= 0 or > MaxDateline)
        {
            return false;
        }

        var index = 0;
        for (var seen = 0; seen < wordCharacters; index++)
        {
            seen += char.IsLetterOrDigit(sentence[index]) ? 1 : 0;
        }

        for (; index < sentence.Length && !char.IsLetterOrDigit(sentence[index]); index++)
        {
            if (DatelineEnds.Contains(sentence[index]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDateline(string sentence, out ReadOnlySpan<char> rest)
    {
        var head = sentence.AsSpan(0, Math.Min(sentence.Length, MaxDateline));
        var end = head.IndexOfAny(':', '–', '—');
        end = end >= 0 ? end : head.IndexOf(" - ");
        rest = end < 0 ? default : sentence.AsSpan(end + 1);
        return end >= 0;
    }
}
