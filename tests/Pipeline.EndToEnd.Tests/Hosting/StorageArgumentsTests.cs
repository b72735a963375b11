using Pipeline.Local;
using Pipeline.Local.Hosting;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class StorageArgumentsTests
{
    [Fact]
    public void An_address_takes_the_place_of_whatever_storage_the_settings_name()
    {
        var settings = LocalSettings.Only(new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = "UseDevelopmentStorage=true",
            ["Pipeline:Storage:BlobServiceUri"] = "https://other.blob.core.windows.net",
        });

        At("https://news.blob.core.windows.net/articles?restype=container").ApplyAddress(settings);

        Assert.Null(settings["Pipeline:Storage:ConnectionString"]);
        Assert.Equal("https://news.blob.core.windows.net", settings["Pipeline:Storage:BlobServiceUri"]);
        Assert.Equal("https://news.queue.core.windows.net", settings["Pipeline:Storage:QueueServiceUri"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1")]
    public void What_is_no_address_leaves_the_settings_alone(string? connection)
    {
        var settings = LocalSettings.Only(new Dictionary<string, string?> { ["Pipeline:Storage:ConnectionString"] = "as it was" });

        At(connection).ApplyAddress(settings);

        Assert.Equal("as it was", settings["Pipeline:Storage:ConnectionString"]);
        Assert.Null(settings["Pipeline:Storage:BlobServiceUri"]);
    }

    [Fact]
    public void An_address_of_no_accounts_blobs_is_refused() =>
        Assert.Throws<UsageException>(
            () => At("https://news.queue.core.windows.net").ApplyAddress(LocalSettings.Only(new Dictionary<string, string?>())));

    private static StorageArguments At(string? connection) => new(connection, new DirectoryInfo("."));
}
