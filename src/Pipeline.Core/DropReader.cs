using Pipeline.Core.Analysis;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Stories.Tables;
using Pipeline.Core.Telemetry;
using Pipeline.Text.Analysis;

namespace Pipeline.Core;

/// <summary>The one way from a drop's bytes to what its articles state: size, unpack, parse, analyse, extract. It decides
/// nothing.</summary>
/// <remarks>Processing, rehearsing and <c>analyze</c> read by it, so that what is shown of an article is what is told of it. Failures of
/// storage or of an analysis service propagate. Safe for concurrent use.</remarks>
public sealed class DropReader(
    ArticleParser parser, ITextAnalyzer analyzer, IFactExtractor extractor, TimeProvider clock, PipelineTelemetry telemetry)
{
    /// <summary>A reader that needs no service: the embedded analyzer and every fact rule.</summary>
    /// <param name="telemetry">Told how long each article took.</param>
    public static DropReader Embedded(PipelineTelemetry telemetry) =>
        new(new ArticleParser(), new EmbeddedTextAnalyzer(), FactExtractor.WithAllRules(), TimeProvider.System, telemetry);

    /// <summary>Loads every table and word list, on two threads, so that the first drop does not wait for them.
    /// Calling it again does nothing.</summary>
    public static void Load() => Parallel.Invoke(EmbeddedTextAnalyzer.Load, FactExtractor.Load, StoryTables.Load);

    /// <summary>Reads a drop where it is stored.</summary>
    /// <param name="drop">The drop.</param>
    /// <param name="name">Its name within its watch.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was read, or why nothing was; null when the drop has changed or gone meanwhile.</returns>
    public async Task<ReadDrop?> ReadAsync(IDrop drop, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        if (TooLarge(name, drop.Size, drop.ContentType) is { } tooLarge)
        {
            return new ReadDrop([], [tooLarge]);
        }

        return await drop.ReadAsync(cancellationToken) is { } content
            ? await ReadAsync(name, content, drop.ContentType, cancellationToken)
            : null;
    }

    /// <summary>Reads a drop that is in memory.</summary>
    /// <param name="name">The drop's name; its extension helps where the content is ambiguous.</param>
    /// <param name="content">All of its bytes. Ask <see cref="TooLarge"/> before reading them.</param>
    /// <param name="contentType">Its media type with parameters, if known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public async Task<ReadDrop> ReadAsync(
        string name, ReadOnlyMemory<byte> content, string? contentType, CancellationToken cancellationToken)
    {
        var parsed = parser.Parse(name, content, contentType);
        var articles = new List<ReadArticle>(parsed.Articles.Count);
        foreach (var article in parsed.Articles)
        {
            var started = clock.GetTimestamp();
            var analysis = await analyzer.AnalyzeAsync(article.Body, cancellationToken);
            telemetry.Analyzed(analysis.Engine, clock.GetElapsedTime(started));
            var reading = new TokenizedArticle(article, analysis);
            articles.Add(new ReadArticle(article, analysis, extractor.Extract(reading), AnchorReader.Read(reading)));
        }

        return new ReadDrop(articles, parsed.Rejections);
    }

    /// <summary>The rejection of a drop of <paramref name="length"/> bytes that is not to be read at all; null when it may be.</summary>
    public Rejection? TooLarge(string name, long length, string? contentType = null) => parser.TooLarge(name, length, contentType);
}
