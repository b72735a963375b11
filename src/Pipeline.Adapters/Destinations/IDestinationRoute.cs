using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>The way to one destination. Safe for concurrent use.</summary>
internal interface IDestinationRoute
{
    /// <summary>Brings <paramref name="alert"/> there.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="isTest">Whether <c>doctor</c> asks and nothing happened; for kinds that tell programs so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of it; troubles of the remote and of the network are outcomes.</returns>
    Task<DeliveryOutcome> SendAsync(Alert alert, bool isTest, CancellationToken cancellationToken);
}
