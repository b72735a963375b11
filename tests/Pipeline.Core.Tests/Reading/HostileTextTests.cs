using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading;

/// <summary>Whatever the text, reading it ends, in time that grows with its length, and everything found stands where it says.</summary>
public sealed class HostileTextTests
{
    private static readonly FactExtractor Extractor = FactExtractor.WithAllRules();

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void A_hostile_text_is_read_and_what_is_found_stands_in_it(string name)
    {
        var text = HostileTexts.ByName(10_000)[name];

        Check(text);
        Assert.Equal(Shown(text), Shown(text));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Names), MemberType = typeof(HostileTexts))]
    public void Ten_times_the_text_allocates_about_ten_times_as_much(string name)
    {
        Read(HostileTexts.ByName(2_000)[name]);
        var small = Allocated(HostileTexts.ByName(10_000)[name]);
        var large = Allocated(HostileTexts.ByName(100_000)[name]);

        // Lists double, and tables have a least size: twenty-five times and a quarter of a megabyte are still linear,
        // a hundred times is not.
        Assert.True(large < small * 25 + 250_000, $"{small:N0} bytes for 10,000 characters, {large:N0} for 100,000");
    }

    [Theory]
    [InlineData("letters without a space")]
    [InlineData("random bytes")]
    [InlineData("nested quotes")]
    [InlineData("one sentence")]
    [InlineData("numbers without end")]
    public void A_megabyte_is_read(string name) => Check(HostileTexts.ByName(1_000_000)[name]);

    [Fact]
    public void Any_string_is_read() =>
        Prop.ForAll<string>(text => Check(text ?? string.Empty)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20191101, 7));

    [Fact]
    public void Any_mixture_of_pieces_is_read()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = HostileTexts.Mixed(seed, 40);
            try
            {
                Check(text);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}: {System.Text.Json.JsonSerializer.Serialize(text)}", exception);
            }
        }
    }

    [Fact]
    public async Task Many_threads_read_the_same()
    {
        var texts = Enumerable.Range(0, 24).Select(seed => HostileTexts.Mixed(seed, 200)).ToList();
        var alone = texts.Select(Shown).ToList();

        var together = await Task.WhenAll(
            texts.Concat(texts).Select(text => Task.Run(() => Shown(text), TestContext.Current.CancellationToken)));

        Assert.Equal(alone.Concat(alone), together);
    }

    private static (TextAnalysis Analysis, IReadOnlyList<Fact> Facts) Read(string text)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(text);
        return (analysis, Extractor.Extract(new Article { Id = "article", Source = "article.txt", Body = text }, analysis));
    }

    private static void Check(string text)
    {
        var (analysis, facts) = Read(text);
        Assert.Equal(text, analysis.Text);
        var end = 0;
        foreach (var sentence in analysis.Sentences)
        {
            Assert.True(sentence.Start >= end && sentence.Length > 0 && sentence.End <= text.Length, $"sentence {sentence} after {end}");
            end = sentence.End;
        }

        foreach (var entity in analysis.Entities)
        {
            Assert.True(entity.Span.Length > 0 && entity.Span.End <= text.Length, $"{entity}");
            Assert.Equal(entity.Span.In(text), entity.Text);
            Assert.InRange(entity.Confidence, 0, 1);
        }

        foreach (var phrase in analysis.KeyPhrases)
        {
            Assert.Contains(phrase, text, StringComparison.Ordinal);
        }

        foreach (var fact in facts)
        {
            Assert.InRange(fact.Confidence, 0, 1);
            Assert.All(fact.Mentions, mention => Assert.True(mention.Length > 0 && mention.End <= text.Length, $"{fact.Label} {mention}"));
            Assert.True(
                fact.Evidence.Offset >= 0 && fact.Evidence.Offset + fact.Evidence.Length <= text.Length,
                $"{fact.Label} {fact.Evidence.Offset}");
            Assert.Equal(fact.Evidence.Sentence, text.Substring(fact.Evidence.SentenceOffset, fact.Evidence.Sentence.Length));
        }
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Shown(string text)
    {
        var (analysis, facts) = Read(text);
        var shown = new StringBuilder(analysis.Language)
            .AppendJoin('|', analysis.Entities.Select(e => $"{e.Category} {e.Span} {e.Confidence}"))
            .AppendJoin('|', analysis.KeyPhrases);
        foreach (var fact in facts)
        {
            shown.Append($"\n{fact.Key} {fact.Label} {fact.Confidence} ").AppendJoin(' ', fact.Mentions);
        }

        return shown.ToString();
    }
}
