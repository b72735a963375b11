using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

public sealed class ScaleOutTests(AzuriteFixture azurite)
{
    private const int Drops = 300;
    private const int Highest = 999 + Drops * 2 / 3;

    [Fact]
    public async Task Two_processes_on_one_watch_tell_every_fact_once_and_lose_none()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        using var cli = new Cli(azurite).SendTo(0, "Webhook", "hook", inbox.At("hook"));
        // A third of the drops repeat a figure of another one, so that processes meet on the same fact at the same time.
        for (var i = 0; i < Drops; i++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(cli.Folder, $"{i:000}.txt"),
                $"Report {i} of the day. The quake killed {1000 + (i % (Drops * 2 / 3))} people in Nepal, the interior ministry said.",
                TestContext.Current.CancellationToken);
        }

        var dropped = await cli.OnStorageAsync("drop", cli.Folder, "--watch", "nepal");
        Assert.Equal(Drops, dropped.Lines.Count());

        using var one = cli.StartRun("--until-idle", "3");
        using var two = cli.StartRun("--until-idle", "3");
        var results = await Task.WhenAll(one.EndAsync(), two.EndAsync());
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error));

        var counts = (await cli.AlertsAsync())
            .SelectMany(alert => alert.Facts)
            .Where(fact => fact.Kind == FactKinds.Count)
            .Select(fact => fact.Value!.Value)
            .ToArray();
        // Which of the lower tolls are told before a higher one hangs on who comes first; the highest is, and none twice.
        Assert.Equal(counts.Distinct().Count(), counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 1000, Highest));
        Assert.Equal(Highest, counts.Max());
        var told = inbox.Requests.SelectMany(request => request.Json.GetProperty("data").GetProperty("facts").EnumerateArray())
            .Where(fact => fact.GetProperty("kind").GetString() == "count").Select(fact => fact.GetProperty("value").GetInt64());
        Assert.Equal(counts.Order(), told.Order());
    }
}
