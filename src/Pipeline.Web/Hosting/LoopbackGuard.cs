using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pipeline.Web.Http;

namespace Pipeline.Web.Hosting;

/// <summary>Lets only this machine's own pages and tools ask: a page from elsewhere that the user has open reaches loopback too, under a
/// name of its own (DNS rebinding) or across origins.</summary>
public static class LoopbackGuard
{
    /// <summary>Why a request must not be answered; null when it may be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="port">The port that is listened to.</param>
    public static string? ProblemWith(HttpRequest request, int port)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsOwn(request.Host, port))
        {
            return $"This dashboard is at localhost:{port} only.";
        }

        return request.Headers.Origin is { Count: > 0 } origin && !IsOwn(origin, port) ? "Pages of other sites may not ask here." : null;
    }

    /// <summary>Refuses a request.</summary>
    public static Task RefuseAsync(HttpContext context, string problem)
    {
        ArgumentNullException.ThrowIfNull(context);
        DashboardPipeline.Protect(context.Response.Headers);
        return Answer.ProblemAsync(context, StatusCodes.Status403Forbidden, problem);
    }

    private static bool IsOwn(HostString host, int port) =>
        (host.Host is "localhost" or "127.0.0.1" or "[::1]") && (host.Port ?? 80) == port;

    private static bool IsOwn(StringValues origin, int port) =>
        origin is [{ } text] && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "http"
        && IsOwn(new HostString(uri.Host, uri.Port), port);
}
