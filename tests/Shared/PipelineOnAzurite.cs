using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Tests.Shared;

/// <summary>The local host's services over real storage that no other test sees, in this process.</summary>
internal static class PipelineOnAzurite
{
    /// <summary>Opens them.</summary>
    /// <param name="azurite">The storage.</param>
    /// <param name="replace">Puts services of the test in the place of the usual ones.</param>
    /// <param name="settings">Settings, named without <c>Pipeline:</c>.</param>
    public static Task<LocalPipeline> OpenAsync(
        AzuriteFixture azurite, Action<IServiceCollection>? replace = null, params IEnumerable<(string Name, string Value)> settings)
    {
        var storage = azurite.NewOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Pipeline:Storage:Prefix", storage.Prefix),
            .. settings.Select(setting => new KeyValuePair<string, string?>($"Pipeline:{setting.Name}", setting.Value)),
        ]).Build();
        return LocalPipeline.OpenAsync(
            new StorageArguments(storage.ConnectionString, new DirectoryInfo(".")), Output.Console(), configuration, LogLevel.Error,
            TestContext.Current.CancellationToken, replace);
    }

    /// <summary>Processes what is there and delivers what is due.</summary>
    public static async Task WorkAsync(this LocalPipeline pipeline)
    {
        var (deliveries, cancellationToken) = (pipeline.Get<DeliveryPump>(), TestContext.Current.CancellationToken);
        await pipeline.Get<DropPump>().PassAsync(cancellationToken);
        while (await deliveries.PassAsync(cancellationToken) > 0)
        {
            await deliveries.DrainAsync();
        }
    }

    /// <summary>Drops <paramref name="content"/>.</summary>
    public static async Task DropAsync(this LocalPipeline pipeline, string watch, string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await pipeline.Get<DropFeed>().UploadAsync(watch, name, stream, null, TestContext.Current.CancellationToken);
    }
}
