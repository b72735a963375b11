using System.CommandLine;
using Pipeline.Bench.Parts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Local;
using Pipeline.Local.Rendering;

namespace Pipeline.Bench.Commands;

/// <summary>Measures the whole pipeline on this machine.</summary>
internal static class BenchCommand
{
    private static readonly IBenchPart[] Parts =
    [
        new ThroughputBench(), new LatencyBench(), new HotBench(), new GrowthBench(), new MemoryBench(), new StartBench(), new PageBench(),
    ];

    public static RootCommand Create(Output output)
    {
        var parts = new Argument<string[]>("PART")
        {
            Description = $"What to measure: {string.Join("; ", Parts.Select(part => $"{part.Name} ({part.Description})"))}. "
                + $"Without any: {string.Join(", ", Parts.Where(part => part.IsQuick).Select(part => part.Name))}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        parts.AcceptOnlyFromAmong([.. Parts.Select(part => part.Name)]);
        var full = new Option<bool>("--full")
        {
            Description = "Take the sizes that the floors are stated for: some of them run for half an hour.",
        };
        var drops = Count("--drops", "Drops of each round.");
        var rounds = Count("--rounds", "Rounds, or samples, of each side that is compared.");
        var articles = Count("--articles", "Articles that the big watch of growth has taken in before.");
        var published = new Option<DirectoryInfo?>("--published")
        {
            Description = "Published build of the pipeline's command for start and page (dotnet publish src/Pipeline.Local -r …); "
                + "without it one is published from the source tree.",
            HelpName = "FOLDER",
        };
        var format = new Option<string>("--format", "-f") { Description = "text for people, jsonl for programs (the default when piped)." };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var connection = new Option<string?>("--connection")
        {
            Description = "Connection string of a storage to measure on, in containers of its own that are deleted afterwards; "
                + "without it a temporary Azurite.",
            HelpName = "CS",
        };
        var inMemory = new Option<bool>("--in-memory")
        {
            Description =
                "Keep the temporary Azurite's data in memory: with 100,000 drops and more it spends its time on saving its records.",
        };
        var command = new RootCommand("Measure the pipeline on this machine, next to what bounds it; ends with 1 when a floor is missed.")
        {
            parts, full, drops, rounds, articles, published, format, connection, inMemory,
            HostCommand.Create(output),
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(inMemory) && result.GetValue(connection) is not null)
            {
                result.AddError("--in-memory is for the temporary Azurite; with --connection storage keeps its data as it does.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new BenchSizes
            {
                IsFull = parsed.GetValue(full),
                Drops = parsed.GetValue(drops),
                Rounds = parsed.GetValue(rounds),
                Articles = parsed.GetValue(articles),
                Published = parsed.GetValue(published),
            };
            var named = parsed.GetValue(parts) ?? [];
            var asText = (parsed.GetValue(format) ?? (output.IsPiped ? "jsonl" : "text")) == "text";
            var report = new BenchReport(output, asText);
            report.Begin(string.Join(' ', parsed.Tokens.Select(token => token.Value).Prepend("bench")));
            await using var storage = await BenchStorage.OpenAsync(
                parsed.GetValue(connection), parsed.GetValue(inMemory), output, cancellationToken);
            foreach (var part in Parts.Where(part => named.Length == 0 ? part.IsQuick : named.Contains(part.Name, StringComparer.Ordinal)))
            {
                await foreach (var figure in part.RunAsync(storage, options, output.Progress, cancellationToken))
                {
                    report.Tell(part.Name, figure);
                }
            }

            return report.End() ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Option<int?> Count(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (null or > 0))
            {
                result.AddError($"{name} takes a number above 0.");
            }
        });
        return option;
    }
}
