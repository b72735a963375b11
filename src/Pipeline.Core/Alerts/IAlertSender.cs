namespace Pipeline.Core.Alerts;

/// <summary>Sends alerts to the configured destinations.</summary>
public interface IAlertSender
{
    /// <summary>The configured destinations, in the order of the configuration.</summary>
    IReadOnlyList<Destination> Destinations { get; }

    /// <summary>Sends <paramref name="alert"/> to the destination called <paramref name="destination"/>;
    /// short troubles are retried within.</summary>
    /// <returns>What came of it. The remote's refusals and a network that fails are outcomes, not exceptions.</returns>
    /// <exception cref="ArgumentException">No destination has that name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; whether the remote got the alert is unknown.</exception>
    Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken);
}
