using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Destinations.Console;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>The sender as the hosts wire it, with the clock, the resolver and the logs in the test's hands. Tries follow at once and
/// messages need no spacing unless the test sets them.</summary>
internal sealed class SenderRig : IDisposable
{
    /// <summary>Stands in every URL and secret of these tests; may come out nowhere.</summary>
    public const string Secret = "s3cr3tT0ken";

    private readonly ServiceProvider services;
    private readonly CollectedLogs logs = new();

    public SenderRig(
        TimeProvider? time = null, Func<string, IPAddress[]>? resolve = null, IConsoleAlerts? console = null,
        params (string Key, string Value)[] settings)
    {
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        if (time is not null)
        {
            collection.AddSingleton(time);
        }

        if (resolve is not null)
        {
            collection.AddSingleton<IHostResolver>(new FakeResolver(resolve));
        }

        if (console is not null)
        {
            collection.AddSingleton(console);
        }

        (string Key, string Value)[] defaults =
        [
            ("Webhooks:RetryDelay", "00:00:00"),
            .. Spaced.Select(kind => ($"Webhooks:{PostingOptions.SpacingSetting(kind)}", "00:00:00")),
        ];
        services = collection
            .AddPipelineDestinations(new ConfigurationBuilder()
                .AddInMemoryCollection(defaults.Concat(settings).GroupBy(setting => setting.Key)
                    .Select(setting => KeyValuePair.Create($"Pipeline:{setting.Key}", (string?)setting.Last().Value))).Build())
            .BuildServiceProvider();
        Sender = services.GetRequiredService<DestinationSender>();
    }

    /// <summary>The kinds that the hosts know.</summary>
    public static DestinationKinds Kinds { get; } = new ServiceCollection().AddLogging()
        .AddPipelineDestinations(new ConfigurationBuilder().Build()).BuildServiceProvider().GetRequiredService<DestinationKinds>();

    /// <summary>Those whose messages stay apart.</summary>
    public static IEnumerable<IPostedKind> Spaced => Kinds.Posted.Where(kind => kind.Spacing is not null);

    public DestinationSender Sender { get; }

    public string Logs => string.Join('\n', logs.Lines);

    public static SenderRig For(string kind, string url, TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        new(time, settings: [("Destinations:0:Name", "desk"), ("Destinations:0:Kind", kind), ("Destinations:0:Url", url), .. settings]);

    public void Dispose() => services.Dispose();

    private sealed class FakeResolver(Func<string, IPAddress[]> resolve) : IHostResolver
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(resolve(host));
    }
}
