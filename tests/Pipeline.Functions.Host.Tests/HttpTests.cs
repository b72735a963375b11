namespace Pipeline.Functions.Host.Tests;

/// <summary>What the app says of its health over HTTP. What it answers at each address is for <see cref="RouteTests"/>.</summary>
public sealed class HttpTests(SharedApps apps)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_is_answered_by_get_and_by_head()
    {
        var app = await apps.Development;

        using var body = await app.AskAsync(HttpMethod.Get, "/api/health");
        using var head = await app.AskAsync(HttpMethod.Head, "/api/health");

        Assert.Equal((200, 200), ((int)body.StatusCode, (int)head.StatusCode));
        Assert.Contains("\"status\":\"healthy\"", await body.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
