using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Web.Drawing;

/// <summary>Cuts an article's text into paragraphs and marked pieces, so that a page can encode each and mark it.</summary>
public static class ArticleText
{
    /// <summary>Text beyond this many code units is left out of the page; the API has it whole.</summary>
    public const int Longest = 200_000;

    /// <summary>The paragraphs of <paramref name="article"/> with its facts and entities marked. Where marks overlap, facts win, then what
    /// begins first, then what is longer.</summary>
    public static IReadOnlyList<TextParagraph> Of(ArticleAnalysis article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var body = article.Body.Length > Longest ? article.Body[..Longest] : article.Body;
        var facts = article.Facts.Select((fact, index) => new Mark(
            SpanOf(fact.Fact.Evidence, body), fact.Fact.Kind.Name, index, fact.Fact.Label));
        var entities = article.Entities.Select(entity => new Mark(
            Span(entity.Offset, entity.Length, body), ClassOf(entity.Category), null, entity.Category.ToString()));
        return Cut(body, 0, Chosen(facts, entities));
    }

    /// <summary>The sentence of <paramref name="evidence"/> with the words that state the fact marked.</summary>
    public static IReadOnlyList<TextPiece> Sentence(Evidence evidence, FactKind kind)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var words = evidence.Words;
        return [.. Pieces(
            evidence.Sentence,
            new TextSpan(0, evidence.Sentence.Length),
            words.Length == 0 ? [] : [new Mark(words, kind.Name, null, "")])];
    }

    /// <summary>The paragraph that <paramref name="evidence"/> stands in, its words marked and its sentence set apart; null when
    /// the offsets do not fit <paramref name="body"/>.</summary>
    public static IReadOnlyList<TextPiece>? Paragraph(string body, Evidence evidence, FactKind kind)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(evidence);
        var words = SpanOf(evidence, body);
        if (words.Length == 0 || evidence.SentenceOffset < 0 || evidence.SentenceOffset > words.Start
            || string.CompareOrdinal(body, evidence.SentenceOffset, evidence.Sentence, 0, evidence.Sentence.Length) != 0)
        {
            return null;
        }

        var sentence = new TextSpan(evidence.SentenceOffset, evidence.Sentence.Length);
        var start = body.LastIndexOf("\n\n", Math.Min(sentence.Start, body.Length - 1), StringComparison.Ordinal);
        var end = body.IndexOf("\n\n", Math.Min(sentence.End, body.Length), StringComparison.Ordinal);
        var paragraph = TextSpan.FromBounds(
            Math.Max(start < 0 ? 0 : start + 2, sentence.Start - MostAround),
            Math.Min(end < 0 ? body.Length : end, sentence.End + MostAround));
        Mark[] marks = [new(words, kind.Name, null, "")];
        return
        [
            .. Pieces(body, TextSpan.FromBounds(paragraph.Start, sentence.Start), []).Select(piece => piece with { IsAround = true }),
            .. Pieces(body, sentence, marks),
            .. Pieces(body, TextSpan.FromBounds(sentence.End, paragraph.End), []).Select(piece => piece with { IsAround = true }),
        ];
    }

    // A text without paragraphs is shown this far around the sentence.
    private const int MostAround = 1500;

    private static string ClassOf(EntityCategory category) => category switch
    {
        EntityCategory.Person or EntityCategory.PersonType => "person",
        EntityCategory.Organization => "organization",
        EntityCategory.Location or EntityCategory.Address => "location",
        _ => "other",
    };

    private static TextSpan SpanOf(Evidence evidence, string body) => Span(evidence.Offset, evidence.Length, body);

    private static TextSpan Span(int offset, int length, string body) =>
        offset >= 0 && length > 0 && offset <= body.Length - length ? new TextSpan(offset, length) : default;

    private static List<Mark> Chosen(IEnumerable<Mark> facts, IEnumerable<Mark> entities)
    {
        var chosen = new List<Mark>();
        foreach (var marks in new[] { facts, entities })
        {
            var taken = chosen.ToArray();
            var next = 0;
            var end = 0;
            foreach (var mark in marks
                .Where(mark => mark.Span.Length > 0)
                .OrderBy(mark => mark.Span.Start)
                .ThenByDescending(mark => mark.Span.Length))
            {
                while (next < taken.Length && taken[next].Span.End <= mark.Span.Start)
                {
                    next++;
                }

                if (mark.Span.Start >= end && (next == taken.Length || !taken[next].Span.Overlaps(mark.Span)))
                {
                    chosen.Add(mark);
                    end = mark.Span.End;
                }
            }

            chosen.Sort((a, b) => a.Span.CompareTo(b.Span));
        }

        return chosen;
    }

    private static List<TextParagraph> Cut(string body, int from, List<Mark> marks)
    {
        var paragraphs = new List<TextParagraph>();
        var next = 0;
        while (from < body.Length)
        {
            var end = body.IndexOf("\n\n", from, StringComparison.Ordinal);
            end = end < 0 ? body.Length : end;
            // A mark never lies in two paragraphs; one that does is cut at the first one's end.
            var first = next;
            while (next < marks.Count && marks[next].Span.Start < end)
            {
                next++;
            }

            if (body.AsSpan(from, end - from).Trim().Length > 0)
            {
                paragraphs.Add(new TextParagraph([.. Pieces(body, TextSpan.FromBounds(from, end), marks.GetRange(first, next - first))]));
            }

            from = end + 2;
        }

        return paragraphs;
    }

    private static IEnumerable<TextPiece> Pieces(string text, TextSpan span, IReadOnlyList<Mark> marks)
    {
        var at = span.Start;
        foreach (var mark in marks)
        {
            var (start, end) = (Math.Max(mark.Span.Start, at), Math.Min(mark.Span.End, span.End));
            if (start >= end)
            {
                continue;
            }

            if (start > at)
            {
                yield return new TextPiece(text[at..start], null, null, null);
            }

            yield return new TextPiece(text[start..end], mark.Kind, mark.Fact, mark.Title);
            at = end;
        }

        if (at < span.End)
        {
            yield return new TextPiece(text[at..span.End], null, null, null);
        }
    }

    private sealed record Mark(TextSpan Span, string Kind, int? Fact, string Title);
}

/// <summary>A paragraph.</summary>
/// <param name="Pieces">Its text in pieces, without a gap.</param>
public sealed record TextParagraph(IReadOnlyList<TextPiece> Pieces);

/// <summary>A run of text.</summary>
/// <param name="Text">The text, not encoded.</param>
/// <param name="Kind">What it is marked as: <c>count</c>, <c>group</c>, <c>country</c>, <c>person</c>, <c>organization</c>,
/// <c>location</c>, <c>other</c>; null when it is not.</param>
/// <param name="Fact">Which of the article's facts it states.</param>
/// <param name="Title">What it names.</param>
public sealed record TextPiece(string Text, string? Kind, int? Fact, string? Title)
{
    /// <summary>Whether it stands around the sentence that matters.</summary>
    public bool IsAround { get; init; }
}
