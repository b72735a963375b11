using System.Buffers.Binary;
using System.CommandLine;
using Pipeline.Text.Casing;
using Pipeline.Training.Words;

namespace Pipeline.Training.Commands;

/// <summary><c>words</c>: builds the table of ordinary English words, by which text in capitals gets its case back.</summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var packages = new Option<DirectoryInfo>("--packages") { Description = "The node_modules folder with the pinned word lists.", Required = true };
        var output = new Option<DirectoryInfo>("--output") { Description = "The folder that the table is written to.", Required = true };
        var command = new Command("words", "Build the table of ordinary English words.") { packages, output };
        command.SetAction(parsed => Build(parsed.GetRequiredValue(packages).FullName, parsed.GetRequiredValue(output).FullName));
        return command;
    }

    private static void Build(string packages, string output)
    {
        var words = WordListPackage.Read(packages);
        var hashes = words.Select(word => OrdinaryWords.Hash(word)).Distinct().Order().ToArray();
        var bytes = new byte[hashes.Length * sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), hashes[i]);
        }

        File.WriteAllBytes(Path.Combine(output, "ordinary-words.bin"), bytes);
        Console.WriteLine($"ordinary-words.bin: {words.Count:N0} words, {bytes.Length:N0} bytes");
    }
}
