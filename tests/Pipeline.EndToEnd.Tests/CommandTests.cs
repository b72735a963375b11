using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

public sealed class CommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Damaged_documents_cost_no_other_watch_and_are_named()
    {
        using var cli = new Cli(azurite).Set("Local:MaxAttempts", "1");
        await cli.DropAsync("good", "one.txt", "LIMA - A bomb killed at least 12 journalists in Lima, Peru, on Monday.");
        await cli.DropAsync("bad", "two.txt", "QUITO - A bomb killed at least 7 lawyers in Quito, Ecuador, on Monday.");
        await PutAsync(cli.Storage.Ledgers, "bad.json", """{"watch":"other","format":2}""");
        await PutAsync(cli.Storage.Ledgers, "cut.json", """{"watch":"cut","for""");
        await PutAsync(cli.Storage.Ledgers, "later.json", """{"watch":"later","format":99}""");
        await PutAsync(cli.Storage.Alerts, "bad/a1.json", "{");
        await PutAsync(cli.Storage.Rejected, "bad/x.txt.json", "[]");
        await PutAsync(cli.Storage.Analyses, "bad/y.txt.json", "null");

        var run = await cli.OnStorageAsync("run", "--until-idle", "1.5");
        var watches = await cli.OnStorageAsync("watches");
        var alerts = await cli.OnStorageAsync("alerts");
        var rejected = await cli.OnStorageAsync("rejected");
        var doctor = await cli.OnStorageAsync("doctor", "--no-messages");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(watches.Lines, line => line.Contains("\"good\"", StringComparison.Ordinal));
        Assert.Contains(alerts.Lines, line => line.Contains("12 journalists killed", StringComparison.Ordinal));
        Assert.Contains(rejected.Lines, line => line.Contains("bad/two.txt", StringComparison.Ordinal));
        Assert.All(
            new[] { "bad.json", "cut.json", "later.json", "bad/a1.json", "bad/x.txt.json" },
            words => Assert.Contains(words, doctor.Output, StringComparison.Ordinal));
        Assert.Equal(1, doctor.ExitCode);
    }

    private static async Task PutAsync(Azure.Storage.Blobs.BlobContainerClient container, string name, string content) =>
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_connection_that_is_none_ends_with_2_and_a_line()
    {
        using var cli = new Cli(azurite);

        var result = await cli.RunAsync("alerts", "--connection", "nonsense");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("can't be read", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_shows_both_alerts_and_a_summary_and_ends_well()
    {
        using var cli = new Cli(azurite);

        var demo = await cli.RunAsync("demo");

        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.Equal(2, demo.Lines.Count(line => line.StartsWith('{')));
        Assert.Contains("3 articles", demo.Output, StringComparison.Ordinal);
        Assert.Contains("2 alerts", demo.Output, StringComparison.Ordinal);
        Assert.Equal("Look at the result in a browser: demo --keep serves it.", demo.Error.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    [Fact]
    public async Task Run_on_a_port_that_is_taken_says_so_and_does_nothing()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var cli = new Cli(azurite);

        var run = await cli.OnStorageAsync("run", "--port", port);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Port {port} can't be had", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_until_idle_serves_its_dashboard_when_a_port_is_named_and_only_then()
    {
        using var cli = new Cli(azurite);

        var silent = await cli.OnStorageAsync("run", "--until-idle", "0.5");
        var served = await cli.OnStorageAsync("run", "--until-idle", "0.5", "--port", "0");

        Assert.DoesNotContain("Dashboard:", silent.Error, StringComparison.Ordinal);
        Assert.Contains("Dashboard: http://localhost:", served.Error, StringComparison.Ordinal);
        Assert.Equal(0, served.ExitCode);
    }

    [Fact]
    public async Task Analyze_gives_every_file_a_line_whose_offsets_cut_out_the_words()
    {
        using var cli = new Cli(azurite);
        const string story =
            "KABUL (Reuters) - A bomb killed at least 12 journalists in Kabul, Afghanistan, on Monday.\r\n\r\n"
            + "It was “the worst day” in years.";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "story.txt"), story, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "nothing.txt"), " \n", TestContext.Current.CancellationToken);

        var result = await cli.RunAsync("analyze", cli.Folder, "--format", "jsonl");

        Assert.True(result.ExitCode == 0, result.Error);
        var lines = result.Lines
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(line => line.GetProperty("source").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["nothing.txt", "story.txt"], lines.Keys.Order(StringComparer.Ordinal));
        Assert.All(lines.Values, line => Assert.All(
            new[] { "countries", "groups", "counts", "entities", "keyPhrases" },
            name => Assert.Equal(JsonValueKind.Array, line.GetProperty(name).ValueKind)));
        var count = Assert.Single(lines["story.txt"].GetProperty("counts").EnumerateArray());
        Assert.Equal(
            ("atLeast", "killed", 12),
            (count.GetProperty("bound").GetString(), count.GetProperty("effect").GetString(), count.GetProperty("value").GetInt32()));
        foreach (var mention in lines["story.txt"].EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(Mentions))
        {
            var (offset, length) = (mention.GetProperty("offset").GetInt32(), mention.GetProperty("length").GetInt32());
            Assert.Equal(mention.GetProperty("text").GetString(), story.Substring(offset, length));
        }
    }

    [Fact]
    public async Task Analyze_gives_the_same_answer_twice()
    {
        using var cli = new Cli(azurite);
        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

        Assert.Equal((await cli.RunAsync("analyze", seeds)).Output, (await cli.RunAsync("analyze", seeds)).Output);
    }

    [Fact]
    public async Task Analyze_tells_what_it_cost_beside_the_same_lines()
    {
        using var cli = new Cli(azurite);
        var seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

        var result = await cli.RunAsync("analyze", seeds, "--stats");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(
            @"^3 files, 0\.\d+ MB: \d+\.\d+ MB/s on one core once warm, \d+\.\d+ MB/s the first time, "
            + @".+ loading \d+ ms, starting \d+ ms, working set \d+ MB, \d+ KB allocated per file",
            result.Error.Trim());
        Assert.Equal((await cli.RunAsync("analyze", seeds)).Output, result.Output);
    }

    [Theory]
    [InlineData("run", "--until-idle", "-1")]
    [InlineData("run", "--until-idle", "--port", "0")]
    [InlineData("run", "--until-idle", "1e300")]
    [InlineData("run", "--port", "x")]
    [InlineData("demo", "--keep", "--port", "70000")]
    [InlineData("replay", "--watch", "w", "--since", "yesterday")]
    [InlineData("drop", "no-such-file.txt", "--watch", "w")]
    [InlineData("analyze")]
    [InlineData("no-such-command")]
    [InlineData("alerts", "--format", "xml")]
    public async Task A_wrong_command_line_ends_with_2_and_says_what_is_wrong(params string[] arguments)
    {
        using var cli = new Cli(azurite);

        var result = await cli.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_name_that_can_not_be_is_wrong_usage()
    {
        using var cli = new Cli(azurite);
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "a.txt"), "Some text.", TestContext.Current.CancellationToken);

        var result = await cli.OnStorageAsync("drop", Path.Combine(cli.Folder, "a.txt"), "--watch", "bad.");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("dot", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_and_keeps_the_secret()
    {
        using var cli = new Cli(azurite).SendTo(0, "Slack", "desk", "ftp://hooks.example/T000/SECRET");

        var result = await cli.OnStorageAsync("run", "--until-idle", "1");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Pipeline:Destinations:0:Url", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_tells_the_remote_s_real_answer_and_keeps_the_secret()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        inbox.Otherwise = request => request.Target == "/gone/SECRET"
            ? InboxAnswer.Of(404, "channel_not_found")
            : InboxAnswer.Of(200, "ok");
        using var cli = new Cli(azurite)
            .SendTo(0, "Slack", "desk", inbox.At("desk"))
            .SendTo(1, "Slack", "gone", inbox.At("gone/SECRET"))
            .SendTo(2, "Webhook", "hook", inbox.At("hook"));

        var result = await cli.OnStorageAsync("doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ok   storage", result.Output, StringComparison.Ordinal);
        Assert.Contains("ok   destination desk", result.Output, StringComparison.Ordinal);
        Assert.Contains("note", result.Output, StringComparison.Ordinal);
        Assert.Contains("Pipeline:Destinations:2:Secret", result.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL destination gone", result.Output, StringComparison.Ordinal);
        Assert.Contains("channel_not_found", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_no_fault_with_a_drop_that_no_host_has_had_time_for()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("w", "fresh.txt", "A bomb killed 12 people in Kabul on Monday, police said.");

        var result = await cli.OnStorageAsync("doctor", "--no-messages");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("ok   drops: 1 drop, each with its receipt or younger than 15 minutes", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_names_what_alerts_wait_for()
    {
        using var cli = new Cli(azurite);
        await cli.Storage.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        await cli.Storage.Config.GetBlobClient("watches.json").UploadAsync(
            BinaryData.FromString("""{"w":{"destinations":["pager"]}}"""), TestContext.Current.CancellationToken);
        await cli.DropAsync("w", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await cli.RunUntilIdleAsync();

        var result = await cli.OnStorageAsync("doctor", "--no-messages");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FAIL config/watches.json: w: no destination 'pager' is configured", result.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL deliveries: 1 alert waits for 'pager'", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_on_storage_that_is_not_there_fails_with_words()
    {
        using var cli = new Cli(azurite);

        var result = await cli.RunAsync(
            "doctor", "--connection",
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;"
                + "BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FAIL storage", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drop_that_can_not_be_read_stands_in_rejected_with_its_reason()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("w", "broken.json", "{\"title\": \"x\", ");
        await cli.RunUntilIdleAsync();

        var rejected = JsonElement.Parse(Assert.Single((await cli.OnStorageAsync("rejected")).Lines));

        Assert.Equal(
            ("malformed", "w/broken.json"),
            (rejected.GetProperty("reason").GetString(), rejected.GetProperty("blobName").GetString()));
        Assert.NotEmpty(rejected.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_ledger_of_another_watch_s_name_costs_its_own_watch_alone_and_loses_nothing()
    {
        using var cli = new Cli(azurite).Set("Local:RetryDelay", "00:00:00.1");
        await cli.DropAsync("broken", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await cli.DropAsync("whole", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await cli.RunUntilIdleAsync();
        var (broken, whole) = (cli.Storage.Ledgers.GetBlobClient("broken.json"), cli.Storage.Ledgers.GetBlobClient("whole.json"));
        var before = (await broken.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content;
        await broken.UploadAsync(
            (await whole.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content,
            overwrite: true, TestContext.Current.CancellationToken);

        await cli.DropAsync("broken", "two.txt", "The toll of the bomb in Kabul rose to 15 dead on Tuesday, police said.");
        await cli.DropAsync("whole", "two.txt", "The toll of the bomb in Kabul rose to 15 dead on Tuesday, police said.");
        await cli.RunUntilIdleAsync();

        Assert.Equal(["broken", "whole", "whole"], (await cli.AlertsAsync()).Select(alert => alert.Watch).Order(StringComparer.Ordinal));
        var watches = await cli.OnStorageAsync("watches");
        Assert.Equal(1, watches.ExitCode);
        Assert.Contains("ledgers/broken.json is the ledger of another watch", watches.Error, StringComparison.Ordinal);
        Assert.Equal("whole", JsonElement.Parse(Assert.Single(watches.Lines)).GetProperty("watch").GetString());
        var rejected = JsonElement.Parse(Assert.Single((await cli.OnStorageAsync("rejected")).Lines));
        Assert.Equal(
            ("failed", "broken/two.txt"), (rejected.GetProperty("reason").GetString(), rejected.GetProperty("blobName").GetString()));
        var doctor = await cli.OnStorageAsync("doctor", "--no-messages");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("FAIL documents: 1 can't be read", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("ledgers/broken.json", doctor.Output, StringComparison.Ordinal);

        await broken.UploadAsync(before, overwrite: true, TestContext.Current.CancellationToken);
        var replay = await cli.OnStorageAsync("replay", "--watch", "broken", "--name", "two.txt", "--alerts");

        Assert.True(replay.ExitCode == 0, replay.Error);
        Assert.Equal(2, (await cli.AlertsAsync()).Count(alert => alert.Watch == "broken"));
        Assert.Empty((await cli.OnStorageAsync("rejected")).Lines);
    }

    [Fact]
    public async Task Watches_tells_what_each_watch_holds()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await cli.RunUntilIdleAsync();

        var watch = JsonElement.Parse(Assert.Single((await cli.OnStorageAsync("watches")).Lines));

        Assert.Equal(("kabul", 1), (watch.GetProperty("watch").GetString(), watch.GetProperty("counts").GetInt32()));
    }

    [Fact]
    public async Task Stories_tells_the_events_of_a_watch_with_their_figures_and_its_articles()
    {
        using var cli = new Cli(azurite);
        await cli.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await cli.RunUntilIdleAsync();
        await cli.DropAsync("kabul", "two.txt", "The bombing in Kabul killed 15 people and injured 30, officials said.");
        await cli.RunUntilIdleAsync();

        var story = JsonElement.Parse(Assert.Single((await cli.OnStorageAsync("stories", "--watch", "kabul")).Lines));

        Assert.Equal(("kabul", "kabul"), (story.GetProperty("id").GetString(), story.GetProperty("watch").GetString()));
        Assert.Equal(["one.txt", "two.txt"], story.GetProperty("articles").EnumerateArray().Select(name => name.GetString()));
        var happened = Assert.Single(story.GetProperty("events").EnumerateArray());
        Assert.Equal(("e1", "Kabul"), (happened.GetProperty("id").GetString(), happened.GetProperty("place").GetString()));
        Assert.Equal("happening", happened.GetProperty("sort").GetString());
        Assert.Equal(
            [("killed", 15), ("injured", 30)],
            happened.GetProperty("figures").EnumerateArray()
                .Select(figure => (figure.GetProperty("effect").GetString(), figure.GetProperty("value").GetInt32())));
        var text = string.Join('\n', (await cli.OnStorageAsync("stories", "--watch", "kabul", "--format", "text")).Lines);
        Assert.Contains("2 articles, 1 event", text, StringComparison.Ordinal);
        Assert.Contains("15 people killed  two.txt", text, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.OnStorageAsync("stories", "--watch", "herat")).ExitCode);
    }

    [Fact]
    public async Task A_damaged_document_is_an_error_beside_what_can_be_listed()
    {
        using var cli = new Cli(azurite);
        foreach (var watch in new[] { "kabul", "herat" })
        {
            await cli.DropAsync(watch, "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
            await cli.DropAsync(watch, "empty.txt", " ");
        }

        await cli.RunUntilIdleAsync();
        foreach (var container in new[] { cli.Storage.Ledgers, cli.Storage.Alerts, cli.Storage.Rejected })
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
            {
                if (blob.Name.StartsWith("herat", StringComparison.Ordinal))
                {
                    await container.GetBlobClient(blob.Name)
                        .UploadAsync(new BinaryData("{ broken"), overwrite: true, TestContext.Current.CancellationToken);
                }
            }
        }

        foreach (var command in new[] { "watches", "alerts", "rejected" })
        {
            var result = await cli.OnStorageAsync(command);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("kabul", Assert.Single(result.Lines), StringComparison.Ordinal);
            Assert.Contains("/herat", result.Error, StringComparison.Ordinal);
        }

        Assert.Contains("/herat", (await cli.OnStorageAsync("requeue")).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Mentions(JsonProperty list) => list.Value.EnumerateArray()
        .Where(item => item.ValueKind == JsonValueKind.Object)
        .SelectMany(item => item.TryGetProperty("mentions", out var mentions)
            ? mentions.EnumerateArray()
            : (IEnumerable<JsonElement>)[item]);
}
