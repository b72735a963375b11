using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.Tests.Shared;

namespace Pipeline.Faults.Storage;

/// <summary>Stands between one process and one service of storage, on a port of its own, and lets through
/// what <see cref="StorageWeather"/> allows.</summary>
/// <remarks>Shared keys sign the path and not the host, so requests pass as they are.</remarks>
internal sealed class StorageGate : IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly LoopbackServer server;
    private readonly HttpClient upstream;
    private readonly Func<Uri> service;
    private readonly StorageWeather weather;

    private StorageGate(Func<Uri> service, StorageWeather weather)
    {
        server = new LoopbackServer(PassAsync);
        this.service = service;
        this.weather = weather;
        upstream = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) });
    }

    /// <summary>The gate's address.</summary>
    public Uri Url => server.Url;

    /// <summary>The next planned crash of the process behind this gate.</summary>
    public CrashPoint? Crash { get; set; }

    /// <summary>Opens a gate.</summary>
    /// <param name="service">Where the service is at the moment.</param>
    /// <param name="weather">What happens on the way.</param>
    public static async Task<StorageGate> OpenAsync(Func<Uri> service, StorageWeather weather)
    {
        var gate = new StorageGate(service, weather);
        await gate.server.StartAsync(CancellationToken.None);
        return gate;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        upstream.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var step = StorageSteps.Of(context.Request);
        var crash = Crash is { } planned && planned.IsAt(step) ? planned : null;
        if (crash is { IsAfter: false })
        {
            crash.Spring();
            context.Abort();
            return;
        }

        var fault = crash is null ? weather.Meet(context.Request) : StorageFault.None;
        switch (fault)
        {
            case StorageFault.Busy:
                await RefuseAsync(context, 503, "ServerBusy");
                return;
            case StorageFault.Error:
                await RefuseAsync(context, 500, "InternalError");
                return;
            case StorageFault.ConditionNotMet:
                await RefuseAsync(context, 412, "ConditionNotMet");
                return;
            case StorageFault.Conflict:
                await RefuseAsync(context, 409, "PendingCopyOperation");
                return;
            case StorageFault.Cut:
                context.Abort();
                return;
            case StorageFault.Slow:
                await Task.Delay(weather.Delay(), CancellationToken.None);
                break;
        }

        try
        {
            using var request = await RequestAsync(context);
            using var answer = await upstream.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
            if (crash is not null)
            {
                crash.Spring();
                context.Abort();
                return;
            }

            if (fault == StorageFault.AnswerLost)
            {
                context.Abort();
                return;
            }

            await AnswerAsync(context, answer, fault == StorageFault.Truncated);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Storage is down, or the process behind the gate is.
            context.Abort();
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(service().GetLeftPart(UriPartial.Authority) + target, AsWritten));
        using var body = new MemoryStream();
        // Carried out even when its sender dies meanwhile, as it would be over a network.
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        if (context.Request.ContentLength is not null)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (name is not ("Host" or "Connection" or "Transfer-Encoding")
                && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, bool isTruncated)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Connection" or "Transfer-Encoding" or "Keep-Alive"))
            {
                response.Headers[name] = values.ToArray();
            }
        }

        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (HttpMethods.IsHead(context.Request.Method) || answer.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NoContent)
        {
            return;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(isTruncated ? body.AsMemory(0, body.Length / 2) : body, context.RequestAborted);
        if (isTruncated)
        {
            await response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        // Read first: an answer in the middle of an upload would break the connection, which is another fault.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>As planned.</Message></Error>",
            context.RequestAborted);
    }
}
