using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Tests.Fakes;

/// <summary>All of the pipeline's storage in memory, with documents kept as JSON and writes that can be made to fail.</summary>
internal sealed class InMemoryStorage : ILedgerStore, IAlertStore, IAlertQueue, IDropArchive
{
    private readonly Dictionary<string, (string Json, int Version)> blobs = new(StringComparer.Ordinal);

    /// <summary>Fails the write of this number (from 1), and everything after it, until set to null: the process died there.</summary>
    public int? DiesAtWrite { get; set; }

    /// <summary>Whether the write that dies reaches storage first.</summary>
    public bool DiesAfterWriting { get; set; }

    /// <summary>Called before each conditional save, for races.</summary>
    public Action? BeforeSave { get; set; }

    /// <summary>The watch whose ledger somebody damaged; null for none.</summary>
    public string? Damaged { get; set; }

    /// <summary>The watch whose ledger storage keeps from being saved, though nobody else saves it; null for none.</summary>
    public string? Held { get; set; }

    /// <summary>Whether storage keeps all alerts from being saved, though nobody else saves them.</summary>
    public bool HoldsAlerts { get; set; }

    /// <summary>Storage's own clock, which its answers tell; null tells none.</summary>
    public TimeProvider? Clock { get; set; }

    public int Writes { get; private set; }

    public Queue<(DeliveryMessage Message, TimeSpan Delay)> Messages { get; } = [];

    public List<TimelineLine> Timeline { get; } = [];

    public List<DropAnalysis> Analyses { get; } = [];

    public List<RejectedDrop> Rejections { get; } = [];

    public IEnumerable<Alert> Alerts => blobs.Where(blob => blob.Key.StartsWith("alerts/", StringComparison.Ordinal))
        .Select(blob => JsonSerializer.Deserialize(blob.Value.Json, PipelineJson.Documents.Alert)!);

    public async Task<StoredLedger> LoadAsync(string watch, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (watch == Damaged)
        {
            throw new InvalidDataException($"The ledger of {watch} can't be read.");
        }

        return Get($"ledgers/{watch}") is { } blob
            ? new StoredLedger(JsonSerializer.Deserialize(blob.Json, PipelineJson.Documents.Ledger)!, Text(blob.Version))
            : new StoredLedger(Ledger.Empty(watch), null);
    }

    public IOpenLedger Open(string watch) => new OpenLedger(this, watch);

    public Task<string?> TrySaveAsync(Ledger ledger, string? version, CancellationToken cancellationToken) => ledger.Watch == Held
        ? Task.FromResult<string?>(null)
        : TryPutAsync($"ledgers/{ledger.Watch}", JsonSerializer.Serialize(ledger, PipelineJson.Documents.Ledger), version);

    public async IAsyncEnumerable<string> WatchesWithOutboxAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in blobs.Keys.Where(key => key.StartsWith("ledgers/", StringComparison.Ordinal)).ToArray())
        {
            // As with real storage, what says that something is left stands beside the document, not in it.
            var watch = name["ledgers/".Length..];
            if (watch == Damaged || !(await LoadAsync(watch, cancellationToken)).Ledger.Outbox.IsEmpty)
            {
                yield return watch;
            }
        }
    }

    public async Task CreateIfAbsentAsync(Alert alert, CancellationToken cancellationToken) =>
        await TryPutAsync($"alerts/{alert.Watch}/{alert.Id}", JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert), null);

    public async Task<StoredAlert?> LoadAsync(string watch, string id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Get($"alerts/{watch}/{id}") is { } blob
            ? new StoredAlert(JsonSerializer.Deserialize(blob.Json, PipelineJson.Documents.Alert)!, Text(blob.Version), Clock?.GetUtcNow())
            : null;
    }

    public Task<string?> TrySaveAsync(Alert alert, string version, CancellationToken cancellationToken) => HoldsAlerts
        ? Task.FromResult<string?>(null)
        : TryPutAsync($"alerts/{alert.Watch}/{alert.Id}", JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert), version);

    public Task EnqueueAsync(DeliveryMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        Write(() => Messages.Enqueue((message, delay)));
        return Task.CompletedTask;
    }

    public Task AppendTimelineAsync(string watch, IReadOnlyList<TimelineLine> lines, CancellationToken cancellationToken)
    {
        Write(() => Timeline.AddRange(lines));
        return Task.CompletedTask;
    }

    public Task SaveAnalysisAsync(DropAnalysis analysis, CancellationToken cancellationToken)
    {
        Write(() => Analyses.Add(analysis));
        return Task.CompletedTask;
    }

    public Task SaveRejectionAsync(RejectedDrop rejection, CancellationToken cancellationToken)
    {
        Write(() => Rejections.Add(rejection));
        return Task.CompletedTask;
    }

    private sealed class OpenLedger(InMemoryStorage storage, string watch) : IOpenLedger
    {
        public Task<StoredLedger> LoadAsync(CancellationToken cancellationToken) => storage.LoadAsync(watch, cancellationToken);
    }

    private (string Json, int Version)? Get(string name)
    {
        lock (blobs)
        {
            return blobs.TryGetValue(name, out var blob) ? blob : null;
        }
    }

    private Task<string?> TryPutAsync(string name, string json, string? version)
    {
        var beforeSave = BeforeSave;
        BeforeSave = null;
        beforeSave?.Invoke();
        lock (blobs)
        {
            var next = (Get(name)?.Version ?? 0) + 1;
            if (!string.Equals(next == 1 ? null : Text(next - 1), version, StringComparison.Ordinal))
            {
                return Task.FromResult<string?>(null);
            }

            Write(() => blobs[name] = (json, next));
            return Task.FromResult<string?>(Text(next));
        }
    }

    private void Write(Action write)
    {
        lock (blobs)
        {
            Writes++;
            if (Writes < DiesAtWrite || DiesAtWrite is null || (Writes == DiesAtWrite && DiesAfterWriting))
            {
                write();
            }

            if (Writes >= DiesAtWrite)
            {
                throw new ProcessDiedException();
            }
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}

internal sealed class ProcessDiedException : Exception;
