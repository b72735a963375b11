using System.Data.Common;
using System.Text.Json;

namespace Pipeline.Functions.Host.Tests;

/// <summary>local.settings.sample.json, copied as docs/deploy.md says, over an Azurite at the ports that it always has.</summary>
public sealed class SampleSettingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_starts_on_an_empty_azurite_by_the_sample_as_it_stands_and_tells_a_drop()
    {
        await using var app = await AppOnStorage.OnEmptyStorageAsync();
        await using var blobs = Relay(10000, "BlobEndpoint", app);
        await using var queues = Relay(10001, "QueueEndpoint", app);
        await using var tables = Relay(10002, "TableEndpoint", app);
        Assert.SkipWhen(blobs is null || queues is null || tables is null,
            "Somebody has one of the ports 10000 to 10002, which Azurite has.");
        var sample = JsonElement.Parse(
            await File.ReadAllBytesAsync(Path.Combine(AppOnStorage.Repository, "local.settings.sample.json"), Cancel));

        await using var host = await FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                Environment = FunctionsHostOptions.Development,
                Settings = sample.GetProperty("Values").EnumerateObject()
                    .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal),
            },
            new HostLog(), Cancel);
        await app.DropAsync("sample/one.txt", Texts.Quake(41));
        await host.Log.WaitAsync(
            entries => entries.Any(entry => entry.Message == "ArticleDropped succeeded, blob articles/sample/one.txt"),
            AppOnStorage.Soon, Cancel);

        Assert.Single(await app.AlertsAsync("sample"));
    }

    private static PortRelay? Relay(int port, string endpoint, AppOnStorage app) => PortRelay.TryOpen(
        port, new Uri((string)new DbConnectionStringBuilder { ConnectionString = app.ConnectionString }[endpoint]).Port);
}
