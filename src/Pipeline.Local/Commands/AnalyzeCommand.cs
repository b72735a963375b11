using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Core.Analysis;
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
    public static Command Create(Output output)
    {
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
            "analyze", "Show the countries, groups, counts, entities and key phrases of articles; touches no storage.");
        var arguments = new FileArguments().AddTo(command);
        command.Options.Add(anchors);
        command.Options.Add(stats);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = new ServiceCollection().AddArticleReading().AddSingleton<FileAnalyzer>().BuildServiceProvider();
            var analyzer = services.GetRequiredService<FileAnalyzer>();
            var asText = arguments.AsText(parsed, output);
            var measured = parsed.GetValue(stats) ? new AnalysisStats() : null;
            var report = new FileReport(output, asText, AnalysisLineWriter.Write);
            await FileBatches.EachAsync(
                arguments.Files(parsed),
                measured is null ? -1 : 1,
                (file, token) => analyzer.ReadAsync(file, measured, token),
                rejection => new ReadDrop([], [rejection]),
                (file, read) =>
                {
                    report.Add(read.Articles.Count);
                    foreach (var article in read.Articles)
                    {
                        Write(output, report, article, asText, parsed.GetValue(anchors));
                    }

                    foreach (var rejection in read.Rejections)
                    {
                        report.Write(file.Name + rejection.Part, rejection);
                    }
                },
                cancellationToken);
            if (measured is not null)
            {
                await measured.MeasureWarmAsync(cancellationToken);
                output.Progress(measured.Line());
            }

            return report.End();
        });
        return command;
    }

    private static void Write(Output output, FileReport report, ReadArticle read, bool asText, bool withAnchors)
    {
        if (!asText)
        {
            output.Line(AnalysisLineWriter.Write(read, withAnchors));
            return;
        }

        var console = output.Result;
        var (article, analysis, facts, _) = read;
        report.Heading(article.Source);
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
        // A count says what it is, and what it is of where that is no total; of the others the role or the kind is told.
        var aside = fact.Kind.StandsAlone ? fact.Aside : fact.Said.Role?.Name() ?? fact.Kind.Name;
        var what = Marked.Inert(fact.Label) + (aside is null ? "" : $" [grey]{aside}[/]");
        return string.Create(CultureInfo.InvariantCulture, $"[green]{what}[/] [grey]{fact.Confidence:0.00}[/]");
    }
}
