namespace Pipeline.Local.Azurite;

/// <summary>Folders and files that nobody but their owner may look into: drops may be anything but public.</summary>
/// <remarks>On Windows, folders inherit who may read them from where they stand.</remarks>
internal static class PrivateFolder
{
    /// <summary>The mode of a file.</summary>
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>The name that is the pipeline's own; what others may do in a folder of it is taken from them. Any other folder that is there is
    /// somebody's, and stays as it is.</summary>
    private const string Own = ".pipeline";

    /// <summary>Makes the folder where it is missing.</summary>
    /// <returns>Its full path.</returns>
    public static string Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path).FullName;
        }

        var folder = Directory.CreateDirectory(path, FolderMode);
        if (folder.Name == Own && (folder.UnixFileMode & ~FolderMode) != UnixFileMode.None)
        {
            folder.UnixFileMode = FolderMode;
        }

        return folder.FullName;
    }

    /// <summary>How a file is opened that is made where it is missing.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return options;
    }
}
