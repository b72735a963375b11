using Microsoft.Extensions.Options;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>Sends each alert on the route of its destination, whatever the kind. Safe for concurrent use; one per process, since routes
/// keep their circuit breakers.</summary>
public sealed class DestinationSender : IAlertSender
{
    private readonly TimeProvider time;
    private readonly Dictionary<string, IDestinationRoute> routes = new(StringComparer.Ordinal);

    /// <summary>Opens the routes of all destinations.</summary>
    /// <param name="destinations">The destinations, validated.</param>
    /// <param name="poster">Opens those that are posted to.</param>
    /// <param name="time">The clock of test alerts.</param>
    internal DestinationSender(IOptions<DestinationsOptions> destinations, Poster poster, TimeProvider time)
    {
        this.time = time;
        foreach (var destination in destinations.Value.Destinations)
        {
            var kind = destination.Kind ?? throw new ArgumentException("A destination needs a kind.", nameof(destinations));
            routes.Add(destination.Name, kind.Open(destination, poster));
        }

        Destinations =
            [.. destinations.Value.Destinations.Select(destination => new Destination(destination.Name, [.. destination.Watches]))];
        Warnings = DestinationsValidator.Warnings(destinations.Value);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Destination> Destinations { get; }

    /// <summary>What works but deserves a second look, one sentence for each setting, for <c>doctor</c>.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return SendAsync(alert, destination, isTest: false, cancellationToken);
    }

    /// <summary>Sends a message that is recognisably a test, in the destination's own format and with every part of a real alert.</summary>
    /// <returns>What the remote answered.</returns>
    /// <exception cref="ArgumentException">No destination has that name.</exception>
    public Task<DeliveryOutcome> TestAsync(string destination, CancellationToken cancellationToken) =>
        SendAsync(TestAlert.Create(time.GetUtcNow()), destination, isTest: true, cancellationToken);

    private async Task<DeliveryOutcome> SendAsync(Alert alert, string destination, bool isTest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!routes.TryGetValue(destination, out var route))
        {
            throw new ArgumentException($"No destination is called '{destination}'.", nameof(destination));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await route.SendAsync(alert, isTest, cancellationToken);
    }
}
