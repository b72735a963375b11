using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipeline.Tests.Shared;

namespace Pipeline.Functions.Host.Tests;

/// <summary>Stands between a worker and the blobs of storage, and keeps requests for one container waiting for as long as a test
/// wants.</summary>
internal sealed partial class HeldStorage : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly StorageRelay relay;
    private readonly Uri blobs;
    private readonly string path;
    private readonly TaskCompletionSource released = New();
    private readonly TaskCompletionSource reached = New();

    private HeldStorage(Uri blobs, string container)
    {
        this.blobs = blobs;
        path = $"{blobs.AbsolutePath.TrimEnd('/')}/{container}/";
        relay = new StorageRelay(() => blobs);
        server = new LoopbackServer(PassAsync);
    }

    /// <summary>Whether listings call every blob an hour older than it is.</summary>
    public bool IsLater { get; set; }

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
        relay.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task PassAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(path.TrimEnd('/'), StringComparison.Ordinal) && !released.Task.IsCompleted)
        {
            reached.TrySetResult();
            await released.Task.WaitAsync(context.RequestAborted);
        }

        using var answer = await relay.SendAsync(context);
        if (IsLater && context.Request.Query["comp"] == "list")
        {
            await AgeAsync(answer, context.RequestAborted);
        }

        await StorageRelay.AnswerAsync(context, answer);
    }

    private static async Task AgeAsync(HttpResponseMessage listing, CancellationToken cancellationToken)
    {
        var older = LastModified().Replace(await listing.Content.ReadAsStringAsync(cancellationToken), time =>
            DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture).AddHours(-1).ToString("R", CultureInfo.InvariantCulture));
        listing.Content = new StringContent(older, listing.Content.Headers.ContentType);
    }

    [GeneratedRegex("(?<=<Last-Modified>)[^<]*")]
    private static partial Regex LastModified();
}
