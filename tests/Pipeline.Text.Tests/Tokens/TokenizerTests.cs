using Pipeline.Tests.Shared;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tokens;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("At least 1,400 users", "At|least|1,400|users")]
    [InlineData("London-based lawyers", "London|-|based|lawyers")]
    [InlineData("India's Dalit community", "India|'s|Dalit|community")]
    [InlineData("users’ phones weren’t hacked", "users|’|phones|were|n’t|hacked")]
    [InlineData("the U.S. Army", "the|U.S.|Army")]
    [InlineData("Mr. Smith left.", "Mr.|Smith|left|.")]
    [InlineData("after the mass.", "after|the|mass|.")]
    [InlineData("Boston, Mass., police", "Boston|,|Mass.|,|police")]
    [InlineData("3.5 per cent, 1990s", "3.5|per|cent|,|1990s")]
    [InlineData("the 9mm gun", "the|9|mm|gun")]
    [InlineData("Wait... what?!", "Wait|...|what|?|!")]
    [InlineData("São Paulo, Kraków", "São|Paulo|,|Kraków")]
    [InlineData("a\u0301la \U0001F600!", "a\u0301la|\U0001F600|!")]
    [InlineData("", "")]
    public void Tokenize_CutsWordsNumbersAndMarks(string text, string expected)
    {
        var tokens = Tokenizer.Tokenize(text);

        Assert.Equal(expected, string.Join('|', tokens.Select(token => token.Span.In(text))));
    }

    [Fact]
    public void Tokenize_KeepsTheirPlace()
    {
        var tokens = Tokenizer.Tokenize("  In Iran's\n\tQom");

        Assert.Equal([new(2, 2), new(5, 4), new(9, 2), new(13, 3)], tokens.Select(token => token.Span));
    }

    /// <summary>Every character that is no white space belongs to exactly one token, whatever the text.</summary>
    [Fact]
    public void Tokenize_RandomText_LosesNothing()
    {
        const string alphabet = "aZé'’.,-\"“ \n\t0159$%()\ud83d\ude00\ud800\udc00مक中\u0301\u200b";
        var random = new Random(20260101);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Create(random.Next(60), random, (span, r) =>
            {
                foreach (ref var letter in span)
                {
                    letter = alphabet[r.Next(alphabet.Length)];
                }
            });

            var end = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.True(token.Span.Length > 0 && token.Span.Start >= end);
                Assert.True(text.AsSpan(end, token.Span.Start - end).IsWhiteSpace());
                end = token.Span.End;
            }

            Assert.True(text.AsSpan(end).IsWhiteSpace());
        }
    }

    [Fact]
    public void Tokenize_RandomText_AgreesWithTheRegularExpression()
    {
        string[] pieces =
        [
            "a", "Z", "é", "'", "’", ".", ",", "-", "\"", " ", "\n", "0", "15", "9", "$", "(", "\ud83d\ude00", "\ud83d", "\ude00", "م", "中",
            "\u0301", "\u20dd", "\u200b", "\u200d", "\u0660", "²", "_", "s", "'s", "’re", "'ve", "'ll", "'d", "'M", "n't", "N’T",
            "st", "nd", "th", "m", "bn", "tn", "k", "1,400", "3.5", "U.S.", "a.m.", "Mr.", "Mass.", "Jr.", "...", "..",
            "l'état", "O'Neill", "London", "users", "\u00a0", "\u0085", "\u2029", "ـ", "ª", "Ⅷ", "½", "ǅ",
        ];
        var random = new Random(20260102);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.True(
                PatternTokenizer.Tokenize(text).SequenceEqual(Tokenizer.Tokenize(text)), System.Text.Json.JsonSerializer.Serialize(text));
        }
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("a{0}")]
    [InlineData("a'{0}b")]
    [InlineData("9{0}")]
    [InlineData("9s{0}")]
    [InlineData("1,2{0}3")]
    [InlineData("'s{0}")]
    [InlineData("{0}.{0}.")]
    public void Tokenize_AnyCharacter_AgreesWithTheRegularExpression(string frame)
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var text = frame.Replace("{0}", ((char)character).ToString(), StringComparison.Ordinal);

            Assert.True(PatternTokenizer.Tokenize(text).SequenceEqual(Tokenizer.Tokenize(text)), $"U+{character:X4} in {frame}");
        }
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("1,")]
    [InlineData("a'")]
    [InlineData("(")]
    [InlineData("\ud800")]
    [InlineData(") ")]
    [InlineData("a\n")]
    public void Analyze_MonotonousText_TakesLinearTime(string unit) =>
        LinearTime.Holds(text => Assert.NotEmpty(SentenceSplitter.Split(text)), unit, 60_000 * unit.Length, TimeSpan.FromSeconds(10));
}
