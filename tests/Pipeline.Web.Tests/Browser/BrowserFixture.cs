using Microsoft.Playwright;
using Pipeline.Local.Azurite;

[assembly: AssemblyFixture(typeof(Pipeline.Web.Tests.Browser.BrowserFixture))]

namespace Pipeline.Web.Tests.Browser;

/// <summary>One real Chromium for all tests of the assembly: the machine's own, since a test must not download a browser.</summary>
/// <remarks>Without one these tests are skipped and say so. With <c>PIPELINE_REQUIRE_BROWSER=1</c>, as CI sets it, they fail.</remarks>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "",
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>How long a page may take, in milliseconds.</summary>
    internal const int Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The script of axe-core, which npm installs beside Azurite.</summary>
    public static string Axe
    {
        get
        {
            var script = Path.Combine(new AzuriteInstaller().Root, "node_modules", "axe-core", "axe.min.js");
            return File.Exists(script)
                ? script
                : throw new FileNotFoundException("axe-core is not installed: run 'npm ci' in the repository.", script);
        }
    }

    /// <summary>Where screenshots go: <c>artifacts/screenshots</c> of the repository.</summary>
    public static string Screenshots { get; } = Path.Combine(new AzuriteInstaller().Root, "artifacts", "screenshots");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser, started by whoever asks first.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path)
        {
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("PIPELINE_REQUIRE_BROWSER") == "1",
                "No Chromium on this machine: install one, or name it in CHROMIUM_PATH.");
            throw new FileNotFoundException("PIPELINE_REQUIRE_BROWSER is set, and there is no Chromium.");
        }

        if (browser is null)
        {
            // Guards against hangs, not measures of speed: other tests have the machine as well.
            Assertions.SetDefaultExpectTimeout(Patience);
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        }

        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>A tab that remembers what went wrong in it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts, dialogs, and requests to anywhere but <paramref name="served"/>.</summary>
    public static async Task<WatchedPage> OpenAsync(IBrowser browser, ServedPipeline served, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = served.Address.AbsoluteUri;
        var own = await browser.NewContextAsync(options);
        var opened = new WatchedPage(own, await own.NewPageAsync());
        opened.Page.SetDefaultTimeout(BrowserFixture.Patience);
        opened.Page.Console += (_, message) => opened.Note(message.Type is "error" or "warning", $"console: {message.Text}");
        opened.Page.PageError += (_, error) => opened.Note(true, $"script: {error}");
        opened.Page.Dialog += (_, dialog) =>
        {
            opened.Note(true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        own.Request += (_, request) => opened.Note(
            !request.Url.StartsWith(served.Address.AbsoluteUri, StringComparison.Ordinal), $"request: {request.Url}");
        return opened;
    }

    public void AssertNoTrouble()
    {
        lock (troubles)
        {
            Assert.Empty(troubles);
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool isTrouble, string trouble)
    {
        if (isTrouble)
        {
            lock (troubles)
            {
                troubles.Add(trouble);
            }
        }
    }
}
