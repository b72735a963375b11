using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class HostStorageTests
{
    // A key of the right shape that opens nothing.
    private static readonly string Key = Convert.ToBase64String(new byte[64]);

    [Fact]
    public void The_pipeline_takes_the_hosts_storage_where_it_is_told_no_other()
    {
        Assert.Equal("UseDevelopmentStorage=true", OptionsOf(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).ConnectionString);
        var byIdentity = OptionsOf(
            ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net/"),
            ("AzureWebJobsStorage:queueServiceUri", "https://a.queue.core.windows.net/"));
        Assert.Equal(
            ("https://a.blob.core.windows.net/", "https://a.queue.core.windows.net/"),
            (byIdentity.BlobServiceUri!.AbsoluteUri, byIdentity.QueueServiceUri!.AbsoluteUri));
        var byName = OptionsOf(("AzureWebJobsStorage:accountName", "a"));
        Assert.Equal(
            ("https://a.blob.core.windows.net/", "https://a.queue.core.windows.net/"),
            (byName.BlobServiceUri!.AbsoluteUri, byName.QueueServiceUri!.AbsoluteUri));
        var told = OptionsOf(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Pipeline:Storage:ConnectionString", Account("b")));
        Assert.Equal(Account("b"), told.ConnectionString);
    }

    [Fact]
    public void The_function_app_refuses_names_that_its_triggers_do_not_have()
    {
        Assert.Empty(Problems(new StorageOptions()));
        Assert.StartsWith(
            "Pipeline:Storage:Prefix ", Assert.Single(Problems(new StorageOptions { Prefix = "a-" })), StringComparison.Ordinal);
        Assert.StartsWith(
            "Pipeline:Storage:Articles ", Assert.Single(Problems(new StorageOptions { Articles = "drops" })), StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_app_refuses_an_account_that_its_triggers_do_not_look_at()
    {
        var blobs = new Uri("https://a.blob.core.windows.net");
        var queues = new Uri("https://a.queue.core.windows.net");
        var host = ("AzureWebJobsStorage", Account("a"));

        Assert.StartsWith(
            "Pipeline:Storage:ConnectionString names another account than AzureWebJobsStorage",
            Assert.Single(Problems(new StorageOptions { ConnectionString = Account("b") }, host)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Pipeline:Storage:BlobServiceUri names another account",
            Assert.Single(Problems(
                new StorageOptions { BlobServiceUri = new Uri("https://b.blob.core.windows.net"), QueueServiceUri = queues }, host)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Pipeline:Storage:QueueServiceUri names another account",
            Assert.Single(Problems(
                new StorageOptions { BlobServiceUri = blobs, QueueServiceUri = new Uri("https://b.queue.core.windows.net") }, host)),
            StringComparison.Ordinal);
        Assert.Empty(Problems(new StorageOptions { BlobServiceUri = blobs, QueueServiceUri = queues }, host));
        Assert.Empty(Problems(new StorageOptions { ConnectionString = Account("a") }, host));
    }

    [Fact]
    public void No_key_stands_in_what_the_function_app_refuses() => Assert.DoesNotContain(
        Key,
        Assert.Single(Problems(new StorageOptions { ConnectionString = Account("b") }, ("AzureWebJobsStorage", Account("a")))),
        StringComparison.Ordinal);

    private static string Account(string name) =>
        $"DefaultEndpointsProtocol=https;AccountName={name};AccountKey={Key};EndpointSuffix=core.windows.net";

    private static IEnumerable<string> Problems(StorageOptions options, params (string Name, string Value)[] settings) =>
        new TriggerNamesValidator(Configuration(settings)).Validate(null, options).Failures ?? [];

    private static StorageOptions OptionsOf(params (string Name, string Value)[] settings)
    {
        using var services = new ServiceCollection().AddLogging().AddPipeline(Configuration(settings)).BuildServiceProvider();
        return services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }

    private static IConfiguration Configuration((string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
}
