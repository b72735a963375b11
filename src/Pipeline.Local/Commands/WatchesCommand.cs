using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Novelty;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>watches</c>: every watch with what its ledger has come to hold.</summary>
internal static class WatchesCommand
{
    public static Command Create(Output output)
    {
        var command = new Command(
            "watches", "Show the watches: since when, how many facts of each kind, and what waits in the outbox; JSON Lines when piped.");
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var ledgers = pipeline.Get<BlobLedgerStore>();
            var table = new Table { Border = TableBorder.Rounded }
                .AddColumns("Watch", "Since (UTC)", "Countries", "Groups", "Counts", "Last news (UTC)", "Outbox");
            var (any, unreadable) = (false, 0);
            await foreach (var read in ledgers.ListAsync(cancellationToken).ReadAsync(Load, cancellationToken))
            {
                any = true;
                if (read.Document is not { Ledger: var ledger })
                {
                    unreadable++;
                    output.Error(read.Problem!);
                    continue;
                }

                var row = WatchRow.Of(ledger);
                if (output.IsPiped)
                {
                    output.Line(JsonSerializer.Serialize(row, WatchJsonContext.Default.WatchRow));
                }
                else
                {
                    table.AddRow(
                        Marked.Inert(row.Watch),
                        $"{row.Since:yyyy-MM-dd HH:mm}",
                        $"{row.Countries}",
                        $"{row.Groups}",
                        $"{row.Counts}",
                        $"{row.LastNews:yyyy-MM-dd HH:mm}",
                        $"{row.Outbox}");
                }
            }

            if (!output.IsPiped)
            {
                output.Result.Write(
                    any ? table : new Spectre.Console.Text("No watch yet: drop an article with 'drop PATH --watch NAME', then 'run'.\n"));
            }

            return unreadable == 0 ? ExitCode.Done : ExitCode.Failed;

            async Task<StoredLedger?> Load(LedgerListing listing) => await ledgers.LoadAsync(listing, cancellationToken);
        });
        return command;
    }
}

/// <summary>One watch in the list.</summary>
internal sealed record WatchRow(
    string Watch, DateTimeOffset? Since, DateTimeOffset? LastNews, int Countries, int Groups, int Counts, int Outbox)
{
    public static WatchRow Of(Ledger ledger)
    {
        var lastNews = ledger.Facts.Values
            .SelectMany(entry => entry.States)
            .Select(state => state.Announced?.At)
            .Append(ledger.Opened?.At)
            .Max();
        return new(ledger.Watch, ledger.Opened?.At, lastNews, Count("country:"), Count("group:"), Count("count:"), ledger.Outbox.Count);

        int Count(string prefix) => ledger.Facts.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WatchRow))]
internal sealed partial class WatchJsonContext : JsonSerializerContext;
