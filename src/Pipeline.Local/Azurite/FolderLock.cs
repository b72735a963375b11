namespace Pipeline.Local.Azurite;

/// <summary>A file that one process at a time holds open; the system lets go of it when that process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file; it and its folder are created, and stay.</param>
    /// <param name="waiting">Called once if somebody else holds it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<FolderLock> TakeAsync(string path, Action? waiting, CancellationToken cancellationToken)
    {
        PrivateFolder.Ensure(Path.GetDirectoryName(Path.GetFullPath(path))!);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FolderLock(new FileStream(
                    path, PrivateFolder.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
            }
            catch (IOException) when (File.Exists(path))
            {
                waiting?.Invoke();
                waiting = null;
                await Task.Delay(Poll, cancellationToken);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
