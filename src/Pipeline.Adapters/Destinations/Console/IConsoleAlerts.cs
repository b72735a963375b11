using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations.Console;

/// <summary>Shows the alerts of destinations of the kind <c>Console</c>; a host that has a console registers one.</summary>
public interface IConsoleAlerts
{
    /// <summary>Shows <paramref name="alert"/>. Its texts come from articles and are hostile to terminals too.</summary>
    Task ShowAsync(Alert alert, string destination, CancellationToken cancellationToken);
}
