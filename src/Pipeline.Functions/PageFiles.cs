using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Web.Hosting;

namespace Pipeline.Functions;

/// <summary>Style sheet, script and icon of the dashboard, which are the same for everybody and take no key:
/// their addresses are in caches.</summary>
public sealed class PageFiles(DashboardPipeline dashboard)
{
    /// <summary>Answers.</summary>
    [Function(nameof(PageFiles))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        await dashboard.InvokeAsync(request.HttpContext);
        return new EmptyResult();
    }
}
