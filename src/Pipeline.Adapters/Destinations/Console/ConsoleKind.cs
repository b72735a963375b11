using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations.Console;

/// <summary>Shown by the host itself; needs no URL.</summary>
/// <param name="console">The host's console; null when it has none, and what should be shown there then fails.</param>
internal sealed class ConsoleKind(IConsoleAlerts? console = null) : IDestinationKind
{
    public string Name => "Console";

    public IEnumerable<string> ProblemsOf(DestinationOptions destination, DestinationKinds kinds) => [];

    public IDestinationRoute Open(DestinationOptions destination, Poster poster) => new Route(destination.Name, console);

    private sealed class Route(string destination, IConsoleAlerts? console) : IDestinationRoute
    {
        public async Task<DeliveryOutcome> SendAsync(Alert alert, bool isTest, CancellationToken cancellationToken)
        {
            if (console is null)
            {
                return new DeliveryOutcome.Failed("This host has no console to show alerts on.");
            }

            await console.ShowAsync(alert, destination, cancellationToken);
            return new DeliveryOutcome.Delivered("shown on the console");
        }
    }
}
