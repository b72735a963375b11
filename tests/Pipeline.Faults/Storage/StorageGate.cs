using Microsoft.AspNetCore.Http;
using Pipeline.Tests.Shared;

namespace Pipeline.Faults.Storage;

/// <summary>Stands between one process and one service of storage, on a port of its own, and lets through
/// what <see cref="StorageWeather"/> allows.</summary>
internal sealed class StorageGate : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly StorageRelay relay;
    private readonly StorageWeather weather;

    private StorageGate(Func<Uri> service, StorageWeather weather)
    {
        server = new LoopbackServer(PassAsync);
        relay = new StorageRelay(service);
        this.weather = weather;
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
        relay.Dispose();
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
            using var answer = await relay.SendAsync(context);
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

            await StorageRelay.AnswerAsync(context, answer, fault == StorageFault.Truncated);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // Storage is down, or the process behind the gate is.
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
