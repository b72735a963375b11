using System.Text;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Fakes;

/// <summary>Answers as the test scripts it, and remembers what was sent.</summary>
internal sealed class ScriptedSender(params string[] destinations) : IAlertSender
{
    public IReadOnlyList<Destination> Destinations { get; } = [.. destinations.Select(name => new Destination(name))];

    public List<(string AlertId, string Destination)> Sent { get; } = [];

    public Func<Alert, string, DeliveryOutcome> Answer { get; set; } = (_, _) => new DeliveryOutcome.Delivered("ok");

    public Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken)
    {
        Sent.Add((alert.Id, destination));
        return Task.FromResult(Answer(alert, destination));
    }
}

/// <summary>Finds nothing in any text.</summary>
internal sealed class BlankAnalyzer : ITextAnalyzer
{
    public ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken) => ValueTask.FromResult(new TextAnalysis
    {
        Text = text,
        Language = "en",
        Engine = "blank",
        Sentences = [],
        Entities = [],
        KeyPhrases = [],
    });
}

/// <summary>Reads facts from lines such as <c>country BH</c>, <c>group journalists</c>, <c>count 1400</c>.</summary>
internal sealed class LineExtractor : IFactExtractor
{
    public IReadOnlyList<Fact> Extract(TokenizedArticle reading) =>
    [
        .. reading.Text.Split('\n')
            .Select(line => line.Trim())
            .Select(line => (Line: line, Words: line.Split(' ', 2), At: reading.Text.IndexOf(line, StringComparison.Ordinal)))
            .Where(read => read.Words.Length == 2)
            .Select(read => (read.Line, read.At, Fact: (Fact?)(read.Words[0] switch
            {
                "country" => Some.Country(read.Words[1]) with { Mentions = [new(read.At + "country ".Length, 2)] },
                "group" => Some.Group(read.Words[1]),
                "count" => Some.Count(long.Parse(read.Words[1])),
                _ => null,
            })))
            .Where(read => read.Fact is not null)
            .Select(read => read.Fact! with { Evidence = new(read.Line, read.At, read.Line.Length, "test", "an-article") }),
    ];
}

internal sealed class FixedSettings(WatchSettings settings) : IWatchSettingsSource
{
    public ValueTask<WatchSettings> GetAsync(string watch, CancellationToken cancellationToken) => ValueTask.FromResult(settings);
}

internal sealed class InMemoryDrop(string blobName, string content) : IDrop
{
    public string BlobName => blobName;

    public string ETag { get; init; } = "\"1\"";

    public long Size { get; init; } = Encoding.UTF8.GetByteCount(content);

    public string? ContentType => null;

    public DateTimeOffset DroppedAt => Some.Instant;

    public bool HasGone { get; init; }

    public bool WasRead { get; private set; }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        WasRead = true;
        return Task.FromResult(HasGone ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(content));
    }
}
