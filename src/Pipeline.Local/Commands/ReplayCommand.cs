using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Watches;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>replay</c>: runs the articles of a watch again, as a rehearsal unless alerts are asked for.</summary>
internal static class ReplayCommand
{
    public static Command Create(Output output)
    {
        var watch = new Option<string>("--watch", "-w")
        {
            Description = "The story whose drops are run again.",
            HelpName = "NAME",
            Required = true
        };
        var name = new Option<string[]>("--name")
        {
            Description = "Only the drop of this name within the watch; may be repeated.",
            HelpName = "DROP"
        };
        var since = new Option<DateOnly?>("--since")
        {
            Description = "Only drops of this day (UTC) or later, such as 2026-03-01.",
            HelpName = "DAY"
        };
        var fresh = new Option<bool>("--from-nothing")
        {
            Description = "Rehearse as if the watch had just begun, instead of against what it knows."
        };
        var alerts = new Option<bool>("--alerts")
        {
            Description = "Process the drops for good: facts are recorded, "
                + "and what is new is announced, as the embedded analyzer reads it."
        };
        var command = new Command(
            "replay",
            "Run the drops of a watch again, read by the embedded analyzer, and show which facts would be new. "
            + "Nothing is written unless --alerts is given; JSON Lines when piped.")
        {
            watch, name, since, fresh, alerts,
        };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var story = parsed.GetRequiredValue(watch);
            if (DropPath.ProblemWithWatch(story) is { } problem)
            {
                throw new UsageException($"--watch: {problem}");
            }

            if (parsed.GetValue(fresh) && parsed.GetValue(alerts))
            {
                throw new UsageException("--from-nothing is a rehearsal and can't go with --alerts, which would tell everything again.");
            }

            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var drops = DropsAsync(pipeline.Get<DropFeed>(), story, parsed.GetValue(name) ?? [], parsed.GetValue(since), cancellationToken);
            var rows = parsed.GetValue(alerts)
                ? ProcessAsync(pipeline.Get<ArticleProcessor>(), drops, cancellationToken)
                : RehearseAsync(pipeline.Get<ArticleReplay>(), story, drops, parsed.GetValue(fresh), cancellationToken);
            var (articles, news) = (0, 0);
            await foreach (var row in rows)
            {
                articles += row.Rejected is null ? 1 : 0;
                news += row.New.Count;
                Write(output, row);
            }

            output.Progress(parsed.GetValue(alerts)
                ? pipeline.Get<IAlertSender>().Destinations.Count > 0
                    ? $"{articles:N0} articles run again by the embedded analyzer, {news:N0} facts announced; "
                        + "'run' or the Function app delivers."
                    : $"{articles:N0} articles run again by the embedded analyzer, {news:N0} facts recorded; "
                        + "nobody is told, since these settings name no destination."
                : $"{articles:N0} articles rehearsed by the embedded analyzer, {news:N0} facts would be new; nothing was written.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async IAsyncEnumerable<IDrop> DropsAsync(
        DropFeed feed, string watch, string[] names, DateOnly? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Drops at the container's root belong to the inbox and stand under no folder.
        await foreach (var drop in feed.ListAsync(watch == DropPath.Inbox ? null : watch, cancellationToken))
        {
            if (DropPath.TryParse(drop.BlobName, out var path, out _) && path.Watch == watch
                && (names.Length == 0 || names.Contains(path.Name, StringComparer.Ordinal))
                && !(DateOnly.FromDateTime(drop.DroppedAt.UtcDateTime) < since))
            {
                yield return drop;
            }
        }
    }

    private static async IAsyncEnumerable<ReplayRow> RehearseAsync(
        ArticleReplay replay,
        string watch,
        IAsyncEnumerable<IDrop> drops,
        bool fromNothing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var replayed in replay.RunAsync(watch, drops, fromNothing, cancellationToken))
        {
            yield return replayed.Decision is { } decision
                ? new ReplayRow(
                    replayed.Article!.Source,
                    replayed.Article.Title,
                    decision.NewsLabels,
                    [.. decision.Facts.Where(fact => fact.Silence is not null)
                        .Select(fact => new SilentFact(fact.Fact.Label, fact.Silence!.Value.ToString()))],
                    null)
                : new ReplayRow(replayed.Drop, null, [], [], replayed.Rejection?.Detail);
        }
    }

    private static async IAsyncEnumerable<ReplayRow> ProcessAsync(
        ArticleProcessor processor, IAsyncEnumerable<IDrop> drops, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var drop in drops.WithCancellation(cancellationToken))
        {
            switch (await processor.ProcessAsync(drop, cancellationToken))
            {
                case ProcessOutcome.Processed processed:
                    foreach (var article in processed.Analysis.Articles)
                    {
                        yield return new ReplayRow(
                            article.Source,
                            article.Title,
                            [.. article.Facts.Where(fact => fact.Suppressed is null).Select(fact => fact.Fact.Label)],
                            [.. article.Facts.Where(fact => fact.Suppressed is not null)
                                .Select(fact => new SilentFact(fact.Fact.Label, fact.Suppressed!.Value.ToString()))],
                            null);
                    }

                    break;
                case ProcessOutcome.Rejected rejected:
                    yield return new ReplayRow(drop.BlobName, null, [], [], rejected.Detail);
                    break;
            }
        }
    }

    private static void Write(Output output, ReplayRow row)
    {
        if (output.IsPiped)
        {
            output.Line(JsonSerializer.Serialize(row, ReplayJsonContext.Default.ReplayRow));
        }
        else if (row.Rejected is { } reason)
        {
            output.Result.MarkupLine($"[red]rejected[/] {Marked.Inert(row.Source)}: {Marked.Inert(reason)}");
        }
        else
        {
            output.Result.MarkupLine(
                $"[blue]{Marked.Inert(row.Source)}[/] "
                + $"{(row.New.Count == 0 ? "nothing new" : Marked.Inert("new: " + string.Join(", ", row.New)))}; "
                + $"{Marked.Inert(Untold(row.Silent))}");
        }
    }

    /// <summary>"not told: 3 known, 1 part".</summary>
    private static string Untold(IReadOnlyList<SilentFact> silent) => silent.Count == 0
        ? "nothing untold"
        : "not told: " + string.Join(", ", silent.CountBy(fact => fact.Why, StringComparer.Ordinal)
            .OrderByDescending(reason => reason.Value)
            .Select(reason => $"{reason.Value} {reason.Key}"));
}

/// <summary>One article of a replay.</summary>
internal sealed record ReplayRow(
    string Source, string? Title, IReadOnlyList<string> New, IReadOnlyList<SilentFact> Silent, string? Rejected)
{
    /// <summary>How many facts are not told.</summary>
    public int Known => Silent.Count;
}

/// <summary>A fact that is not told, and the reason.</summary>
internal sealed record SilentFact(string Label, string Why);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplayRow))]
internal sealed partial class ReplayJsonContext : JsonSerializerContext;
