using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Tests.Shared;

/// <summary>Passes requests that came to a server of the test's on to a service of storage, and the answers back. What stands in between
/// may hold, refuse or break them.</summary>
/// <param name="service">Where the service is at the moment.</param>
/// <remarks>Shared keys sign the path and not the host, so requests pass as they are.</remarks>
internal sealed class StorageRelay(Func<Uri> service) : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    // A service that was started again may be at another port, or at the same one with the old connections dead.
    private readonly HttpClient upstream = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) });

    /// <summary>Carries the request of <paramref name="context"/> out, even when its sender dies meanwhile, as it would be over a
    /// network.</summary>
    /// <returns>The whole answer.</returns>
    /// <exception cref="HttpRequestException">The service is away.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpContext context)
    {
        using var request = await RequestAsync(context);
        return await upstream.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
    }

    /// <summary>Gives <paramref name="answer"/> to the sender of the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What <see cref="SendAsync"/> brought.</param>
    /// <param name="isTruncated">Breaks the connection in the middle of the body.</param>
    public static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer, bool isTruncated = false)
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

    /// <inheritdoc/>
    public void Dispose() => upstream.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(service().GetLeftPart(UriPartial.Authority) + target, AsWritten));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, CancellationToken.None);
        // Without a length there is no body. An empty one would be sent in chunks, which storage takes for another request than was signed.
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
}
