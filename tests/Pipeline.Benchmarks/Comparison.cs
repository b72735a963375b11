using System.Diagnostics;
using System.Globalization;
using Pipeline.Core;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Telemetry;
using Pipeline.Text.Analysis;

namespace Pipeline.Benchmarks;

/// <summary>Reads the same texts here and in the libraries that users could pick instead, one after the other on one thread.</summary>
/// <remarks>Texts are in memory as strings; each side reads all of them as often as fits in <see cref="WarmUp"/>, then for
/// <see cref="Least"/>. Rates are millions of bytes of UTF-8 a second of processor time, so that what else runs on the machine counts
/// little; that of compiling counts as well, in .NET and in Node, which is why warming up is long. Here the fact rules are included;
/// the peers have nothing like them and only tag, find entities and nouns.</remarks>
internal static class Comparison
{
    private const string PeersFolder = "tests/Pipeline.Benchmarks/peers";

    /// <summary>How long each side reads before it is measured.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>How long each side is measured at least.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    /// <summary>Prints a line per reader; returns 1 when the peers can't run.</summary>
    public static int Run(IReadOnlyList<string> paths)
    {
        var texts = paths.Select(File.ReadAllText).ToList();
        var megabytes = paths.Sum(path => new FileInfo(path).Length) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} texts, {megabytes:0.000} MB, one thread each"));
        var ours = Measure(texts, megabytes);
        Print("pipeline, facts included", ours, ours);
        foreach (var peer in new[] { "wink", "compromise" })
        {
            if (Peer(peer, paths) is not { } rate)
            {
                return 1;
            }

            Print(peer, rate, ours);
        }

        return 0;
    }

    /// <summary>What a new process takes to load its tables, and for its first and second article: the difference is compiling.</summary>
    public static int Cold()
    {
        var begin = Stopwatch.GetTimestamp();
        DropReader.Load();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"tables and word lists: {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0.0} ms"));
        using var telemetry = new PipelineTelemetry();
        var reader = DropReader.Embedded(telemetry);
        var text = System.Text.Encoding.UTF8.GetBytes(NewsText.Of(5_000));
        foreach (var call in new[] { "first", "second" })
        {
            var start = Stopwatch.GetTimestamp();
            reader.ReadAsync("article.txt", text, null, CancellationToken.None).GetAwaiter().GetResult();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{call} article of 5 KB: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms"));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set {process.WorkingSet64 / 1e6:0} MB"));
        return 0;
    }

    private static double Measure(List<string> texts, double megabytes)
    {
        var facts = FactExtractor.WithAllRules();
        using var process = Process.GetCurrentProcess();
        Rate(WarmUp);
        return Rate(Least);

        double Rate(TimeSpan least)
        {
            var start = Used();
            var runs = 0;
            TimeSpan took;
            do
            {
                ReadAll();
                runs++;
                took = Used() - start;
            }
            while (took < least);
            return runs * megabytes / took.TotalSeconds;
        }

        TimeSpan Used()
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }

        void ReadAll()
        {
            foreach (var text in texts)
            {
                facts.Extract(new Article { Id = "article", Source = "article.txt", Body = text }, EmbeddedTextAnalyzer.Analyze(text));
            }
        }
    }

    private static double? Peer(string name, IReadOnlyList<string> paths)
    {
        var folder = Path.GetFullPath(PeersFolder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.Error.WriteLine($"Run from the repository's root, after npm ci --prefix {PeersFolder}");
            return null;
        }

        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder
        };
        start.ArgumentList.Add("read.mjs");
        start.ArgumentList.Add(name);
        start.ArgumentList.Add(WarmUp.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Least.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start)!;
        foreach (var path in paths)
        {
            process.StandardInput.WriteLine(Path.GetFullPath(path));
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
    }

    private static void Print(string name, double rate, double ours) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{rate,8:0.00} MB/s{ours / rate,10:0.0} x"));
}
