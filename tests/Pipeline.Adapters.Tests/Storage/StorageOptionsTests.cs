using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=a;AccountKey=not base64!;EndpointSuffix=core.windows.net")]
    [InlineData("DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0")]
    public void A_connection_string_that_is_none_stops_the_start_without_its_words(string connection)
    {
        var failures = Failures(options => options.ConnectionString = connection);

        Assert.Contains("can't be read", failures, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", failures, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_need_only_a_connection_string() => Assert.Null(Failures(_ => { }));

    [Fact]
    public void Endpoints_stand_in_for_a_connection_string()
    {
        Assert.Null(Failures(options =>
        {
            options.ConnectionString = null;
            options.BlobServiceUri = new Uri("https://account.blob.example");
            options.QueueServiceUri = new Uri("https://account.queue.example");
        }));
        Assert.Contains("ConnectionString", Failures(options => options.ConnectionString = " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_storage_refuses_stop_the_start()
    {
        Assert.Contains("'Articles'", Failures(options => options.Articles = "Articles"), StringComparison.Ordinal);
        Assert.Contains("'a--articles'", Failures(options => options.Prefix = "a--"), StringComparison.Ordinal);
        Assert.Contains("two different things", Failures(options => options.Articles = "alerts"), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_stop_the_start()
    {
        Assert.Contains("PageSize", Failures(options => options.PageSize = 5001), StringComparison.Ordinal);
        Assert.Contains("TimelineBlocksPerBlob", Failures(options => options.TimelineBlocksPerBlob = 0), StringComparison.Ordinal);
        Assert.Contains("SettingsRefresh", Failures(options => options.SettingsRefresh = TimeSpan.FromHours(2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_store_is_registered_once()
    {
        using var services = new ServiceCollection().AddLogging()
            .AddPipelineStorage(options => options.ConnectionString = "UseDevelopmentStorage=true").BuildServiceProvider();

        Assert.Same(services.GetRequiredService<BlobLedgerStore>(), services.GetRequiredService<ILedgerStore>());
        Assert.Same(services.GetRequiredService<BlobAlertStore>(), services.GetRequiredService<IAlertStore>());
        Assert.Same(services.GetRequiredService<DeliveryQueue>(), services.GetRequiredService<IAlertQueue>());
        Assert.Same(services.GetRequiredService<BlobDropArchive>(), services.GetRequiredService<IDropArchive>());
        Assert.Same(services.GetRequiredService<BlobWatchSettings>(), services.GetRequiredService<IWatchSettingsSource>());
        Assert.NotNull(services.GetRequiredService<DropFeed>());
    }

    private static string? Failures(Action<StorageOptions> change)
    {
        var options = new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" };
        change(options);
        return new ValidateStorageOptions().Validate(Options.DefaultName, options).FailureMessage;
    }
}
