using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Tests.Fakes;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Novelty;

/// <summary>What names an alert, and that nothing is told twice or lost by it.</summary>
public sealed class AlertIdTests
{
    private static readonly string[] Statements =
        ["country BH", "country KE", "group journalists", "group nurses", "count 3", "count 12", "count 14", "count 1400"];

    private const string Toll = "count:hacked@e1=";

    private static readonly GroupNews Journalists = new("group:journalists", 0, Importance.Protected, "journalists");

    [Fact]
    public void It_is_of_the_watch_the_article_and_what_is_told()
    {
        var id = AlertId.Of("a-watch", "an-article", [Country("BH"), Journalists]);

        Assert.Equal(24, id.Length);
        Assert.Equal(id, AlertId.Of("a-watch", "an-article", [Journalists, Country("BH")]));
        string[] others =
        [
            AlertId.Of("b-watch", "an-article", [Country("BH"), Journalists]),
            AlertId.Of("a-watch", "another-article", [Country("BH"), Journalists]),
            AlertId.Of("a-watch", "an-article", [Country("BH")]),
            AlertId.Of("a-watch", "an-article", [Country("KE"), Journalists]),
            AlertId.Of("a-watch", "an-article", [Country("BH", CountryRole.Origin), Journalists]),
            AlertId.Of("a-watch", "an-article", []),
        ];
        Assert.DoesNotContain(id, others);
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void It_is_of_a_figure_s_value_and_not_of_its_wording()
    {
        var one = AlertId.Of("w", "a", [Figure(new Amount(12), "people")]);

        Assert.Equal(one, AlertId.Of("w", "a", [Figure(new Amount(12, CountBound.About), "journalists")]));
        Assert.NotEqual(one, AlertId.Of("w", "a", [Figure(new Amount(13), "people")]));
        Assert.NotEqual(one, AlertId.Of("w", "a", [Figure(new Amount(12, CountBound.Between, 14), "people")]));
    }

    [Fact]
    public async Task An_alert_that_an_earlier_version_left_in_the_outbox_goes_out_under_its_own_id()
    {
        var (storage, sender) = (new InMemoryStorage(), new ScriptedSender("slack"));
        var pipeline = new TestPipeline(storage, sender, new ManualTimeProvider(Some.Instant));
        await pipeline.DropAsync("a-watch/one.txt", "One.\n\ngroup nurses\n");
        var ledger = (await storage.LoadAsync("a-watch", CancellationToken.None)).Ledger;
        var left = storage.Alerts.Single() with { Id = "0123456789abcdef01234567" };
        await storage.TrySaveAsync(
            ledger with { Watch = "b-watch", Outbox = [left with { Watch = "b-watch" }] }, null, CancellationToken.None);

        await pipeline.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None);
        await pipeline.DeliverAsync();

        Assert.Contains((left.Id, "slack"), sender.Sent);
    }

    /// <summary>Four processes work at once on one storage and die after any of their writes; four others begin anew. Whatever the order,
    /// each statement is told once, and each telling of it is an alert of one article that stands in storage under its id.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Four_processes_that_die_after_any_write_tell_each_statement_once(int seed)
    {
        var random = new Random(seed);
        var drops = Enumerable.Range(0, 6).Select(number => (
            Name: $"{(number % 2 == 0 ? "a" : "b")}-watch/{number}.txt",
            // A country where nobody is hit is not affected: each report tells of somebody.
            Text: $"Report {number}.\n\n{string.Join('\n', random.GetItems(Statements, 3).Append("group nurses").Distinct())}\n")).ToArray();
        var writes = await RunAsync(drops, random, diesAt: null);
        for (var write = 1; write <= writes; write++)
        {
            await RunAsync(drops, random, write);
        }
    }

