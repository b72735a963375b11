using System.Globalization;
using Pipeline.Text;

namespace Pipeline.Adapters.Language;

/// <summary>Cuts a text into chunks that the service takes, at the ends of sentences.</summary>
/// <remarks>The service counts text elements (graphemes), as <see cref="StringInfo"/> does. A sentence that is too long by itself is cut at
/// white space, and a run of letters without any between two text elements. Linear in the text.</remarks>
internal static class TextChunker
{
    /// <summary>Most text elements of one document
    /// (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).</summary>
    public const int MaxElements = 5_120;

    /// <summary>Most code units of one chunk: an element may be any number of combining marks, and a request may have 1 MB. Five chunks of
    /// this length stay below that with every character escaped.</summary>
    private const int MaxUnits = 20_000;

    /// <summary>The characters that the service bills as one text record (https://azure.microsoft.com/pricing/details/language).</summary>
    private const int ElementsPerRecord = 1_000;

    /// <summary>The chunks in text order; together they hold every sentence, and the white space between two chunks is in none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">Its sentences, in order and without overlaps.</param>
    /// <param name="maxElements">Longest chunk in text elements.</param>
    public static IReadOnlyList<TextSpan> Chunks(string text, IReadOnlyList<TextSpan> sentences, int maxElements)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxElements, 1);
        var chunks = new List<TextSpan>();
        var (start, end, elements) = (0, 0, 0);
        foreach (var sentence in sentences)
        {
            var length = CountElements(text.AsSpan(sentence.Start, sentence.Length));
            var gap = end > start ? CountElements(text.AsSpan(end, sentence.Start - end)) : 0;
            if (end > start && (elements + gap + length > maxElements || sentence.End - start > MaxUnits))
            {
                chunks.Add(TextSpan.FromBounds(start, end));
                (end, elements, gap) = (start, 0, 0);
            }

            if (end == start)
            {
                start = sentence.Start;
            }

            if (length > maxElements || sentence.Length > MaxUnits)
            {
                chunks.AddRange(Pieces(text, sentence, maxElements));
                (start, end, elements) = (sentence.End, sentence.End, 0);
                continue;
            }

            (end, elements) = (sentence.End, elements + gap + length);
        }

        if (end > start)
        {
            chunks.Add(TextSpan.FromBounds(start, end));
        }

        return chunks;
    }

    /// <summary>How many text records the service bills for <paramref name="text"/>: one per thousand characters begun.</summary>
    public static int TextRecords(string text) => Math.Max(1, (CountElements(text) + ElementsPerRecord - 1) / ElementsPerRecord);

    private static int CountElements(ReadOnlySpan<char> text)
    {
        var elements = 0;
        for (var index = 0; index < text.Length; index += StringInfo.GetNextTextElementLength(text[index..]))
        {
            elements++;
        }

        return elements;
    }

    private static IEnumerable<TextSpan> Pieces(string text, TextSpan sentence, int maxElements)
    {
        var start = sentence.Start;
        while (start < sentence.End)
        {
            var (end, elements, lastSpace) = (start, 0, -1);
            while (end < sentence.End && elements < maxElements)
            {
                var next = end + StringInfo.GetNextTextElementLength(text.AsSpan(end, Math.Min(sentence.End - end, MaxUnits)));
                if (next - start > MaxUnits)
                {
                    break;
                }

                lastSpace = char.IsWhiteSpace(text[end]) ? end : lastSpace;
                (end, elements) = (next, elements + 1);
            }

            if (end < sentence.End && lastSpace > start)
            {
                end = lastSpace;
            }

            yield return TextSpan.FromBounds(start, end);
            start = end;
            while (start < sentence.End && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }
    }
}
