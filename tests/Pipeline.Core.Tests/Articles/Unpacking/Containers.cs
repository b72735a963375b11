using System.IO.Compression;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Unpacking;

/// <summary>Containers for tests: those that other programs made, and made-up ones.</summary>
internal static class Containers
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Articles", "Unpacking", "Files");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static ArticleParseResult Parse(string name) => Drops.Parse(name, Bytes(name));

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> files)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }
}
