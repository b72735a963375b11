using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Telemetry;

namespace Pipeline.Bench.Hosts;

/// <summary>What a host did, as it tells in its last line.</summary>
internal sealed record RunTally
{
    /// <summary>Drops processed.</summary>
    public required int Drops { get; init; }

    /// <summary>Drops rejected.</summary>
    public required int Rejected { get; init; }

    /// <summary>Saves of a ledger that another process forestalled.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Bytes of managed memory in use at the end, after a full collection: what a host keeps,
    /// whatever the collector holds ready.</summary>
    public required long LiveMemory { get; init; }

    /// <summary>Storage operations by kind.</summary>
    public required IReadOnlyDictionary<string, int> Operations { get; init; }

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunTallyJson.Default.RunTally);

    /// <exception cref="JsonException">The line is no tally.</exception>
    public static RunTally Parse(string line) =>
        JsonSerializer.Deserialize(line, RunTallyJson.Default.RunTally) ?? throw new JsonException("No tally.");
}

/// <summary>The generated serializer of <see cref="RunTally"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunTally))]
internal sealed partial class RunTallyJson : JsonSerializerContext;

/// <summary>Counts lost races for a ledger in this process. Disposing ends it.</summary>
internal sealed class ConflictCount : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    /// <summary>Begins to listen to <paramref name="telemetry"/>.</summary>
    public ConflictCount(PipelineTelemetry telemetry)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == telemetry.Meter && instrument.Name == PipelineTelemetry.LedgerConflicts)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref count, value));
        listener.Start();
    }

    /// <summary>Races lost so far.</summary>
    public long Count => Volatile.Read(ref count);

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
