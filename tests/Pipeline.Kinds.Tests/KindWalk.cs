using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Analysis;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Local.Commands;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;

namespace Pipeline.Kinds.Tests;

/// <summary>Lets a fact of a kind go all the way through the pipeline and looks for it wherever facts are told.</summary>
internal sealed class KindWalk(AzuriteFixture azurite)
{
    private const string Watch = "marib";
    /// <summary>States a fact of every kind.</summary>
    private const string Text = "Rockets killed 12 nurses in Yemen on Monday, officials said. A convoy was left unscathed. Ransomware hit Norwick hospital.";

    private readonly List<string> problems = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is missing of <paramref name="kind"/>, in words; empty when it is complete.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="docs">The documentation by the names of its files; of a kind that tests add, what they say of it.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(FactKind kind, IReadOnlyDictionary<string, string> docs)
    {
        await using var inbox = await WebhookInbox.StartAsync();
        await using var pipeline = await PipelineOnAzurite.OpenAsync(
            azurite,
            services => services.AddSingleton<IFactExtractor>(new FactExtractor(
            [
                .. FactExtractor.AllRules, new WordRule(KindsOfTests.Rumour, "Rockets"), new WordRule(KindsOfTests.Unfinished, "convoy"),
            ])),
            [
                ("Local:PollInterval", "00:00:00.050"), ("Storage:SettingsRefresh", "00:00:00"),
                ("Destinations:0:Kind", "Slack"), ("Destinations:0:Name", "slack"), ("Destinations:0:Url", inbox.At("slack")),
                ("Destinations:1:Kind", "Teams"), ("Destinations:1:Name", "teams"), ("Destinations:1:Url", inbox.At("teams")),
            ]);
        var storage = pipeline.Get<StorageClients>();
        // Only this kind alerts, so that what is told is told of it.
        await storage.Config.GetBlobClient("watches.json").UploadAsync(
            new BinaryData($$$"""{"*":{"kinds":["{{{kind.Name}}}"],"title":"Marib"},"muted":{"muted":["{{{kind.Name}}}:*"]}}"""),
            overwrite: true, Cancel);
        foreach (var watch in new[] { Watch, "muted" })
        {
            await pipeline.DropAsync(watch, "one.txt", Text);
        }

        await pipeline.WorkAsync();

        var ledger = (await pipeline.Get<BlobLedgerStore>().LoadAsync(Watch, Cancel)).Ledger;
        if (ledger.Facts.Where(entry => Subject.Parse(entry.Key)?.Kind == kind).ToArray() is not [var (key, entry), ..])
        {
            return [$"No fact of the kind '{kind}' is in the ledger: the article of this test must state one, or its key is not parsed."];
        }

        await MessagesAsync(Subject.Parse(key)!, entry, pipeline, inbox);
        await WebAsync(kind, key, entry, pipeline);
        var muted = (await pipeline.Get<BlobLedgerStore>().LoadAsync("muted", Cancel)).Ledger;
        Expect(muted.Facts[key].States.All(state => state.Announced is null), "the setting 'muted' does not keep it silent");
        var read = await pipeline.Get<DropReader>().ReadAsync("one.txt", Encoding.UTF8.GetBytes(Text), null, Cancel);
        using (var line = JsonDocument.Parse(AnalysisLineWriter.Write(read.Articles[0])))
        {
            Expect(line.RootElement.GetProperty(kind.ListName).GetArrayLength() > 0, $"the line of analyze has no '{kind.ListName}'");
        }

        using (var row = JsonDocument.Parse(WatchRow.Of(ledger).ToJson()))
        {
            Expect(row.RootElement.GetProperty(kind.ListName).GetInt32() > 0, $"the row of watches has no '{kind.ListName}'");
        }

        Expect(
            docs["configuration.md"].Contains($"`{kind.Name}`", StringComparison.Ordinal),
            $"docs/configuration.md does not name the kind `{kind.Name}`");
        Expect(
            docs["architecture.md"].Contains($"`{kind.Name}:", StringComparison.Ordinal),
            $"docs/architecture.md does not tell of keys as `{kind.Name}:…`");
        return problems;
    }

