using System.Security.Cryptography;

namespace Pipeline.Local.Analysis;

/// <summary>Tells files apart that would be dropped under one name: <c>a/index.md</c> and <c>b/index.md</c> named one by one.</summary>
internal static class DropNames
{
    private const int ShortHash = 8;

    /// <summary>The files with the names they are dropped under, in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="unreadable">Told of a file that can't be read, which is left out.</param>
    /// <remarks>Only files whose names collide are read. Those of one content are one drop; others get their folder before the name, and a part
    /// of their hash into it where that is not enough.</remarks>
    public static IEnumerable<NamedDrop> Apart(IReadOnlyList<DroppedFile> files, Action<DroppedFile, Exception> unreadable)
    {
        var names = files.CountBy(file => file.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var given = names.Where(name => name.Value == 1).Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        var first = new Dictionary<(string Name, string Hash), string>();
        foreach (var file in files)
        {
            if (names[file.Name] == 1)
            {
                yield return new NamedDrop(file, file.Name, SameAs: null);
                continue;
            }

            string hash;
            try
            {
                using var content = file.Info.OpenRead();
                hash = Convert.ToHexStringLower(SHA256.HashData(content));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                unreadable(file, exception);
                continue;
            }

            if (first.TryGetValue((file.Name, hash), out var same))
            {
                yield return new NamedDrop(file, same, SameAs: same);
                continue;
            }

            var name = Free(file, hash, given);
            given.Add(name);
            first.Add((file.Name, hash), name);
            yield return new NamedDrop(file, name, SameAs: null);
        }
    }

    /// <summary>The names that a file may get where drops of other content are kept under those before: its folder comes in front, then a part
    /// of its hash into it.</summary>
    public static IEnumerable<string> Choices(NamedDrop drop, string hash)
    {
        yield return drop.Name;
        var inFolder = drop.Name == drop.File.Name && drop.File.Folder.Length > 0 ? $"{drop.File.Folder}/{drop.Name}" : drop.Name;
        if (inFolder != drop.Name)
        {
            yield return inFolder;
        }

        yield return WithHash(inFolder, hash);
    }

    /// <summary><c>index-1f2e3d4c.md.gz</c>: every ending stays, for formats are told by them.</summary>
    private static string WithHash(string name, string hash)
    {
        var from = name.LastIndexOf('/') + 2;
        var dot = from < name.Length ? name.IndexOf('.', from) : -1;
        var end = dot < 0 ? name.Length : dot;
        return $"{name[..end]}-{hash[..ShortHash]}{name[end..]}";
    }

    private static string Free(DroppedFile file, string hash, HashSet<string> given)
    {
        var inFolder = file.Folder is { Length: > 0 } folder ? $"{folder}/{file.Name}" : file.Name;
        return !given.Contains(inFolder) ? inFolder : WithHash(inFolder, hash);
    }
}

/// <summary>A file with the name that it is dropped under.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name within the watch.</param>
/// <param name="SameAs">The name of a file before it that has the same content, which is dropped instead; null where there is none.</param>
internal sealed record NamedDrop(DroppedFile File, string Name, string? SameAs);
