namespace Pipeline.Functions.Host.Tests;

/// <summary>What the app answers over HTTP, in both environments.</summary>
public sealed class HttpTests(SharedApps apps)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/deliveries", "text/html")]
    [InlineData("/rejected", "text/html")]
    [InlineData("/watches/early", "text/html")]
    [InlineData("/articles/early/one.txt", "text/html")]
    [InlineData("/api/watches", "application/json")]
    [InlineData("/api/watches/early", "application/json")]
    [InlineData("/api/watches/early/facts", "application/json")]
    [InlineData("/api/watches/early/facts.csv", "text/csv")]
    [InlineData("/api/watches/early/feed.atom", "application/atom+xml")]
    [InlineData("/api/openapi.json", "application/json")]
    [InlineData("/api/health", "application/json")]
    [InlineData("/assets/app.css", "text/css")]
    public async Task In_development_every_page_is_answered_without_a_key(string path, string type)
    {
        var app = await apps.Development;
        await app.RanAsync($"ArticleDropped succeeded, blob articles/{SharedApps.EarlyDrop}");

        using var answer = await app.AskAsync(HttpMethod.Get, path);

        Assert.Equal((200, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task In_azure_every_page_asks_for_the_key()
    {
        await using var app = await AppOnStorage.StartAsync();
        foreach (var path in new[] { "/", "/deliveries", "/rejected", "/api/watches", "/api/health" })
        {
            using var refused = await app.AskAsync(HttpMethod.Get, path);
            using var answered = await app.AskAsync(HttpMethod.Get, $"{path}?code={new FunctionsHostOptions().FunctionKey}");

            Assert.Equal((path, 401, 200), (path, (int)refused.StatusCode, (int)answered.StatusCode));
        }
    }

    [Fact]
    public async Task Health_is_answered_by_get_and_by_head()
    {
        var app = await apps.Development;

        using var body = await app.AskAsync(HttpMethod.Get, "/api/health");
        using var head = await app.AskAsync(HttpMethod.Head, "/api/health");

        Assert.Equal((200, 200), ((int)body.StatusCode, (int)head.StatusCode));
        Assert.Contains("\"status\":\"healthy\"", await body.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_takes_no_key()
    {
        var app = await apps.Production;

        using var answer = await app.AskAsync(HttpMethod.Get, "/assets/app.css");

        Assert.Equal(200, (int)answer.StatusCode);
    }
}