    private async Task MessagesAsync(Subject subject, LedgerEntry entry, LocalPipeline pipeline, WebhookInbox inbox)
    {
        var kind = subject.Kind;
        foreach (var remote in new[] { "/slack", "/teams" })
        {
            var message = inbox.Requests.Single(
                request => request.Target == remote && !request.Text.Contains("muted", StringComparison.Ordinal)).Text;
            Said(message, remote);
        }

        await foreach (var alert in pipeline.Get<BlobAlertStore>().ListAsync(Watch, cancellationToken: Cancel))
        {
            using var text = new StringWriter();
            Output.To(text, text).Result.Write(AlertView.Of(alert));
            Said(text.ToString(), "the terminal");

            // Without a headline, as an earlier version left it, a lock screen has the kind's own words.
            foreach (var told in new[] { alert, alert with { Headline = null } })
            {
                Expect(
                    Core.Telling.AlertStory.Of(told).Notification.Contains(entry.Label, StringComparison.OrdinalIgnoreCase),
                    "what a lock screen shows does not name it");
            }
        }

        void Said(string message, string where)
        {
            Expect(message.Contains(entry.Label, StringComparison.Ordinal), $"{where} does not name '{entry.Label}'");
            Expect(
                kind.Caption(new(true, default, 1) { Effect = subject.Effect }) is { Length: > 0 } caption
                    && message.Contains(caption, StringComparison.Ordinal),
                $"{where} has no caption of the kind");
        }
    }

    private async Task WebAsync(FactKind kind, string key, LedgerEntry entry, LocalPipeline pipeline)
    {
        await using var web = await LocalWeb.StartAsync(pipeline, 0, Cancel);
        using var client = new HttpClient { BaseAddress = web.Address };
        var watch = await AskAsync($"/watches/{Watch}");
        Expect(kind.Title.Length > 0 && watch.Contains($"""<option value="{kind.Name}">{kind.Title}</option>""", StringComparison.Ordinal),
            "the search of a watch does not offer it");
        Expect(watch.Contains($"dot k-{kind.Name}", StringComparison.Ordinal), "the page of a watch does not mark it");
        var tiles = watch[watch.IndexOf("<ul class=\"tiles\">", StringComparison.Ordinal)..];
        tiles = tiles[..tiles.IndexOf("</ul>", StringComparison.Ordinal)];
        Expect(
            kind.Many.Length > 0
                && (tiles.Contains(kind.One, StringComparison.Ordinal) || tiles.Contains(kind.Many, StringComparison.Ordinal)),
            "the page of a watch has no tile that counts it");
        Expect(Regex.IsMatch(watch, $"<h2 id=\"{kind.ListName}\">[^<]+</h2>"), "the page of a watch has no panel for it");
        Expect((await AskAsync("/")).Contains($"1 {kind.Name}", StringComparison.Ordinal), "the list of watches does not count it");
        var page = await AskAsync($"/watches/{Watch}/fact?key={Uri.EscapeDataString(key)}");
        Expect(page.Contains(WebUtility.HtmlEncode(entry.Label), StringComparison.Ordinal)
            && kind.Title.Length > 0 && page.Contains(kind.Title, StringComparison.Ordinal), "its own page does not say what it is");
        foreach (var address in new[] { $"/api/watches/{Watch}/facts?kind={kind.Name}", $"/api/facts?kind={kind.Name}" })
        {
            using var facts = JsonDocument.Parse(await AskAsync(address));
            Expect(
                facts.RootElement.GetProperty("items").EnumerateArray().Any(fact =>
                    fact.GetProperty("key").GetString() == key && fact.GetProperty("kind").GetString() == kind.Name),
                $"{address} does not give it");
        }

        using (var summary = JsonDocument.Parse(await AskAsync($"/api/watches/{Watch}")))
        {
            Expect(summary.RootElement.GetProperty(kind.ListName).GetInt32() > 0, "the API's watch does not count it");
        }

        Expect((await AskAsync("/api/openapi.json")).Contains($"\"{kind.Name}\"", StringComparison.Ordinal),
            "the API's description does not name it");
        Expect((await AskAsync($"/api/watches/{Watch}/facts.csv")).Contains($"{key},{kind.Name},{entry.Label}", StringComparison.Ordinal),
            "the CSV of facts lacks it");
        Expect((await AskAsync($"/api/watches/{Watch}/alerts.csv")).Contains($"{key},{kind.Name},", StringComparison.Ordinal),
            "the CSV of alerts lacks it");
        var feed = await AskAsync($"/api/watches/{Watch}/feed.atom");
        Expect(kind.One.Length > 0 && feed.Contains(entry.Label, StringComparison.Ordinal), "the Atom feed does not tell it");

        async Task<string> AskAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Expect(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)answer.StatusCode}");
            return await answer.Content.ReadAsStringAsync(Cancel);
        }
    }

    private void Expect(bool isSo, string problem)
    {
        if (!isSo)
        {
            problems.Add(problem);
        }
    }
}
