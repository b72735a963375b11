using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Tests.Shared;

/// <summary>A real HTTP server on a free loopback port that keeps every request and answers as it is told.</summary>
public sealed class WebhookInbox : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly ConcurrentQueue<InboxAnswer> script = new();
    private readonly Lock gate = new();
    private readonly List<InboxRequest> requests = [];
    private readonly List<(Func<List<InboxRequest>, bool> Condition, TaskCompletionSource Waiting)> waiters = [];
    private readonly CancellationTokenSource closing = new();

    private WebhookInbox() => server = new LoopbackServer(TakeAsync);

    /// <summary>The server's address, with a slash at the end.</summary>
    public Uri Url => server.Url;

    /// <summary>What is answered when the script is at its end; 200 and <c>ok</c> unless told otherwise.</summary>
    public Func<InboxRequest, InboxAnswer> Otherwise { get; set; } = _ => InboxAnswer.Of(200, "ok");

    /// <summary>The requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<InboxRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    public static async Task<WebhookInbox> StartAsync()
    {
        var inbox = new WebhookInbox();
        await inbox.server.StartAsync(TestContext.Current.CancellationToken);
        return inbox;
    }

    /// <summary>The address of <paramref name="path"/> on this server.</summary>
    public string At(string path) => new Uri(Url, path).AbsoluteUri;

    /// <summary>Answers the next requests in this order, one each.</summary>
    public WebhookInbox Script(params InboxAnswer[] answers)
    {
        foreach (var answer in answers)
        {
            script.Enqueue(answer);
        }

        return this;
    }

    /// <summary>Waits, without sleeping, until at least <paramref name="count"/> requests have arrived.</summary>
    public Task<IReadOnlyList<InboxRequest>> WaitForAsync(int count, CancellationToken cancellationToken = default) =>
        WaitAsync(arrived => arrived.Count >= count, cancellationToken);

    /// <summary>Waits, without sleeping, until a request has arrived that is as <paramref name="wanted"/> wants it.</summary>
    public Task<IReadOnlyList<InboxRequest>> WaitForAsync(Predicate<InboxRequest> wanted, CancellationToken cancellationToken = default) =>
        WaitAsync(arrived => arrived.Exists(wanted), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await server.DisposeAsync();
        closing.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new InboxRequest(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString.Value,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        Keep(request);
        var answer = script.TryDequeue(out var scripted) ? scripted : Otherwise(request);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        await answer.GiveAsync(context, end.Token);
    }

    private async Task<IReadOnlyList<InboxRequest>> WaitAsync(
        Func<List<InboxRequest>, bool> condition, CancellationToken cancellationToken)
    {
        Task arrived;
        lock (gate)
        {
            if (condition(requests))
            {
                return [.. requests];
            }

            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((condition, waiting));
            arrived = waiting.Task;
        }

        await arrived.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return Requests;
    }

    private void Keep(InboxRequest request)
    {
        List<TaskCompletionSource> told;
        lock (gate)
        {
            requests.Add(request);
            told = [.. waiters.Where(waiter => waiter.Condition(requests)).Select(waiter => waiter.Waiting)];
            waiters.RemoveAll(waiter => told.Contains(waiter.Waiting));
        }

        told.ForEach(waiting => waiting.TrySetResult());
    }
}

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">The headers; names in any case.</param>
/// <param name="Body">The body, byte for byte.</param>
public sealed record InboxRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>What the inbox answers.</summary>
public sealed class InboxAnswer
{
    private readonly Func<HttpContext, CancellationToken, Task> give;

    private InboxAnswer(Func<HttpContext, CancellationToken, Task> give) => this.give = give;

    /// <summary>Status, body and headers.</summary>
    public static InboxAnswer Of(int status, string body = "", params (string Name, string Value)[] headers) => new(async (context, end) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body, end);
        }
    });

    /// <summary>Answers once <paramref name="something"/> has happened: a slow remote, as slow as the test wants it.</summary>
    public static InboxAnswer After(Task something, int status, string body = "") => new(async (context, end) =>
    {
        await something.WaitAsync(end);
        await Of(status, body).GiveAsync(context, end);
    });

    /// <summary>Closes the connection without an answer.</summary>
    public static InboxAnswer Cut() => new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Never answers; ends when the client gives up.</summary>
    public static InboxAnswer Silence() => new(async (_, end) =>
    {
        var ended = new TaskCompletionSource();
        await using var registration = end.Register(() => ended.TrySetResult());
        await ended.Task;
    });

    /// <summary>Status and headers, then <paramref name="begun"/>, and nothing more.</summary>
    public static InboxAnswer Stall(int status, string begun) => new(async (context, end) =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(begun, end);
        await context.Response.Body.FlushAsync(end);
        await Silence().GiveAsync(context, end);
    });

    internal Task GiveAsync(HttpContext context, CancellationToken end) => give(context, end);
}
