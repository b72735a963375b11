using Pipeline.Faults.Hosts;
using Pipeline.Faults.Receiving;
using Pipeline.Faults.Storage;

namespace Pipeline.Faults;

/// <summary>Draws one round of faults after the other from a seed, and brings them about.</summary>
internal sealed class Chaos(
    int seed, IReadOnlyList<HostSlot> slots, FaultyStorage storage,
    StorageWeather weather, AlertReceiver receiver, Func<bool, Task> setConfig)
{
    /// <summary>A planned request that does not come within this time is not waited for: the process is killed wherever it is.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>How long a process may take to start before it is killed in its start.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(15);

    private static readonly StorageFault[][] Weathers =
    [
        [StorageFault.Busy, StorageFault.Error],
        [StorageFault.Cut, StorageFault.AnswerLost],
        [StorageFault.Truncated, StorageFault.Slow],
        [StorageFault.ConditionNotMet, StorageFault.Conflict],
        [
            StorageFault.Busy, StorageFault.Error, StorageFault.Cut, StorageFault.AnswerLost, StorageFault.Truncated, StorageFault.Slow,
            StorageFault.ConditionNotMet, StorageFault.Conflict,
        ],
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>How often what was done.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>What was done last.</summary>
    public string Last { get; private set; } = "";

    /// <summary>One round: other weather, other moods, now and then a great fault, and the death of a process or of all.</summary>
    public async Task RoundAsync()
    {
        Last = "";
        if (random.Next(3) == 0)
        {
            weather.Calm();
        }
        else
        {
            weather.Turn(random.NextDouble() * 0.25, Weathers[random.Next(Weathers.Length)]);
        }

        foreach (var destination in HostSettings.Destinations)
        {
            receiver.Turn(
                destination, random.Next(2) == 0 ? ReceiverMood.Well : (ReceiverMood)random.Next(Enum.GetValues<ReceiverMood>().Length));
        }

        switch (random.Next(16))
        {
            case 0:
                await RestartStorageAsync();
                break;
            case 1:
                Note("settings broken");
                await setConfig(false);
                break;
            case 2:
                await setConfig(true);
                break;
            case 3 when slots.Where(slot => slot.HasSkewedClock).ToArray() is { Length: > 0 } skewed:
                Note("clock jumps");
                skewed[random.Next(skewed.Length)].JumpTo(TimeSpan.FromSeconds(random.Next(-120, 121)));
                break;
            case 4 when FaultyStorage.CanFill:
                await FillDiskAsync();
                break;
        }

        await KillAsync();
        foreach (var slot in slots)
        {
            slot.Start();
        }
    }

    /// <summary>Good weather everywhere; nobody is killed any more.</summary>
    public async Task EndAsync()
    {
        weather.Calm();
        foreach (var destination in HostSettings.Destinations)
        {
            receiver.Turn(destination, ReceiverMood.Well);
        }

        foreach (var slot in slots)
        {
            slot.Spare();
            slot.JumpTo(TimeSpan.Zero);
        }

        await setConfig(true);
    }

    private async Task KillAsync()
    {
        var victim = slots[random.Next(slots.Count)];
        switch (random.Next(10))
        {
            case < 7:
                await Task.WhenAny(victim.Ready, Task.Delay(LongestStart));
                var step = StorageSteps.All[random.Next(StorageSteps.All.Count)];
                var reached = victim.KillAt(step, random.Next(1, 4), isAfter: random.Next(2) == 0);
                await Task.WhenAny(reached, Task.Delay(LongestWait));
                Note(reached.IsCompleted ? $"killed at {step}" : "killed anywhere");
                victim.Spare();
                victim.Kill();
                break;
            case < 9:
                await Task.Delay(random.Next(2_000));
                Note("killed anywhere");
                victim.Kill();
                break;
            default:
                await Task.Delay(random.Next(2_000));
                Note("killed all at once");
                Parallel.ForEach(slots, slot => slot.Kill());
                break;
        }
    }

    private Task RestartStorageAsync()
    {
        Note("storage restarts");
        var outage = random.Next(200, 3_000);
        return storage.RestartAsync(() => Task.Delay(outage));
    }

    private async Task FillDiskAsync()
    {
        Note("disk full");
        storage.Fill(isFull: true);
        await Task.Delay(random.Next(200, 2_000));
        storage.Fill(isFull: false);
    }

    private void Note(string what)
    {
        counts[what] = counts.GetValueOrDefault(what) + 1;
        Last = Last.Length == 0 ? what : $"{Last}, {what}";
    }
}
