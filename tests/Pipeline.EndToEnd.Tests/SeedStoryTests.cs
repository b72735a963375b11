using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The smallest truth: the three seeds in order of publication.</summary>
public sealed class SeedStoryTests(AzuriteFixture azurite)
{
    private static string Seeds => Path.Combine(AppContext.BaseDirectory, "seeds");

    [Fact]
    public async Task The_first_seed_opens_the_story_the_second_adds_the_third_is_silent()
    {
        using var cli = new Cli(azurite);
        foreach (var seed in Directory.GetFiles(Seeds).Order(StringComparer.Ordinal))
        {
            await cli.OnStorageAsync("drop", seed, "--watch", "whatsapp-hack");
            await cli.RunUntilIdleAsync();
        }

        var alerts = await cli.AlertsAsync();

        Assert.Equal(2, alerts.Count);
        Assert.True(alerts[0].Opened);
        Assert.Equal(["AE", "BH", "GB", "IN", "MX", "PK", "US"], Countries(alerts[0], CountryRole.Affected));
        Assert.Equal(["IL"], Countries(alerts[0], CountryRole.Origin));
        Assert.Equal(["at least 1,400 users hacked", "at least 100 civil society members targeted"], Labels(alerts[0], FactKinds.Count));
        Assert.Superset(
            new HashSet<string> { "journalists", "academics", "government officials", "defenders of India's Dalit community" },
            Labels(alerts[0], FactKinds.Group).ToHashSet());
        Assert.Equal(["human rights activists"], Labels(alerts[1], FactKinds.Group));
        Assert.Contains("at least 12 journalists and human rights activists targeted", Labels(alerts[1], FactKinds.Count));
        Assert.Empty(Labels(alerts[1], FactKinds.Country));
        Assert.All(alerts.SelectMany(alert => alert.Facts), fact => Assert.Equal(NoveltyKind.New, fact.Novelty));
    }

    [Fact]
    public async Task Dropping_the_same_files_again_renamed_and_after_a_restart_tells_nothing_more()
    {
        using var cli = new Cli(azurite);
        await cli.OnStorageAsync("drop", Seeds, "--watch", "whatsapp-hack");
        await cli.RunUntilIdleAsync();
        var before = await cli.AlertsAsync();
        Assert.NotEmpty(before);

        await cli.OnStorageAsync("drop", Seeds, "--watch", "whatsapp-hack");
        foreach (var seed in Directory.GetFiles(Seeds))
        {
            await cli.DropAsync(
                "whatsapp-hack",
                $"again-{Path.GetFileName(seed)}",
                await File.ReadAllTextAsync(seed, TestContext.Current.CancellationToken));
        }

        await cli.RunUntilIdleAsync();

        Assert.Equal(before.Select(alert => alert.Id), (await cli.AlertsAsync()).Select(alert => alert.Id));
    }

    [Fact]
    public async Task Evidence_cuts_exactly_the_words_out_of_its_sentence()
    {
        using var cli = new Cli(azurite);
        await cli.OnStorageAsync("drop", Seeds, "--watch", "whatsapp-hack");
        await cli.RunUntilIdleAsync();

        var facts = (await cli.AlertsAsync()).SelectMany(alert => alert.Facts).ToArray();

        var count = facts.Single(fact => fact.Key == "count:hacked@e1");
        Assert.Equal("at least 1,400 users", count.Evidence.Words.In(count.Evidence.Sentence));
        Assert.All(facts, fact => Assert.NotEqual(0, fact.Evidence.Words.Length));
    }

    private static IEnumerable<string> Countries(Alert alert, CountryRole role) =>
        alert.Facts.Where(fact => fact.Role == role).Select(fact => fact.Code!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Labels(Alert alert, FactKind kind) =>
        alert.Facts.Where(fact => fact.Kind == kind).Select(fact => fact.Label);
}
