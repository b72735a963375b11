using System.Globalization;
using Pipeline.Adapters.Language;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Tests.Language;

public sealed class TextChunkerTests
{
    [Fact]
    public void A_short_text_is_one_chunk() =>
        Assert.Equal([new TextSpan(0, 11)], Chunks("One. Two. 3", 100));

    [Fact]
    public void A_text_without_sentences_has_no_chunk() => Assert.Empty(TextChunker.Chunks("  ", [], 100));

    [Fact]
    public void Chunks_end_where_sentences_end()
    {
        var text = "First sentence here. Second one. Third sentence is longer. Fourth.";

        Assert.Equal(
            ["First sentence here. Second one.", "Third sentence is longer. Fourth."],
            Chunks(text, 35).Select(chunk => chunk.In(text)));
    }

    [Fact]
    public void A_chunk_may_have_exactly_the_limit()
    {
        var text = "Abcd. Efgh. Ijkl.";

        Assert.Equal(["Abcd. Efgh.", "Ijkl."], Chunks(text, 11).Select(chunk => chunk.In(text)));
        Assert.Equal(["Abcd.", "Efgh.", "Ijkl."], Chunks(text, 10).Select(chunk => chunk.In(text)));
    }

    [Fact]
    public void Text_elements_count_not_code_units()
    {
        // Each family is one text element of eleven code units.
        var text = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 10)) + ". " + string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 10)) + ".";
        var half = text.IndexOf('.', StringComparison.Ordinal) + 1;

        Assert.Single(TextChunker.Chunks(text, [new(0, half), new(half + 1, text.Length - half - 1)], 23));
        Assert.Equal(2, TextChunker.Chunks(text, [new(0, half), new(half + 1, text.Length - half - 1)], 22).Count);
    }

    [Fact]
    public void A_sentence_that_is_too_long_is_cut_at_white_space()
    {
        const string text = "aaa bbb ccc ddd";

        Assert.Equal(["aaa bbb", "ccc ddd"], TextChunker.Chunks(text, [new(0, text.Length)], 10).Select(chunk => chunk.In(text)));
    }

    [Fact]
    public void A_word_that_is_too_long_is_cut_between_text_elements()
    {
        var text = string.Concat(Enumerable.Repeat("e\u0301", 25));

        var chunks = TextChunker.Chunks(text, [new(0, text.Length)], 10);

        Assert.Equal([20, 20, 10], chunks.Select(chunk => chunk.Length));
        Assert.All(chunks, chunk => Assert.NotEqual(UnicodeCategory.NonSpacingMark, char.GetUnicodeCategory(text[chunk.Start])));
    }

    [Fact]
    public void A_heap_of_combining_marks_does_not_make_a_request_of_megabytes()
    {
        var text = "a" + new string('\u0301', 100_000);

        Assert.All(TextChunker.Chunks(text, [new(0, text.Length)], 5_000), chunk => Assert.True(chunk.Length <= 20_000));
    }

    [Fact]
    public void Together_the_chunks_hold_every_sentence_and_none_exceeds_the_limit()
    {
        var random = new Random(7);
        var text = string.Join(' ', Enumerable.Range(0, 400).Select(i => new string((char)('a' + i % 26), random.Next(1, 90)) + "."));
        var sentences = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('.', start) + 1;
            sentences.Add(TextSpan.FromBounds(start, end));
            start = end + 1;
        }

        var chunks = TextChunker.Chunks(text, sentences, 200);

        Assert.All(chunks, chunk => Assert.InRange(new StringInfo(chunk.In(text)).LengthInTextElements, 1, 200));
        Assert.All(sentences, sentence => Assert.Single(chunks, chunk => chunk.Contains(sentence)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(5120, 6)]
    public void Every_thousand_characters_begun_are_one_text_record(int length, int records) =>
        Assert.Equal(records, TextChunker.TextRecords(new string('a', length)));

    private static IReadOnlyList<TextSpan> Chunks(string text, int max) =>
        TextChunker.Chunks(text, EmbeddedTextAnalyzer.Analyze(text).Sentences, max);
}
