using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Faults.Storage;

/// <summary>How storage behaves at the moment, for all that speak to it through a <see cref="StorageGate"/>. Thread-safe.</summary>
internal sealed class StorageWeather(int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<StorageFault, int> counts = new();
    private StorageFault[] faults = [];
    private double rate;

    /// <summary>How often each fault came about.</summary>
    public IReadOnlyDictionary<StorageFault, int> Counts => counts;

    /// <summary>No faults.</summary>
    public void Calm() => Turn(0);

    /// <summary>From now on one of <paramref name="kinds"/> meets this share of the requests, 0 to 1.</summary>
    public void Turn(double share, params StorageFault[] kinds)
    {
        lock (gate)
        {
            (rate, faults) = (share, kinds);
        }
    }

    /// <summary>What happens to <paramref name="request"/>.</summary>
    public StorageFault Meet(HttpRequest request)
    {
        var fault = Draw();
        var fits = fault switch
        {
            StorageFault.None => false,
            StorageFault.Truncated => HttpMethods.IsGet(request.Method),
            StorageFault.ConditionNotMet => HttpMethods.IsPut(request.Method) && request.Headers.IfMatch.Count > 0,
            // The client takes a 409 for what it is only on a write; and a queue gives none.
            StorageFault.Conflict => HttpMethods.IsPut(request.Method) && StorageSteps.Of(request) != StorageStep.Other,
            _ => true,
        };
        if (!fits)
        {
            return StorageFault.None;
        }

        counts.AddOrUpdate(fault, 1, (_, count) => count + 1);
        return fault;
    }

    /// <summary>How long a slow answer takes.</summary>
    public TimeSpan Delay()
    {
        lock (gate)
        {
            return TimeSpan.FromMilliseconds(random.Next(50, 1_500));
        }
    }

    private StorageFault Draw()
    {
        lock (gate)
        {
            return random.NextDouble() < rate ? faults[random.Next(faults.Length)] : StorageFault.None;
        }
    }
}
