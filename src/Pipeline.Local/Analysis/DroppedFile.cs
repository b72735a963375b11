namespace Pipeline.Local.Analysis;

/// <summary>A file that was named on the command line, or that lies in a folder that was.</summary>
/// <param name="Info">The file.</param>
/// <param name="Name">Its name as a drop: relative to the folder that was named, with forward slashes.</param>
internal sealed record DroppedFile(FileInfo Info, string Name)
{
    /// <summary>The name of the folder that its name as a drop is relative to; empty at the root.</summary>
    public string Folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(Info.FullName[..^Name.Length]));

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Every file that is meant: a path's own, or all in a folder, in the ordinal order of their names.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="unlisted">Told of a folder that can't be listed, which is left out; null throws what hinders it.</param>
    /// <exception cref="IOException">A folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IEnumerable<DroppedFile> In(
        IEnumerable<FileSystemInfo> paths, Action<DirectoryInfo, Exception>? unlisted = null) => paths.SelectMany(
        path => path is DirectoryInfo folder ? FilesIn(folder, unlisted)
            .Select(file => new DroppedFile(
                file, Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
        : (IEnumerable<DroppedFile>)[new DroppedFile(new FileInfo(path.FullName), path.Name)]);

    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo root, Action<DirectoryInfo, Exception>? unlisted)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { root.FullName };
        var folders = new Stack<DirectoryInfo>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder, unlisted))
            {
                if (entry is not DirectoryInfo inner)
                {
                    yield return (FileInfo)entry;
                }
                else if (seen.Add(inner.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? inner.FullName) || inner.LinkTarget is null)
                {
                    // A link that leads back up would have no end; a folder that stands where it is named is always gone through.
                    folders.Push(inner);
                }
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder, Action<DirectoryInfo, Exception>? unlisted)
    {
        try
        {
            return folder.GetFileSystemInfos("*", Everything);
        }
        catch (Exception exception) when (unlisted is not null && exception is (IOException or UnauthorizedAccessException))
        {
            unlisted(folder, exception);
            return [];
        }
    }
}
