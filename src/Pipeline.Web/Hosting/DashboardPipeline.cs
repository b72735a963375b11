using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Web.Api;
using Pipeline.Web.Http;
using Pipeline.Web.Pages;

namespace Pipeline.Web.Hosting;

/// <summary>Everything that the dashboard and its API answer, as one call that any host can make: Kestrel's,
/// or a function's. Thread-safe.</summary>
public sealed partial class DashboardPipeline
{
    private readonly RequestDelegate handle;
    private readonly PageRenderer pages;
    private readonly ILogger logger;

    /// <summary>Puts the routes together.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">What the host can do.</param>
    /// <param name="pages">Draws pages, that of an error too.</param>
    /// <param name="logger">Told of requests that failed.</param>
    public DashboardPipeline(IServiceProvider services, WebOptions options, PageRenderer pages, ILogger<DashboardPipeline> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.pages = pages;
        this.logger = logger;
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(routes =>
        {
            ApiEndpoints.Map(routes);
            PageEndpoints.Map(routes, options);
            routes.MapMethods("/assets/{name}", Requests.Reads, Assets.ServeAsync);
            Routes = [.. routes.DataSources
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(endpoint => endpoint.RoutePattern.RawText!)];
        });
        app.Run(NotFoundAsync);
        handle = app.Build();
    }

    /// <summary>The patterns of all routes.</summary>
    public IReadOnlyList<string> Routes { get; private set; } = [];

    /// <summary>Answers <paramref name="context"/>.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // What a host's own routing found is the way here, not an answer.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        Protect(context.Response.Headers);
        try
        {
            await handle(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogFailed(exception, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            Protect(context.Response.Headers);
            var (status, detail) = Tell(exception);
            await RefuseAsync(context, status, detail);
        }
    }

    /// <summary>Sets what every answer says about how it may be used.</summary>
    internal static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer, by which a browser would hide the origin of the form that puts a delivery back.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    private static (int Status, string Detail) Tell(Exception exception) => exception switch
    {
        _ when exception.IsStorageFailure() =>
            (StatusCodes.Status503ServiceUnavailable, "Storage did not answer. The log says more; 'doctor' checks it."),
        // The message names the blob and the place, and nothing of what stands there.
        InvalidDataException => (
            StatusCodes.Status500InternalServerError,
            $"What is stored of this can't be read. {exception.Message} Bring an earlier version of the blob back, or remove it."),
        _ => (StatusCodes.Status500InternalServerError, "This went wrong here. The log says more."),
    };

    private Task NotFoundAsync(HttpContext context) => context.GetEndpoint() is null
        ? RefuseAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address.")
        : Task.CompletedTask;

    private Task RefuseAsync(HttpContext context, int status, string detail) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Answer.ProblemAsync(context, status, detail)
            : pages.ErrorAsync(context, status, detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailed(Exception exception, string method, string path);
}
