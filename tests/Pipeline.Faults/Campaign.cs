using System.Diagnostics;
using System.Globalization;
using Pipeline.Adapters.Storage;
using Pipeline.Faults.Checking;
using Pipeline.Faults.Hosts;
using Pipeline.Faults.Receiving;
using Pipeline.Faults.Storage;
using Pipeline.Faults.Stories;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults;

/// <summary>Runs several real <c>run</c> processes over one storage while everything around them fails, lets them come to rest, and
/// checks that nothing was lost and nothing told twice.</summary>
internal sealed class Campaign : IAsyncDisposable
{
    /// <summary>Uploads at the same time.</summary>
    private const int Droppers = 8;

    /// <summary>Drops and messages that may wait when the next round begins: were they worked off at the end,
    /// they would meet no faults.</summary>
    private const int MostDropsBehind = 100;
    private const int MostMessagesBehind = 300;

    /// <summary>How long a round waits for that. Bad weather may last no longer.</summary>
    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromSeconds(20);

    private readonly CampaignOptions options;
    private readonly Action<string> progress;
    private readonly FaultyStorage storage;
    private readonly AlertReceiver receiver;
    private readonly StorageWeather weather;
    private readonly List<HostSlot> slots = [];

    // What runs of drop did that they should not have.
    private readonly List<string> misruns = [];

    // Watches of which nothing moves.
    private IReadOnlySet<string> stuck = new HashSet<string>();

    // How long the last look at the backlog took.
    private TimeSpan look;

    private Campaign(CampaignOptions options, Action<string> progress, FaultyStorage storage, AlertReceiver receiver)
    {
        this.options = options;
        this.progress = progress;
        this.storage = storage;
        this.receiver = receiver;
        weather = new StorageWeather(options.Seed);
    }

    // Made anew for each use: storage moves to other ports when it restarts.
    private StorageClients Clients => StorageClients.Create(new StorageOptions { ConnectionString = storage.ConnectionString });

    /// <summary>Runs a campaign.</summary>
    /// <param name="options">How long and how hard.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Breaks it off: processes are killed, storage is deleted, logs stay.</param>
    public static async Task<CampaignReport> RunAsync(CampaignOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        await using var campaign = new Campaign(
            options, progress, await FaultyStorage.StartAsync(options.Folder), await AlertReceiver.StartAsync());
        return await campaign.RunAsync().WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in slots)
        {
            await slot.DisposeAsync();
        }

