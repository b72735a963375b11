using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Local.Azurite;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>The Azurite that the local host and these tests run on.</summary>
public sealed class AzuriteServerTests : IDisposable
{
    private const string HolderFolder = "PIPELINE_TEST_AZURITE_FOLDER";
    private readonly string folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_that_start_on_one_folder_at_once_share_one_server()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => AzuriteServer.FindOrStartAsync(folder, null, Cancel)));

        Assert.Single(servers.Select(server => server.ConnectionString).Distinct(StringComparer.Ordinal));
        Assert.Single(servers, server => server.IsStarter);
        foreach (var server in servers.OrderBy(server => server.IsStarter))
        {
            Assert.True(IsRunning(server.ProcessId));
            await server.DisposeAsync();
        }

        Assert.False(IsRunning(servers[0].ProcessId));
        Assert.False(File.Exists(Path.Combine(folder, "azurite.json")));
    }

    [Fact]
    public async Task A_data_folder_is_its_owner_s_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var data = Path.Combine(folder, ".pipeline");
        Directory.CreateDirectory(data);
        await using var server = await AzuriteServer.FindOrStartAsync(data, null, Cancel);
        await new BlobContainerClient(server.ConnectionString, "kept").CreateAsync(cancellationToken: Cancel);

        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.All(
            new DirectoryInfo(data).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(new DirectoryInfo(data)),
            entry => Assert.Equal(UnixFileMode.None, entry.UnixFileMode & others));
    }

    [Fact]
    public async Task A_name_that_xml_can_not_write_is_listed_between_all_others()
    {
        string[] names =
            ["%41.txt", "a/1.txt", "a/2\u0001.txt", "a/3.txt", "b\u001B/1.txt", "b/1 ü.txt", "c\uFFFE", "d\uD83D\uDE00.txt"];
        await using var server = await AzuriteServer.StartAsync(null, null, Cancel);
        var container = new BlobContainerClient(server.ConnectionString, "kept");
        await container.CreateAsync(cancellationToken: Cancel);
        foreach (var name in names)
        {
            await container.UploadBlobAsync(name, BinaryData.FromString("content"), Cancel);
        }

        Assert.Equal(names, await NamesAsync(pageSize: null, prefix: null));
        Assert.Equal(names, await NamesAsync(pageSize: 1, prefix: null));
        Assert.Equal(["a/2\u0001.txt"], await NamesAsync(pageSize: null, prefix: "a/2\u0001"));
        var folders = await container.GetBlobsByHierarchyAsync(new GetBlobsByHierarchyOptions { Delimiter = "/" }, Cancel)
            .Where(item => item.IsPrefix).Select(item => item.Prefix).ToListAsync(Cancel);
        Assert.Equal(["a/", "b\u001B/", "b/"], folders);

        async Task<IEnumerable<string>> NamesAsync(int? pageSize, string? prefix) =>
            (await container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, Cancel).AsPages(pageSizeHint: pageSize).ToListAsync(Cancel))
                .SelectMany(page => page.Values).Select(blob => blob.Name);
    }

    [Fact]
    public async Task What_was_written_survives_a_stop_and_start()
    {
        await using (var server = await AzuriteServer.FindOrStartAsync(folder, null, Cancel))
        {
            var container = new BlobContainerClient(server.ConnectionString, "kept");
            await container.CreateAsync(cancellationToken: Cancel);
            await container.UploadBlobAsync("note.txt", new BinaryData("still here"), Cancel);
        }

        await using var again = await AzuriteServer.FindOrStartAsync(folder, null, Cancel);
        var read = await new BlobContainerClient(again.ConnectionString, "kept").GetBlobClient("note.txt").DownloadContentAsync(Cancel);
        Assert.Equal("still here", read.Value.Content.ToString());
    }

    /// <summary>What docs/faults.md says of a local store: it confirms what it keeps in memory, and is killed as of its last save.</summary>
    [Fact]
    public async Task A_killed_server_comes_back_as_of_its_last_save()
    {
        const string Records = "__azurite_db_blob__.json";
        string saved;
        await using (var server = await AzuriteServer.FindOrStartAsync(folder, null, Cancel))
        {
            var container = new BlobContainerClient(server.ConnectionString, "kept");
            await container.CreateAsync(cancellationToken: Cancel);
            var isSaved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var watcher = new FileSystemWatcher(folder, Records);
            watcher.Renamed += (_, _) =>
            {
                if (File.ReadAllText(Path.Combine(folder, Records)).Contains("early.txt", StringComparison.Ordinal))
                {
                    isSaved.TrySetResult();
                }
            };
            watcher.EnableRaisingEvents = true;
            await container.UploadBlobAsync("early.txt", new BinaryData("still here"), Cancel);
            await isSaved.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            await container.UploadBlobAsync("late.txt", new BinaryData("confirmed"), Cancel);
            using (var node = Process.GetProcessById(server.ProcessId))
            {
                node.Kill();
                await node.WaitForExitAsync(Cancel);
            }

            saved = await File.ReadAllTextAsync(Path.Combine(folder, Records), Cancel);
        }

        await using var again = await AzuriteServer.FindOrStartAsync(folder, null, Cancel);
        var kept = new BlobContainerClient(again.ConnectionString, "kept");
        Assert.Equal("still here", (await kept.GetBlobClient("early.txt").DownloadContentAsync(Cancel)).Value.Content.ToString());

        // Gone, unless this machine stood still for the five seconds until the next save.
        Assert.Equal(
            saved.Contains("late.txt", StringComparison.Ordinal), (await kept.GetBlobClient("late.txt").ExistsAsync(Cancel)).Value);
    }

    [Fact]
    public async Task The_usual_ports_may_be_taken()
    {
        var listeners = new List<TcpListener>();
        try
        {
            foreach (var port in new[] { 10000, 10001, 10002 })
            {
                listeners.Add(TryListen(port));
            }

            await using var server = await AzuriteServer.StartAsync(null, null, Cancel);
            await new BlobContainerClient(server.ConnectionString, "any").CreateAsync(cancellationToken: Cancel);
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    [Fact]
    public async Task A_killed_starter_leaves_nothing_behind_and_loses_nothing()
    {
        using var holder = StartHolder();
        try
        {
            var pid = await ReadHeldAsync(holder);
            using var node = Process.GetProcessById(pid);
            await using (var shared = await AzuriteServer.FindOrStartAsync(folder, null, Cancel))
            {
                Assert.Equal(pid, shared.ProcessId);
                Assert.False(shared.IsStarter);
                await new BlobContainerClient(shared.ConnectionString, "kept").CreateAsync(cancellationToken: Cancel);
            }

            holder.Kill();
            await node.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync(CancellationToken.None);
        }

        await using var next = await AzuriteServer.FindOrStartAsync(folder, null, Cancel);

        Assert.True(next.IsStarter);
        Assert.True(await new BlobContainerClient(next.ConnectionString, "kept").ExistsAsync(Cancel));
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData(
        """{"server":{"id":1,"startedAt":"2019-11-01T00:00:00Z"},"starter":"""
        + """{"id":1,"startedAt":"2019-11-01T00:00:00Z"},"blobPort":1,"queuePort":1,"tablePort":1}""")]
    public async Task A_record_of_a_server_that_is_gone_does_not_matter(string record)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "azurite.json"), record, Cancel);

        await using var server = await AzuriteServer.FindOrStartAsync(folder, null, Cancel);

        Assert.True(server.IsStarter);
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_the_folder_free()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AzuriteServer.FindOrStartAsync(folder, null, cancelled.Token));

        await using var server = await AzuriteServer.FindOrStartAsync(folder, null, Cancel);
        Assert.True(server.IsStarter);
    }

    [Fact]
    public async Task An_installed_azurite_is_not_installed_again()
    {
        var installer = new AzuriteInstaller();
        await installer.EnsureInstalledAsync(null, Cancel);
        var told = new List<string>();
        await installer.EnsureInstalledAsync(told.Add, Cancel);

        Assert.True(installer.IsInstalled);
        Assert.Empty(told);
    }

    [Fact]
    public void Outside_the_repository_the_installer_says_what_to_do()
    {
        var exception = Assert.Throws<AzuriteException>(() => new AzuriteInstaller(folder));
        Assert.Contains("connection string", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_npm_reports_reaches_the_user()
    {
        // A lock file that npm refuses: it names a version and holds no package.json beside it.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "package-lock.json"),
            """{"lockfileVersion":3,"packages":{"node_modules/azurite":{"version":"3.35.0"}}}""",
            Cancel);
        var told = new List<string>();

        var exception = await Assert.ThrowsAsync<AzuriteException>(() =>
            new AzuriteInstaller(folder).EnsureInstalledAsync(told.Add, Cancel));

        Assert.Contains("npm ci failed", exception.Message, StringComparison.Ordinal);
        Assert.Contains("3.35.0", Assert.Single(told), StringComparison.Ordinal);
    }

    /// <summary>Not a test: what the process does that the test above kills.</summary>
    [Fact(Explicit = true)]
    public async Task Hold_a_server_until_killed()
    {
        if (Environment.GetEnvironmentVariable(HolderFolder) is { } held)
        {
            await using var server = await AzuriteServer.FindOrStartAsync(held, null, Cancel);
            await File.WriteAllTextAsync(Path.Combine(held, "held.new"), server.ProcessId.ToString(CultureInfo.InvariantCulture), Cancel);
            File.Move(Path.Combine(held, "held.new"), Path.Combine(held, "held"));
            await Task.Delay(Timeout.Infinite, Cancel);
        }
    }

    // This very assembly, told to run nothing but the holder.
    private Process StartHolder()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(AzuriteServerTests).Assembly.Location, "-explicit", "only", "-noLogo",
                "-method", $"{typeof(AzuriteServerTests).FullName}.{nameof(Hold_a_server_until_killed)}",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[HolderFolder] = folder;
        var holder = Process.Start(start)!;
        holder.OutputDataReceived += (_, _) => { };
        holder.ErrorDataReceived += (_, _) => { };
        holder.BeginOutputReadLine();
        holder.BeginErrorReadLine();
        return holder;
    }

    private async Task<int> ReadHeldAsync(Process holder)
    {
        var path = Path.Combine(folder, "held");
        while (!File.Exists(path))
        {
            Assert.False(holder.HasExited, "the holder ended early");
            await Task.Delay(20, Cancel);
        }

        return int.Parse(await File.ReadAllTextAsync(path, Cancel), CultureInfo.InvariantCulture);
    }

    private static TcpListener TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // Somebody else has it, which serves as well.
        }

        return listener;
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
