using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Core.Analysis;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Local.Analysis;
using Pipeline.Local.Rendering;
using Pipeline.Text;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>analyze</c>: shows what is read in files, without storage.</summary>
internal static class AnalyzeCommand
{
    // Files read ahead of the one being written: enough to keep all cores busy, few enough to keep memory flat.
    private const int Batch = 256;

    public static Command Create(Output output)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "Articles in any format that can be dropped; a folder means all its .txt files.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.AcceptExistingOnly();
        var format = new Option<string>("--format", "-f") { Description = "text for people, jsonl for programs (the default when piped)." };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var anchors = new Option<bool>("--anchors")
        {
            Description = "With jsonl, say too what ties statements to events: the home event of each article, and places, days, kinds of "
                + "happenings and names of each sentence that tells of victims.",
        };
        var stats = new Option<bool>("--stats")
        {
            Description = "Afterwards tell speed, loading time and memory on the error stream. "
                + "Texts are in memory, one core reads them, parsing and facts are included; "
                + "loading is what the first article takes longer (tables and compiled code). "
                + "Takes six seconds more: the texts are read again until the code runs at full speed.",
        };
        var command = new Command(
            "analyze", "Show the countries, groups, counts, entities and key phrases of articles; touches no storage.")
        {
            paths, format, anchors, stats
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = new ServiceCollection().AddArticleReading().AddSingleton<FileAnalyzer>().BuildServiceProvider();
            var analyzer = services.GetRequiredService<FileAnalyzer>();
            var asText = (parsed.GetValue(format) ?? (output.IsPiped ? "jsonl" : "text")) == "text";
            var measured = parsed.GetValue(stats) ? new AnalysisStats() : null;
            var failed = false;
            foreach (var batch in Files(parsed.GetRequiredValue(paths)).Chunk(Batch))
            {
                var results = new ReadDrop[batch.Length];
                await Parallel.ForAsync(
                    0,
                    batch.Length,
                    new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = measured is null ? -1 : 1 },
                    async (i, token) =>
                    {
                        try
                        {
                            results[i] = await analyzer.ReadAsync(batch[i].FullName, measured, token);
                        }
                        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                        {
                            results[i] = new ReadDrop([], [new Rejection(RejectionReason.Failed, exception.Message)]);
                        }
                    });
                foreach (var (file, read) in batch.Zip(results))
                {
                    foreach (var article in read.Articles)
                    {
                        Write(output, article, asText, parsed.GetValue(anchors));
                    }

                    foreach (var rejection in read.Rejections)
                    {
                        var source = file.Name + rejection.Part;
                        Write(output, source, rejection, asText);
                        // An empty article is an answer; a file that can't be read is a failure.
                        if (rejection.Reason != RejectionReason.Empty)
                        {
                            failed = true;
                            output.Error($"{source}: {rejection.Detail}");
                        }
                    }
                }
            }

            if (measured is not null)
            {
                await measured.MeasureWarmAsync(cancellationToken);
                output.Progress(measured.Line());
            }

            return failed ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<FileInfo> Files(IEnumerable<FileSystemInfo> paths) => paths.SelectMany(path => path is DirectoryInfo folder
        ? folder.EnumerateFiles("*.txt").OrderBy(file => file.Name, StringComparer.Ordinal)
        : (IEnumerable<FileInfo>)[new FileInfo(path.FullName)]);

    private static void Write(Output output, string source, Rejection rejection, bool asText)
    {
        if (!asText)
        {
            output.Line(AnalysisLineWriter.Write(source, rejection));
            return;
        }

        WriteSource(output.Result, source);
        output.Result.MarkupLine($"[red]{Markup.Escape(rejection.Detail)}[/]");
    }

    private static void WriteSource(IAnsiConsole console, string source) =>
        console.Write(new Rule($"[bold]{Markup.Escape(source)}[/]") { Justification = Justify.Left, Style = "grey" });

    private static void Write(Output output, ReadArticle read, bool asText, bool withAnchors)
    {
        if (!asText)
        {
            output.Line(AnalysisLineWriter.Write(read, withAnchors));
            return;
        }

        var console = output.Result;
        var (article, analysis, facts) = read;
        WriteSource(console, article.Source);
        if (article.Title is { } title)
        {
            console.MarkupLine($"[italic]{Marked.Inert(title)}[/]");
        }

        foreach (var bySentence in facts.GroupBy(fact => fact.Evidence.SentenceOffset))
        {
            console.MarkupLine(string.Join("[grey],[/] ", bySentence.Select(Describe)));
            console.Write(new Padder(new Markup(Marked.Sentence([.. bySentence.Select(fact => fact.Evidence)])), new Padding(2, 0, 0, 0)));
        }

        console.MarkupLine($"[grey]key phrases[/] {Marked.Inert(string.Join(" · ", analysis.KeyPhrases.Take(10)))}");
        foreach (var category in analysis.Entities
            .Where(entity => entity.Category is EntityCategory.Person or EntityCategory.Organization or EntityCategory.Location)
            .GroupBy(entity => entity.Category))
        {
            var names = string.Join(" · ", category.Select(entity => entity.Text).Distinct(StringComparer.Ordinal));
            console.MarkupLine($"[grey]{category.Key.ToString().ToLowerInvariant()}[/] {Marked.Inert(names)}");
        }

        console.WriteLine();
    }

    private static string Describe(Fact fact)
    {
        // A count says what it is; of the others the role or the kind is told.
        var what = Marked.Inert(fact.Label) + (fact.Kind.StandsAlone
            ? ""
            : $" [grey]{fact.Said.Role?.Name() ?? fact.Kind.Name}[/]");
        return string.Create(CultureInfo.InvariantCulture, $"[green]{what}[/] [grey]{fact.Confidence:0.00}[/]");
    }
}
