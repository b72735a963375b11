using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pipeline.Adapters.Storage;

namespace Pipeline.Web.Tests.Browser;

/// <summary>An invented story that grows over days, told by several papers; beside it the seeds, a quiet watch, a failure
/// and a drop that can't be read.</summary>
internal static class QuakeStory
{
    public const string Watch = "tarvos-quake";

    /// <summary>What opened it, and so what it is called.</summary>
    public const string Title = "Earthquake hits eastern Turkey";

    private static readonly (string Day, string Publisher, string Title, string Text)[] Articles =
    [
        ("2026-03-02T06:10:00Z", "The Courier", "Earthquake hits eastern Turkey",
            "At least 12 people were killed when an earthquake hit eastern Turkey before dawn on Monday, officials said. "
            + "About 80 people were injured.\n\n"
            + "The quake was felt in Syria and Iraq. Rescuers searched for survivors under a collapsed school."),
        ("2026-03-02T14:30:00Z", "Example Tribune", "Toll rises after Turkish quake",
            "The death toll of the earthquake in Turkey rose to 29, the interior ministry said on Monday. "
            + "At least 140 people were injured and 35 were missing.\n\n"
            + "Among the dead were 4 aid workers from Germany, the foreign ministry in Berlin said."),
        ("2026-03-03T08:00:00Z", "North Wire", "Children among quake victims",
            "At least 41 people were killed in the earthquake in Turkey, officials said on Tuesday. More than 300 people were injured. "
            + "Children and students were among the victims of the collapsed school.\n\n"
            + "In Syria 6 civilians were killed when houses fell in, the state news agency said."),
        ("2026-03-04T09:45:00Z", "The Courier", "Thousands sleep in tents",
            "About 12,000 people were displaced by the earthquake in Turkey, the Red Crescent said on Wednesday. "
            + "At least 41 people were killed.\n\n"
            + "Several migrants from Afghanistan were among the injured, a hospital in the province said."),
        ("2026-03-05T17:20:00Z", "Example Tribune", "Rescuers find no more survivors",
            "The earthquake killed 63 people in Turkey, the interior ministry said on Thursday. "
            + "Between 350 and 400 people were injured, and 18 were missing.\n\n"
            + "Doctors and journalists were among the victims."),
        ("2026-03-05T21:00:00Z", "North Wire", "Mourning in the province",
            "The earthquake killed 58 people in Turkey, hospitals said on Thursday.\n\n"
            + "Prayers were held in every village of the province."),
    ];

    public static async Task TellAsync(ServedPipeline served)
    {
        await served.TellSeedStoryAsync();
        await served.DropAsync("old-story", "one.txt", "A ferry sank off Norway on Monday and 3 people were killed, police said.");
        await served.WorkAsync();
        foreach (var (day, publisher, title, text) in Articles)
        {
            await served.DropAsync(Watch, $"{day[..10]}-{title.Split(' ')[0].ToLowerInvariant()}.json", JsonSerializer.Serialize(new
            {
                title, publisher, date_published = day,
                url = $"https://{publisher.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{day[..10]}", text,
            }));
            await served.WorkAsync();
        }

        await served.DropAsync(Watch, "scan.pdf", "%PDF-1.7 \0\u0001\u0002\u0003\0\0\0");
        await served.DropAsync(Watch, "empty.txt", " \n ");
        await served.WorkAsync();

        // A story without any activity of late has no timeline of late.
        await foreach (var blob in served.Get<StorageClients>().Timeline.GetBlobsAsync(
            new GetBlobsOptions { Prefix = "old-story/" }, TestContext.Current.CancellationToken))
        {
            await served.Get<StorageClients>().Timeline.DeleteBlobAsync(
                blob.Name, cancellationToken: TestContext.Current.CancellationToken);
        }
    }
}
