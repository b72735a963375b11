using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>Settings of watches from the blob <c>watches.json</c>, asked for again when
/// <see cref="StorageOptions.SettingsRefresh"/> is over.</summary>
/// <remarks>
/// An invalid document is refused whole and logged once; the last valid one stays in force. A copy of that one is kept as
/// <c>watches.in-force.json</c>, so that a process that starts while the document is broken does not alert by other rules than its
/// neighbours. Without any document every watch has the defaults.
/// <para>Failures of storage propagate. Thread-safe.</para>
/// </remarks>
public sealed partial class BlobWatchSettings(StorageClients clients, TimeProvider clock, ILogger<BlobWatchSettings> logger)
    : IWatchSettingsSource, IDisposable
{
    private const string OfMetadata = "of";

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile State? state;

    /// <summary>Why the newest document is not in force, with the place of the fault; null when it is. As of the last look.</summary>
    public string? Problem => state?.Problem;

    /// <inheritdoc />
    public async ValueTask<WatchSettings> GetAsync(string watch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var current = state;
        if (current is null || clock.GetUtcNow() - current.CheckedAt >= clients.Options.SettingsRefresh)
        {
            current = await LookAsync(current, cancellationToken);
        }

        return current.Document.For(watch);
    }

    /// <summary>Looks at the document now.</summary>
    /// <returns>What is wrong with it, for people; null when it is in force or absent.</returns>
    public async Task<string?> CheckAsync(CancellationToken cancellationToken) => (await LookAsync(state, cancellationToken)).Problem;

    /// <summary>The destinations that the settings in force name, as of the last look; empty before it.</summary>
    public IEnumerable<(string Watch, string Destination)> NamedDestinations => state?.Document.NamedDestinations ?? [];

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private async Task<State> LookAsync(State? seen, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (state is { } newer && !ReferenceEquals(newer, seen))
            {
                // Another caller looked while this one waited.
                return newer;
            }

            var looked = await ReadAsync(seen, cancellationToken);
            state = looked;
            return looked;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<State> ReadAsync(State? last, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conditions = last?.Version is { } version ? new BlobRequestConditions { IfNoneMatch = BlobDocuments.ToETag(version) } : null;
        BlobDownloadResult download;
        try
        {
            var response = await clients.Config.GetBlobClient(BlobNames.Settings)
                .DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            if (last is not null && response.GetRawResponse().Status == 304)
            {
                return last with { CheckedAt = now };
            }

            download = response.Value;
        }
        catch (RequestFailedException exception) when (exception.Status == 304 && last is not null)
        {
            return last with { CheckedAt = now };
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            return new State(WatchSettingsDocument.Empty, null, null, now);
        }

        var found = download.Details.ETag.Text();
        if (WatchSettingsDocument.Parse(download.Content.ToMemory().Span, out var problem) is { } document)
        {
            await KeepAsync(download.Content, found, cancellationToken);
            LogInForce(found);
            return new State(document, found, null, now);
        }

        var inForce = last?.Document ?? await LoadKeptAsync(cancellationToken) ?? WatchSettingsDocument.Empty;
        LogRefused(found, problem!);
        return new State(inForce, found, problem, now);
    }

    private async Task KeepAsync(BinaryData content, string version, CancellationToken cancellationToken)
    {
        var kept = clients.Config.GetBlobClient(BlobNames.SettingsInForce);
        try
        {
            var metadata = (await kept.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata;
            if (metadata.TryGetValue(OfMetadata, out var of) && of == version)
            {
                return;
            }
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            // The first valid document.
        }

        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [OfMetadata] = version },
        };
        await kept.UploadAsync(content, options, cancellationToken);
    }

    private async Task<WatchSettingsDocument?> LoadKeptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var kept = await clients.Config.GetBlobClient(BlobNames.SettingsInForce).DownloadContentAsync(cancellationToken);
            return WatchSettingsDocument.Parse(kept.Value.Content.ToMemory().Span, out _);
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "watches.json of version {Version} is in force")]
    private partial void LogInForce(string version);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "watches.json of version {Version} is refused, the last valid settings stay in force: {Problem}")]
    private partial void LogRefused(string version, string problem);

    private sealed record State(WatchSettingsDocument Document, string? Version, string? Problem, DateTimeOffset CheckedAt);
}
