using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Local.Azurite;

/// <summary>A running Azurite, on ports that the system chose.</summary>
/// <remarks>
/// The process that started it stops it, by disposing or by ending: node watches its standard input, which the system closes even when the
/// starter is killed, and then shuts down in order, so that nothing written is lost and nothing is left running.
/// <para>Processes that share a data folder share one server (<see cref="FindOrStartAsync"/>). It lasts as long as its starter; when
/// that ends, the others get connection errors, call <see cref="FindOrStartAsync"/> again, and one of them becomes the next starter.</para>
/// </remarks>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    private const string LockFile = "azurite.lock";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OrphanTimeout = TimeSpan.FromSeconds(15);

    // Runs Azurite within a node that ends with its starter. Ctrl+C reaches the whole terminal group: the starter decides what it means,
    // and still needs its storage to end in order. A killed starter leaves nobody to read the output: Azurite's farewell must not fail on
    // that, or it would end before it has saved. The timer ends a shutdown that hangs on an open connection; data is saved long before.
    private const string Wrapper =
        """
        process.umask(0o077);
        const stop = () => {
          if (process.listenerCount('SIGTERM') === 0) process.exit(0);
          process.emit('SIGTERM');
          setTimeout(() => process.exit(1), 8000).unref();
        };
        const once = process.once;
        process.once = function (event, handler) { return event === 'SIGINT' ? this : once.call(this, event, handler); };
        for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
        for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
        process.stdin.once('end', stop).once('error', stop).resume();
        """ + LookUps + AnyName + KeepInMemory + "require(process.argv[1]);";

    // Azurite keeps its records in LokiJS, which asks an index for the first property of a query only. Azurite 3.35 names the account
    // first, that all records share, and so walks through every blob for each request; 3.37, which needs Node 22, names the blob first. And
    // each request to a queue removes a list of expired messages that is mostly empty, after which LokiJS builds every index anew.
    private const string LookUps =
        """

        const { Collection } = require(require.resolve('lokijs', { paths: [process.argv[1]] }));
        const { findOne, remove } = Collection.prototype;
        Collection.prototype.findOne = function (query) {
          const own = ['name', 'messageId'].find(key => typeof query?.[key] === 'string' && this.binaryIndices[key]);
          return findOne.call(this, own ? { [own]: query[own], ...query } : query);
        };
        Collection.prototype.remove = function (found) {
          return Array.isArray(found) && found.length === 0 ? undefined : remove.call(this, found);
        };

        """;

    // XML can't write U+0001 or U+FFFE. Azure percent-encodes names that hold such characters in listings, and says so
    // (https://learn.microsoft.com/rest/api/storageservices/list-blobs); Azurite answers 500 without a word, so that one drop's name would
    // keep all others from being found. Its marker is a name, and comes back as it was given.
    private const string AnyName =
        """

        {
          const { join } = require('path');
          const xml = require(join(process.argv[1], '../blob/generated/utils/xml.js'));
          const store = require(join(process.argv[1], '../blob/persistence/LokiBlobMetadataStore.js')).default.prototype;
          const { stringifyXML } = xml;
          const { listBlobs } = store;
          const isWritable = text => typeof text !== 'string' || !/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/.test(text);
          const written = text => isWritable(text) ? text : encodeURIComponent(text);
          const named = items => Array.isArray(items) ? items.map(item => isWritable(item.Name)
            ? item : { ...item, Name: { $: { Encoded: 'true' }, _: encodeURIComponent(item.Name) } }) : items;
          xml.stringifyXML = (body, options) => stringifyXML(
            options?.rootName !== 'EnumerationResults' || !body.Blobs ? body : {
              ...body, Prefix: written(body.Prefix), Marker: written(body.Marker),
              Blobs: { ...body.Blobs, Blob: named(body.Blobs.Blob), BlobPrefix: named(body.Blobs.BlobPrefix) },
            }, options);
          const decoded = marker => { try { return decodeURIComponent(marker); } catch { return marker; } };
          const markerAt = 7;
          store.listBlobs = async function (...query) {
            query[markerAt] &&= decoded(query[markerAt]);
            const [blobs, folders, next] = await listBlobs.apply(this, query);
            return [blobs, folders, next && encodeURIComponent(next)];
          };
        }

        """;

    // In memory each write is an extent of its own, and every ten minutes Azurite looks for those that nothing refers to, in time that
    // grows with the square of their number and without answering meanwhile: minutes after some hundred thousand. Memory is given back
    // when the process ends; on disk, where extents are few, Azurite goes on collecting.
    private const string KeepInMemory =
        """

        if (process.argv.includes('--inMemoryPersistence')) {
          const collector = require('path').join(process.argv[1], '../blob/gc/BlobGCManager.js');
          require(collector).default.prototype.markSweep = async () => {};
        }

        """;

    private readonly AzuriteRecord record;
    private readonly Process? process;
    private readonly string? sharedFolder;
    private int disposed;

    private AzuriteServer(AzuriteRecord record, Process? process, string? sharedFolder)
    {
        this.record = record;
        this.process = process;
        this.sharedFolder = sharedFolder;
    }

    /// <summary>Connection string for blobs, queues and tables. Its key is the public one of every Azurite.</summary>
    public string ConnectionString => record.ConnectionString;

    /// <summary>Whether this object started the server, and stops it when disposed.</summary>
    public bool IsStarter => process is not null;

    /// <summary>The id of the Azurite process.</summary>
    public int ProcessId => record.Server.Id;

    /// <summary>Starts a server of its own, installing Azurite first if need be.</summary>
    /// <param name="folder">Where its data is kept; null keeps it in memory. No other server may use the folder.</param>
    /// <param name="progress">Told what takes long, in words for people.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left running.</param>
    /// <exception cref="AzuriteException">It can't be installed or started.</exception>
    public static async Task<AzuriteServer> StartAsync(string? folder, Action<string>? progress, CancellationToken cancellationToken)
    {
        var (record, process) = await LaunchAsync(folder, progress, cancellationToken);
        return new(record, process, null);
    }

    /// <summary>Finds the server of a data folder, or starts it. Processes that call this at the same time get the same server.</summary>
    /// <param name="folder">The data folder; it is created.</param>
    /// <param name="progress">Told what takes long, in words for people.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="AzuriteException">It can't be installed or started.</exception>
    public static async Task<AzuriteServer> FindOrStartAsync(string folder, Action<string>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        folder = Path.GetFullPath(folder);
        using var turn = await FolderLock.TakeAsync(Path.Combine(folder, LockFile), null, cancellationToken);
        if (await AzuriteRecord.ReadAsync(folder, cancellationToken) is { } found)
        {
            if (found.Starter.IsRunning && found.Server.IsRunning && await found.AnswersAsync(cancellationToken))
            {
                return new(found, null, null);
            }

            await WaitForEndAsync(found, progress, cancellationToken);
        }

        var (record, process) = await LaunchAsync(folder, progress, cancellationToken);
        var server = new AzuriteServer(record, process, folder);
        try
        {
            await record.WriteAsync(folder, cancellationToken);
            return server;
        }
        catch
        {
            await server.StopAsync();
            throw;
        }
    }

    /// <summary>Stops the server if this object started it; its data is on disk then. Otherwise does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0 || process is null)
        {
            return;
        }

        if (sharedFolder is null)
        {
            await StopAsync();
            return;
        }

        // Under the lock, so that no other process starts on the folder before everything is saved.
        using var turn = await FolderLock.TakeAsync(Path.Combine(sharedFolder, LockFile), null, CancellationToken.None);
        await StopAsync();
        AzuriteRecord.Remove(sharedFolder);
    }

    private async Task StopAsync()
    {
        using var owned = process!;
        owned.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await owned.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            owned.Kill(entireProcessTree: true);
            await owned.WaitForExitAsync(CancellationToken.None);
        }
    }

    // The starter has gone, or the server hangs: it is on its way out, and two servers in one folder would spoil the data.
    private static async Task WaitForEndAsync(AzuriteRecord record, Action<string>? progress, CancellationToken cancellationToken)
    {
        using var server = record.Server.Find();
        if (server is null)
        {
            return;
        }

        progress?.Invoke("Waiting for the last Azurite of this folder to end …");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(OrphanTimeout);
        try
        {
            await server.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(cancellationToken);
        }
    }

    private static async Task<(AzuriteRecord Record, Process Process)> LaunchAsync(
        string? folder, Action<string>? progress, CancellationToken cancellationToken)
    {
        var installer = new AzuriteInstaller();
        await installer.EnsureInstalledAsync(progress, cancellationToken);
        string[] data = folder is null ? ["--inMemoryPersistence"] : ["--location", PrivateFolder.Ensure(folder)];
        var start = new ProcessStartInfo(
            "node",
            [
                "-e", Wrapper, "--", installer.Script, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
                .. data, "--disableTelemetry", "--skipApiVersionCheck", "--silent",
            ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var node = new Process { StartInfo = start };
        var startup = new Startup();
        node.OutputDataReceived += (_, line) => startup.Read(line.Data);
        node.ErrorDataReceived += (_, line) => AzuriteInstaller.Remember(startup.Errors, line.Data);
        try
        {
            node.Start();
        }
        catch (Win32Exception exception)
        {
            node.Dispose();
            throw new AzuriteException("node can't be started. Install Node.js 20 or later, or give a connection string.", exception);
        }

        try
        {
            node.BeginOutputReadLine();
            node.BeginErrorReadLine();
            var ports = await startup.Ports.WaitAsync(StartTimeout, cancellationToken);
            return (
                new AzuriteRecord(RecordedProcess.Of(node), RecordedProcess.Current, ports["Blob"], ports["Queue"], ports["Table"]),
                node);
        }
        catch (Exception exception)
        {
            node.Kill(entireProcessTree: true);
            node.Dispose();
            if (exception is TimeoutException)
            {
                throw new AzuriteException($"Azurite did not start within {StartTimeout.TotalSeconds:0} s.{startup.ErrorText}", exception);
            }

            throw;
        }
    }

    [GeneratedRegex(
        @"Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    /// <summary>Reads what Azurite says while it starts.</summary>
    private sealed class Startup
    {
        private readonly Dictionary<string, int> ports = new(StringComparer.Ordinal);
        private readonly TaskCompletionSource<IReadOnlyDictionary<string, int>> ready =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IReadOnlyDictionary<string, int>> Ports => ready.Task;

        public Queue<string> Errors { get; } = new();

        public string ErrorText
        {
            get
            {
                lock (Errors)
                {
                    return string.Concat(Errors.Select(line => Environment.NewLine + line));
                }
            }
        }

        // Called for one line after the other; null is the end of the output, and so of the process.
        public void Read(string? line)
        {
            if (line is null)
            {
                ready.TrySetException(new AzuriteException($"Azurite ended before it was ready.{ErrorText}"));
            }
            else if (Listening().Match(line) is { Success: true } match)
            {
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
                if (ports.Count == 3)
                {
                    ready.TrySetResult(ports);
                }
            }
        }
    }
}
