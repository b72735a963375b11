using System.Globalization;
using Pipeline.Faults.Receiving;

namespace Pipeline.Faults;

/// <summary>Settings of the processes: the pipeline's own, with every wait cut short, or a campaign would take days.</summary>
internal static class HostSettings
{
    /// <summary>Signs the webhooks; no log may show it.</summary>
    public const string SigningSecret = "whsec_ZmF1bHRzLWFyZS1zaWduZWQtd2l0aC10aGlz";

    /// <summary>The key of every Azurite, which is public, but stands for one that is not.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>More tries than any campaign needs: what fails for good here is a loss.</summary>
    private const int Tries = 100;

    /// <summary>The place whose first, third, fifth … process is a partial one.</summary>
    private const string PartialSlot = "2";

    /// <summary>How long a process waits for an answer: long enough that beside others at work only silence takes as long.</summary>
    public static TimeSpan AttemptTimeout { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Where alerts go.</summary>
    public static IReadOnlyList<string> Destinations { get; } = ["desk", "archive", "newsroom"];

    /// <summary>Whether the process called <paramref name="instance"/> only delivers, and knows not all destinations: one that was given
    /// other settings. It decides nothing, for an alert is addressed to those destinations that its decider knows.</summary>
    public static bool IsPartial(string instance) => instance.Split('.') is [PartialSlot, var generation]
        && int.Parse(generation, CultureInfo.InvariantCulture) % 2 == 1;

    /// <summary>Whether the process called <paramref name="instance"/> knows <paramref name="destination"/>.</summary>
    public static bool Knows(string instance, string destination) => !IsPartial(instance) || destination != Destinations[^1];

    /// <summary>Settings, as environment variables, of the process called <paramref name="instance"/>.</summary>
    public static IReadOnlyDictionary<string, string> Of(string instance, AlertReceiver receiver)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Pipeline__Storage__MaxRetries"] = "2",
            ["Pipeline__Storage__TryTimeout"] = "00:00:10",
            ["Pipeline__Storage__SettingsRefresh"] = "00:00:01",
            // Processes share one small machine with storage: more at a time would only time out.
            ["Pipeline__Local__Concurrency"] = "4",
            ["Pipeline__Local__DeliveriesPerDestination"] = "2",
            ["Pipeline__Local__PollInterval"] = "00:00:00.200",
            ["Pipeline__Local__RetryDelay"] = "00:00:00.100",
            ["Pipeline__Local__MaxAttempts"] = Tries.ToString(CultureInfo.InvariantCulture),
            ["Pipeline__Local__SweepInterval"] = "00:00:02",
            ["Pipeline__Local__DeliveryVisibility"] = "00:00:20",
            ["Pipeline__Delivery__SendingLease"] = "00:00:15",
            ["Pipeline__Delivery__UnknownDestinationRetry"] = "00:00:01",
            ["Pipeline__Webhooks__AttemptTimeout"] = AttemptTimeout.ToString("c", CultureInfo.InvariantCulture),
            ["Pipeline__Webhooks__TotalTimeout"] = "00:00:05",
            ["Pipeline__Webhooks__LongestWait"] = "00:00:01",
            ["Pipeline__Webhooks__RetryDelay"] = "00:00:00.200",
            ["Pipeline__Webhooks__BreakFor"] = "00:00:01",
            ["Pipeline__Webhooks__SlackSpacing"] = "00:00:00",
        };
        for (var i = 0; i < Tries; i++)
        {
            settings[$"Pipeline__Delivery__RetryDelays__{i}"] = "00:00:01";
        }

        if (IsPartial(instance))
        {
            settings["Pipeline__Storage__Articles"] = "articles-of-nobody";
        }

        for (var i = 0; i < Destinations.Count && Knows(instance, Destinations[i]); i++)
        {
            var isSlack = i == Destinations.Count - 1;
            settings[$"Pipeline__Destinations__{i}__Kind"] = isSlack ? "Slack" : "Webhook";
            settings[$"Pipeline__Destinations__{i}__Name"] = Destinations[i];
            settings[$"Pipeline__Destinations__{i}__Url"] = receiver.UrlOf(Destinations[i], instance);
            if (!isSlack)
            {
                settings[$"Pipeline__Destinations__{i}__Secret"] = SigningSecret;
            }
        }

        return settings;
    }
}
