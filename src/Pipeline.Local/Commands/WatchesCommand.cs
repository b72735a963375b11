using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>watches</c>: every watch with what its ledger has come to hold.</summary>
internal static class WatchesCommand
{
    /// <summary>The kinds as columns, the least telling first: countries stood before counts in the first versions.</summary>
    internal static readonly IReadOnlyList<FactKind> Kinds = [.. FactKinds.All.Reverse()];

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
                .AddColumns(
                    ["Watch", "Since (UTC)", .. Kinds.Select(kind => Capital(kind.ListName)), "Last news (UTC)", "Outbox"]);
            var any = false;
            var unreadable = new Unreadable(output);
            await foreach (var read in ledgers.ListAsync(cancellationToken).ReadAsync(Load, cancellationToken))
            {
                any = true;
                if (read.Document is not { Ledger: var ledger })
                {
                    unreadable.Tell(read.Problem!);
                    continue;
                }

                var row = WatchRow.Of(ledger);
                if (output.IsPiped)
                {
                    output.Line(row.ToJson());
                }
                else
                {
                    table.AddRow(
                    [
                        Marked.Inert(row.Watch),
                        $"{row.Since:yyyy-MM-dd HH:mm}",
                        .. Kinds.Select(kind => $"{row.Known[kind]}"),
                        $"{row.LastNews:yyyy-MM-dd HH:mm}",
                        $"{row.Outbox}",
                    ]);
                }
            }

            if (!output.IsPiped)
            {
                output.Result.Write(
                    any ? table : new Spectre.Console.Text("No watch yet: drop an article with 'drop PATH --watch NAME', then 'run'.\n"));
            }

            return unreadable.Code;

            async Task<StoredLedger?> Load(LedgerListing listing) => await ledgers.LoadAsync(listing, cancellationToken);
        });
        return command;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>One watch in the list.</summary>
internal sealed record WatchRow(
    string Watch, DateTimeOffset? Since, DateTimeOffset? LastNews, IReadOnlyDictionary<FactKind, int> Known, int Outbox)
{
    public static WatchRow Of(Ledger ledger)
    {
        var lastNews = ledger.Facts.Values
            .SelectMany(entry => entry.States)
            .Select(state => state.Announced?.At)
            .Append(ledger.Opened?.At)
            .Max();
        var kinds = ledger.Facts.Keys.Select(key => Subject.Parse(key)?.Kind).ToArray();
        return new(
            ledger.Watch,
            ledger.Opened?.At,
            lastNews,
            FactKinds.All.ToDictionary(kind => kind, kind => kinds.Count(other => other == kind)),
            ledger.Outbox.Count);
    }

    /// <summary>The row as one line of JSON.</summary>
    public string ToJson()
    {
        var row = new JsonObject { ["watch"] = Watch };
        Add("since", Since);
        Add("lastNews", LastNews);
        foreach (var kind in WatchesCommand.Kinds)
        {
            row[kind.ListName] = Known[kind];
        }

        row["outbox"] = Outbox;
        return row.ToJsonString();

        void Add(string name, DateTimeOffset? at)
        {
            if (at is { } known)
            {
                row[name] = known;
            }
        }
    }
}
