using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Local.Azurite;

namespace Pipeline.Faults.Storage;

/// <summary>A real Azurite over a folder, which can be stopped and started again, and whose disk can fill up.</summary>
internal sealed partial class FaultyStorage : IAsyncDisposable
{
    /// <summary>Where Linux keeps files in memory. Azurite waits for the disk at each write, and a slow disk would be all
    /// that a campaign meets.</summary>
    private const string MemoryFolder = "/dev/shm";

    private readonly string folder;
    private AzuriteServer server;

    private FaultyStorage(string folder, AzuriteServer server)
    {
        this.folder = folder;
        this.server = server;
    }

    /// <summary>The connection that meets no faults, for whoever watches.</summary>
    public string ConnectionString => server.ConnectionString;

    /// <summary>Where blobs are at the moment.</summary>
    public Uri Blobs => Endpoint("BlobEndpoint");

    /// <summary>Where queues are at the moment.</summary>
    public Uri Queues => Endpoint("QueueEndpoint");

    /// <summary>Whether the disk can be filled on this machine: a limit on the size of files, which the server meets
    /// as it would a full disk.</summary>
    public static bool CanFill => File.Exists("/usr/bin/prlimit");

    /// <summary>Starts it, with its data in memory where the system has a folder for that, else in <paramref name="folder"/>.</summary>
    public static async Task<FaultyStorage> StartAsync(string folder)
    {
        var data = Path.Combine(Directory.Exists(MemoryFolder) ? MemoryFolder : folder, $"pipeline-storage-{Guid.NewGuid():N}");
        return new(data, await AzuriteServer.StartAsync(data, null, CancellationToken.None));
    }

    /// <summary>The connection string through the gates at these addresses.</summary>
    public string Through(Uri blobs, Uri queues) => QueueSetting().Replace(
        BlobSetting().Replace(ConnectionString, $"BlobEndpoint={blobs.GetLeftPart(UriPartial.Authority)}/devstoreaccount1"),
        $"QueueEndpoint={queues.GetLeftPart(UriPartial.Authority)}/devstoreaccount1");

    /// <summary>Stops it in order and starts it again, on other ports; <paramref name="meanwhile"/> passes in between.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        await server.DisposeAsync();
        await meanwhile();
        server = await AzuriteServer.StartAsync(folder, null, CancellationToken.None);
    }

    /// <summary>From now on no file can grow, or all can again.</summary>
    public void Fill(bool isFull)
    {
        using var limit = Process.Start(
            "prlimit",
            ["--pid", server.ProcessId.ToString(CultureInfo.InvariantCulture),
                isFull ? "--fsize=0:unlimited" : "--fsize=unlimited:unlimited"]);
        limit.WaitForExit();
        if (limit.ExitCode != 0)
        {
            throw new InvalidOperationException($"prlimit ended with {limit.ExitCode}.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Uri Endpoint(string name) => new(ConnectionString.Split(';')
        .Select(setting => setting.Split('=', 2)).Single(setting => setting[0] == name)[1]);

    [GeneratedRegex("BlobEndpoint=[^;]*")]
    private static partial Regex BlobSetting();

    [GeneratedRegex("QueueEndpoint=[^;]*")]
    private static partial Regex QueueSetting();
}
