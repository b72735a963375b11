using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Health;

namespace Pipeline.Functions;

/// <summary><c>GET</c> or <c>HEAD /api/health</c>: storage, settings, backlog and the age of each watch's last article; 503 when storage is
/// out of reach. Takes a function key, since watches' names are nobody else's business.</summary>
public sealed class Health(HealthCheck check)
{
    /// <summary>Looks and answers.</summary>
    [Function(nameof(Health))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var report = await check.CheckAsync(cancellationToken);
        return new ContentResult
        {
            StatusCode = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
            ContentType = "application/json",
            Content = JsonSerializer.Serialize(report, HealthJson.Default.HealthReport),
        };
    }
}