        await receiver.DisposeAsync();
        await storage.DisposeAsync();
    }

    private HashSet<string> Killed => slots.SelectMany(slot => slot.Killed.Keys).ToHashSet(StringComparer.Ordinal);

    private async Task<CampaignReport> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var plan = StoryWriter.Write(options.Seed, options.Drops);
        await Clients.EnsureCreatedAsync(CancellationToken.None);
        await SetConfigAsync(plan.Settings);
        await EarlierStorage.FillAsync(Clients, plan.Earlier);
        await TroubledStorage.FillAsync(Clients, plan.Damage);
        stuck = plan.Damage.Watches;
        for (var i = 0; i < options.Processes; i++)
        {
            slots.Add(await HostSlot.CreateAsync(i, options.Folder, storage, weather, instance => HostSettings.Of(instance, receiver)));
            slots[^1].Start();
        }

        var chaos = new Chaos(
            options.Seed, slots, storage, weather, receiver, isValid => SetConfigAsync(isValid ? plan.Settings : plan.Settings + "}"));
        await DropAsync(plan.Damage.Drops);
        var (dropped, round) = (0, 0);
        while (dropped < plan.Drops.Count || Killed.Count < options.Kills)
        {
            // As many drops as kills are behind: both come to their end together.
            var due = Math.Min(plan.Drops.Count, (int)((long)plan.Drops.Count * (Killed.Count + 1) / options.Kills));
            await DropAsync(plan.Drops.Take(dropped..due));
            dropped = due;
            // One oddity a round, for as many as there are.
            await DropAsync(plan.OddlyNamed.Skip(round).Take(1));
            await RunDropAsync(plan.Runs, round++);
            await chaos.RoundAsync();
            await CatchUpAsync();
            progress(
                $"{dropped:N0} of {plan.Drops.Count:N0} drops, {Killed.Count:N0} of {options.Kills:N0} kills, "
                + $"{receiver.TakenCount:N0} messages taken; {chaos.Last}");
        }

        await DropAsync(plan.OddlyNamed.Skip(round));
        for (; round < plan.Runs.Count; round++)
        {
            await RunDropAsync(plan.Runs, round);
        }

        await chaos.EndAsync();
        progress("All faults are over; waiting for rest.");
        var state = await RestAsync(plan.Damage);
        var taken = receiver.Taken();
        var codes = await Task.WhenAll(slots.Select(slot => slot.StopAsync(options.Patience)));
        var verdict = Check.All(plan, state, taken, HostSettings.Destinations, Killed);
        verdict.FindEach(
            "did not stop in order",
            [.. codes.Where(code => code != 0).Select(code => $"exit code {code?.ToString() ?? "none"}")]);
        verdict.FindEach("ended by itself", [.. slots.SelectMany(slot => slot.Deserters)]);
        verdict.FindEach("drop ended otherwise than planned", misruns);
        FindInLogs(verdict);
        return new CampaignReport(
            options, chaos.Counts, weather.Counts, receiver.Counts, Killed.Count, verdict, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Lets the processes work off what has come, in the weather and the moods of the round.</summary>
    private async Task CatchUpAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (await LookAsync() is { Drops: > MostDropsBehind } or { Messages: > MostMessagesBehind }
            && Stopwatch.GetElapsedTime(began) < LongestCatchUp)
        {
            await PauseAsync();
        }
    }

    /// <summary>What is left to do.</summary>
    private async Task<Backlog> LookAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var backlog = await Backlog.ReadAsync(Clients, stuck, CancellationToken.None);
        look = Stopwatch.GetElapsedTime(began);
        return backlog;
    }

    /// <summary>Leaves storage to the processes for a while: a look lists everything.</summary>
    private Task PauseAsync() => Task.Delay(TimeSpan.FromSeconds(Math.Max(1, 4 * look.TotalSeconds)));

    private async Task DropAsync(IEnumerable<PlannedDrop> drops)
    {
        // What is dropped under one name goes up in its order.
        await Parallel.ForEachAsync(
            drops.GroupBy(drop => drop.BlobName), new ParallelOptions { MaxDegreeOfParallelism = Droppers },
            async (sameName, cancellationToken) =>
            {
                var blob = Clients.Articles.GetBlobClient(sameName.Key);
                foreach (var drop in sameName)
                {
                    foreach (var content in drop.Contents)
                    {
                        await blob.UploadAsync(BinaryData.FromString(content), overwrite: true, cancellationToken);
                    }

                    if (drop.IsDeleted)
                    {
                        await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
                    }
                }
            });
    }

    private async Task RunDropAsync(IReadOnlyList<PlannedRun> runs, int number)
    {
        if (number >= runs.Count)
        {
            return;
        }

        var folder = Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"drop-{number}"));
        var (code, said) = await DropRun.RunAsync(runs[number], folder, storage.ConnectionString);
        await File.WriteAllTextAsync(folder + ".log", said);
        if (code != runs[number].ExitCode)
        {
            misruns.Add($"exit code {code}, not {runs[number].ExitCode}: {folder}.log");
        }
    }

    private async Task SetConfigAsync(string settings) => await Clients.Config.GetBlobClient("watches.json")
        .UploadAsync(BinaryData.FromString(settings), overwrite: true);

    /// <summary>Waits until nothing is left to do, or nothing has moved for longer than patience allows.</summary>
    private async Task<StoredState> RestAsync(PlannedDamage damage)
    {
        var (last, moved) = (default((Backlog, int)), Stopwatch.GetTimestamp());
        while (true)
        {
            foreach (var slot in slots)
            {
                slot.Start();
            }

            var backlog = await LookAsync();
            if (backlog.IsEmpty || Stopwatch.GetElapsedTime(moved) > options.Patience)
            {
                progress($"At rest: {backlog}");
                return await StoredState.ReadAsync(Clients, damage, CancellationToken.None);
            }

            if ((backlog, receiver.TakenCount) is var now && now != last)
            {
                (last, moved) = (now, Stopwatch.GetTimestamp());
            }

            await PauseAsync();
        }
    }

    private void FindInLogs(Verdict verdict)
    {
        string[] secrets =
            [AlertReceiver.Secret, HostSettings.SigningSecret, HostSettings.SigningSecret["whsec_".Length..], HostSettings.AccountKey];
        var lines = Directory.GetFiles(options.Folder, "*.log")
            .SelectMany(log => File.ReadLines(log).Select(line => (Log: log, Line: line))).ToList();
        verdict.Count("log lines", lines.Count);
        verdict.FindEach(
            "a secret in a log",
            [.. lines.Where(line => secrets.Any(secret => line.Line.Contains(secret, StringComparison.Ordinal)))
                .Select(line => line.Log).Distinct()]);
        verdict.FindEach(
            "not for a terminal",
            [.. lines.Select(line => (line.Log, Problem: LogLines.ProblemOf(line.Line))).Where(line => line.Problem is not null)
                .Select(line => $"{line.Problem} in {line.Log}").Distinct()]);
    }
}