    private static async Task<int> RunAsync((string Name, string Text)[] drops, Random random, int? diesAt)
    {
        var (storage, sender) = (new InMemoryStorage { DiesAtWrite = diesAt, DiesAfterWriting = true }, new ScriptedSender("slack"));
        await WorkAsync(storage, sender, drops, random);
        storage.DiesAtWrite = null;
        if (diesAt is not null)
        {
            await WorkAsync(storage, sender, drops, random);
        }

        var writes = storage.Writes;
        var last = new TestPipeline(storage, sender, new ManualTimeProvider(Some.Instant));
        await last.Outbox.SweepAsync(TimeSpan.Zero, CancellationToken.None);
        await last.DeliverAsync();

        var alerts = storage.Alerts.ToDictionary(alert => alert.Id);
        var told = alerts.Values
            .SelectMany(alert => alert.Facts.Select(fact => (alert.Watch, Statement: StatementOf(fact), alert.Id)))
            .ToArray();
        Assert.Equal(told.Length, told.Select(one => (one.Watch, one.Statement)).Distinct().Count());
        var stated = drops.SelectMany(StatementsOf).ToHashSet();
        Assert.Subset(stated, told.Select(one => (one.Watch, one.Statement)).ToHashSet());
        // Which of the lower tolls are told hangs on the order; all else, and the highest, on none.
        Assert.Subset(told.Select(one => (one.Watch, one.Statement)).ToHashSet(), Required(stated).ToHashSet());
        foreach (var watch in new[] { "a-watch", "b-watch" })
        {
            var ledger = (await storage.LoadAsync(watch, CancellationToken.None)).Ledger;
            Assert.Empty(ledger.Outbox);
            var announced = ledger.Facts
                .SelectMany(entry => entry.Value.States, (entry, state) => (entry.Key, State: state))
                .Where(one => one.State.Announced is not null)
                .ToArray();
            Assert.Equal(
                told.Where(one => one.Watch == watch).Select(one => $"{one.Statement} in {one.Id}").Order(),
                announced.Select(one => $"{one.Key}={one.State.Value}{one.State.Role} in {one.State.Announced!.AlertId}").Order());
            Assert.All(announced, one =>
                Assert.Equal(one.State.Announced!.ArticleId, alerts[one.State.Announced.AlertId!].Article.Id));
        }

        Assert.Equal(alerts.Keys.Order(), sender.Sent.Select(sent => sent.AlertId).Order());
        return writes;
    }

    private static IEnumerable<(string, string)> Required(IReadOnlyCollection<(string Watch, string Statement)> stated) => stated
        .Where(one => !one.Statement.StartsWith(Toll, StringComparison.Ordinal))
        .Concat(stated.Where(one => one.Statement.StartsWith(Toll, StringComparison.Ordinal))
            .GroupBy(one => one.Watch)
            .Select(watch => watch.MaxBy(one => long.Parse(one.Statement[Toll.Length..]))));

    private static async Task WorkAsync(InMemoryStorage storage, ScriptedSender sender, (string Name, string Text)[] drops, Random random)
    {
        var order = drops.ToArray();
        random.Shuffle(order);
        await Task.WhenAll(order.Chunk(2).Append(order[..2]).Select(async mine =>
        {
            var process = new TestPipeline(storage, sender, new ManualTimeProvider(Some.Instant));
            foreach (var (name, text) in mine)
            {
                try
                {
                    await process.DropAsync(name, text);
                }
                catch (ProcessDiedException)
                {
                    // The other processes die at their next writes.
                    return;
                }
            }
        }));
    }

    private static IEnumerable<(string Watch, string Statement)> StatementsOf((string Name, string Text) drop) => drop.Text.Split('\n')
        .Where(line => Statements.Contains(line))
        .Select(line => (drop.Name.Split('/')[0], line.Split(' ') switch
        {
            ["country", var code] => $"country:{code}=Affected",
            ["group", var group] => $"group:{group}=",
            [_, var count] => $"{Toll}{count}",
            _ => throw new InvalidOperationException(line),
        }));

    private static string StatementOf(AlertFact fact) => $"{fact.Key}={fact.Value}{fact.Role}";

    private static CountryNews Country(string code, CountryRole role = CountryRole.Affected) => new($"country:{code}", 0, code, code, role);

    private static FigureNews Figure(Amount amount, string who) =>
        new("count:killed@e1", 0, VictimEffect.Killed, new FigureValue(amount, who, Basis.Stated, "a", "The Courier"));
}
