using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Web.Hosting;

namespace Pipeline.Functions;

/// <summary>The dashboard and its API: every <c>GET</c> that no other function takes. Takes a function key, in a browser as <c>?code=…</c>,
/// which its links carry on.</summary>
/// <remarks>The dashboard has routes of its own; the host's route only leads to it. Nothing can be changed from here. The host tries routes
/// in the alphabetical order of functions' names (<see href="https://github.com/Azure/azure-functions-host/issues/9876"/>), so that this
/// name must come after those of all other functions that answer HTTP.</remarks>
public sealed class Pages(DashboardPipeline dashboard)
{
    /// <summary>Answers.</summary>
    [Function(nameof(Pages))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        await dashboard.InvokeAsync(request.HttpContext);
        return new EmptyResult();
    }
}
