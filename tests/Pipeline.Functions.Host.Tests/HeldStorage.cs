using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>Stands between a worker and the blobs of storage, and keeps requests for one container waiting for as long as a test wants.</summary>
/// <remarks>Shared keys sign the path and not the host, so requests pass as they are.</remarks>
internal sealed class HeldStorage : IAsyncDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly LoopbackServer server;
    private readonly HttpClient upstream = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly Uri blobs;
    private readonly string path;
    private readonly TaskCompletionSource released = New();
    private readonly TaskCompletionSource reached = New();

    private HeldStorage(Uri blobs, string container)
    {
        this.blobs = blobs;
        path = $"{blobs.AbsolutePath.TrimEnd('/')}/{container}/";
        server = new LoopbackServer(PassAsync);
    }

    /// <summary>Completes when a request is waiting.</summary>
    public Task Reached => reached.Task;

    /// <summary>Opens the way to <paramref name="blobs"/>, with requests for <paramref name="container"/> held.</summary>
    public static async Task<HeldStorage> OpenAsync(Uri blobs, string container)
    {
        var held = new HeldStorage(blobs, container);
        await held.server.StartAsync(TestContext.Current.CancellationToken);
        return held;
    }

    /// <summary>The connection string <paramref name="direct"/>, but by this way.</summary>
    public string Through(string direct) => direct.Replace(
        blobs.GetLeftPart(UriPartial.Authority), server.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    /// <summary>Lets everything through from now on.</summary>
    public void Release() => released.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Release();
        await server.DisposeAsync();
        upstream.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task PassAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(path.TrimEnd('/'), StringComparison.Ordinal) && !released.Task.IsCompleted)
        {
            reached.TrySetResult();
            await released.Task.WaitAsync(context.RequestAborted);
        }

        var target = blobs.GetLeftPart(UriPartial.Authority) + context.Request.GetEncodedPathAndQuery();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target, AsWritten))
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        request.Headers.Host = blobs.Authority;
        using var answer = await upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.Headers.Remove("Transfer-Encoding");
        if (!HttpMethods.IsHead(context.Request.Method) && answer.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.NoContent))
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
