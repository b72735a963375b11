using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;
using Pipeline.Functions.Host.Worker;

namespace Pipeline.Functions.Host.Http;

/// <summary>What the Functions host answers over HTTP: functions, by forwarding to the worker's own web server; Event Grid's endpoint, by
/// the storage extension; and the runs that an administrator asks for.</summary>
internal sealed class HttpFront(FunctionsHost host, FunctionsHostOptions options, FunctionRoutes routes) : IWebHookProvider, IDisposable
{
    private const string AdminPath = "/admin/functions";

    private static readonly HashSet<string> OwnToEachConnection =
        new(StringComparer.OrdinalIgnoreCase) { "Connection", "Host", "Keep-Alive", "Transfer-Encoding", "Upgrade" };

    private readonly HttpClient client = new(new UntilListeningHandler
    {
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private IExtensionConfigProvider? blobs;

    private bool AsksForKeys => options.Environment != FunctionsHostOptions.Development;

    /// <summary>Remembers the storage extension, which answers Event Grid.</summary>
    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        blobs = extension;
        return new Uri("http://localhost/runtime/webhooks/blobs");
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path == "/runtime/webhooks/blobs")
        {
            return AnswerEventGridAsync(context);
        }

        return path.StartsWithSegments(AdminPath, StringComparison.OrdinalIgnoreCase, out var name)
            && HttpMethods.IsPost(context.Request.Method)
            ? AnswerAdministratorAsync(context, name.Value!.Trim('/'))
            : AnswerByFunctionAsync(context);
    }

    private async Task AnswerEventGridAsync(HttpContext context)
    {
        if (AsksForKeys && context.Request.Query["code"] != options.BlobsExtensionKey)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedUrl())
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var (header, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(header, values.AsEnumerable());
            }
        }

        var extension = (IAsyncConverter<HttpRequestMessage, HttpResponseMessage>)blobs!;
        using var answer = await extension.ConvertAsync(request, context.RequestAborted);
        await CopyAsync(answer, context);
    }

    private async Task AnswerAdministratorAsync(HttpContext context, string name)
    {
        if (!host.Functions.Any(function => function.Name == name && function.Trigger.Is("timerTrigger")))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await host.RunTimerAsync(name, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task AnswerByFunctionAsync(HttpContext context)
    {
        if (routes.Find(context.Request.Method, context.Request.Path) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (AsksForKeys && !IsAnonymous(function) && KeyOf(context.Request) != options.FunctionKey)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await host.ForwardAsync(function, async (worker, invocationId) =>
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(context.Request.Method), new Uri(worker, context.Request.GetEncodedPathAndQuery()));
            foreach (var (header, values) in context.Request.Headers)
            {
                if (!OwnToEachConnection.Contains(header))
                {
                    request.Headers.TryAddWithoutValidation(header, values.AsEnumerable());
                }
            }

            // The host that the client asked for, by which links are written; and the invocation that this request belongs to.
            request.Headers.Host = context.Request.Host.Value;
            request.Headers.TryAddWithoutValidation("x-ms-invocation-id", invocationId);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await CopyAsync(answer, context);
        });
    }

    private static bool IsAnonymous(WorkerFunction function) =>
        string.Equals(function.Trigger.Text("authLevel"), "anonymous", StringComparison.OrdinalIgnoreCase);

    private static string? KeyOf(HttpRequest request) =>
        (string?)request.Query["code"] ?? request.Headers["x-functions-key"];

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        var content = answer.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>();
        foreach (var (header, values) in answer.Headers.Concat(content))
        {
            if (!OwnToEachConnection.Contains(header))
            {
                context.Response.Headers[header] = values.ToArray();
            }
        }

        if (answer.Content is not null && !HttpMethods.IsHead(context.Request.Method))
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    /// <summary>A worker names its functions a moment before its web server listens. As in the Functions host, a request that finds nobody
    /// there is sent again.</summary>
    private sealed class UntilListeningHandler : DelegatingHandler
    {
        private const int MaxTries = 10;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException exception)
                    when (exception.HttpRequestError == HttpRequestError.ConnectionError && attempt < MaxTries)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(25 * Math.Pow(2, attempt)), cancellationToken);
                }
            }
        }
    }
}
