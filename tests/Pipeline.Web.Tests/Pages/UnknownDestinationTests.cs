using Pipeline.Adapters.Storage;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Pages;

/// <summary>The first page says what alerts wait for, since nobody else would notice that they do.</summary>
public sealed class UnknownDestinationTests(AzuriteFixture azurite)
{
    private const string Report = "Gunmen killed 12 people in Nairobi, Kenya, on Monday, police said.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_names_a_destination_that_the_settings_name_and_the_alerts_that_wait_for_it()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.Get<StorageClients>().Config.GetBlobClient("watches.json")
            .UploadAsync(BinaryData.FromString("""{"nairobi":{"destinations":["<b>pager"]}}"""), Cancel);
        await served.DropAsync("nairobi", "one.txt", Report);
        await served.WorkAsync();

        var page = await served.Client.GetStringAsync("/", Cancel);

        Assert.Contains("Needs a hand", page, StringComparison.Ordinal);
        Assert.Contains("nairobi: no destination &#x27;&lt;b&gt;pager&#x27; is configured", page, StringComparison.Ordinal);
        Assert.Contains("1 alert waits for &#x27;&lt;b&gt;pager&#x27;, which is not configured here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>pager", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_is_silent_where_every_destination_is_known()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.DropAsync("nairobi", "one.txt", Report);
        await served.WorkAsync();

        Assert.DoesNotContain("Needs a hand", await served.Client.GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }
}
