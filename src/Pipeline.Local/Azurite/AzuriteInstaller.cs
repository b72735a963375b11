using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Local.Azurite;

/// <summary>Has npm install the Azurite that <c>package-lock.json</c> pins, when it is not there yet.</summary>
/// <remarks>Safe for concurrent processes: one installs, the others wait for it.</remarks>
public sealed class AzuriteInstaller
{
    private const string LockFile = "package-lock.json";
    private const string Package = "node_modules/azurite";
    private const int MaxErrorLines = 15;

    /// <summary>Installs into the repository that holds <paramref name="startFolder"/>.</summary>
    /// <param name="startFolder">Where to look for the repository, upwards; null looks from the current folder,
    /// then from the program's.</param>
    /// <exception cref="AzuriteException">Neither is in a folder whose <c>package-lock.json</c> names Azurite.</exception>
    public AzuriteInstaller(string? startFolder = null)
    {
        string[] starts = startFolder is null ? [Directory.GetCurrentDirectory(), AppContext.BaseDirectory] : [startFolder];
        (Root, PinnedVersion) = starts.SelectMany(Upwards).Select(folder => (folder, Version: VersionIn(Path.Combine(folder, LockFile))))
            .FirstOrDefault(found => found.Version is not null) is (var folder, { } version)
                ? (folder, version)
                : throw new AzuriteException(
                    $"No {LockFile} that names azurite was found in {string.Join(" or ", starts)} or above. "
                    + "Run from the repository, or give a connection string.");
    }

    /// <summary>The repository's root.</summary>
    public string Root { get; }

    /// <summary>The version that the repository pins.</summary>
    public string PinnedVersion { get; }

    /// <summary>The script that node runs.</summary>
    public string Script => Path.Combine(Root, Package, "dist", "src", "azurite.js");

    /// <summary>Whether the pinned version is completely installed.</summary>
    // npm writes this copy of the lock last, so an installation that was broken off does not have it.
    public bool IsInstalled => File.Exists(Script) && VersionIn(Path.Combine(Root, "node_modules", ".package-lock.json")) == PinnedVersion;

    /// <summary>Installs Azurite unless it is there.</summary>
    /// <param name="progress">Told what is being done, in words for people; never called when there is nothing to do.</param>
    /// <param name="cancellationToken">Ends npm too; the next call begins anew.</param>
    /// <exception cref="AzuriteException">npm is missing or failed; the message says what to do.</exception>
    public async Task EnsureInstalledAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        if (IsInstalled)
        {
            return;
        }

        // Not in node_modules, which npm removes.
        var lockPath = Path.Combine(Root, ".pipeline", "azurite-install.lock");
        using var turn = await FolderLock.TakeAsync(
            lockPath, () => progress?.Invoke("Waiting for another process that installs Azurite …"), cancellationToken);
        if (IsInstalled)
        {
            return;
        }

        progress?.Invoke($"Installing Azurite {PinnedVersion} with npm, once; this takes about half a minute …");
        var time = Stopwatch.StartNew();
        await RunNpmAsync(cancellationToken);
        if (!IsInstalled)
        {
            throw new AzuriteException($"npm ended without an error, but Azurite {PinnedVersion} is not in {Path.Combine(Root, Package)}.");
        }

        progress?.Invoke($"Installed Azurite {PinnedVersion} in {time.Elapsed.TotalSeconds:0} s.");
    }

    private async Task RunNpmAsync(CancellationToken cancellationToken)
    {
        string[] command = OperatingSystem.IsWindows() ? ["cmd.exe", "/c", "npm"] : ["npm"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = new Process { StartInfo = start };
        var errors = new Queue<string>();
        npm.OutputDataReceived += (_, _) => { };
        npm.ErrorDataReceived += (_, line) => Remember(errors, line.Data);
        try
        {
            npm.Start();
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteException(
                "npm can't be started. Install Node.js 20 or later, which brings it, or give a connection string.", exception);
        }

        npm.StandardInput.Close();
        npm.BeginOutputReadLine();
        npm.BeginErrorReadLine();
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        if (npm.ExitCode != 0)
        {
            lock (errors)
            {
                throw new AzuriteException(
                    $"npm ci failed with exit code {npm.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
            }
        }
    }

    internal static void Remember(Queue<string> lines, string? line)
    {
        if (string.IsNullOrEmpty(line))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > MaxErrorLines)
            {
                lines.Dequeue();
            }
        }
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }

    private static string? VersionIn(string lockFile)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
            return json.RootElement.TryGetProperty("packages", out var packages)
                && packages.TryGetProperty(Package, out var azurite)
                && azurite.TryGetProperty("version", out var version)
                    ? version.GetString()
                    : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>Azurite could not be installed or started; the message is for people and says what to do.</summary>
public sealed class AzuriteException : Exception
{
    /// <summary>A failure without words.</summary>
    public AzuriteException()
    {
    }

    /// <summary>A failure.</summary>
    public AzuriteException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public AzuriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
