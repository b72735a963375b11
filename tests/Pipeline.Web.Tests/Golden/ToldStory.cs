using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Analysis;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Golden;

/// <summary>Tells a story, one article an hour by a clock of its own, and collects what comes of it.</summary>
internal static partial class ToldStory
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The documents by name, in ordinal order.</summary>
    /// <param name="azurite">The storage.</param>
    /// <param name="watch">The watch.</param>
    /// <param name="files">The articles, in the order in which they are dropped.</param>
    public static async Task<SortedDictionary<string, string>> TellAsync(AzuriteFixture azurite, string watch, IEnumerable<string> files)
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var clock = new StoryClock();
        await using var served = await ServedPipeline.StartAsync(
            azurite,
            services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(clock),
            [.. Destinations(inbox)]);
        var lines = new StringBuilder();
        foreach (var file in files)
        {
            var (name, content) = (Path.GetFileName(file), await File.ReadAllTextAsync(file, Cancel));
            var read = await served.Get<DropReader>().ReadAsync(name, Encoding.UTF8.GetBytes(content), null, Cancel);
            lines.AppendJoin("", read.Articles.Select(article => AnalysisLineWriter.Write(article) + "\n"));
            await served.DropAsync(watch, name, content);
            await served.WorkAsync();
            clock.Advance(TimeSpan.FromHours(1));
        }

        var storage = served.Get<StorageClients>();
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["analyze.jsonl"] = lines.ToString(),
            ["ledger.json"] = await ReadAsync(storage.Ledgers),
            ["analyses.json"] = await ReadAsync(storage.Analyses),
            ["alerts.json"] = await ReadAsync(storage.Alerts),
            ["timeline.jsonl"] = await ReadAsync(storage.Timeline, spread: false),
        };
        foreach (var target in inbox.Requests.GroupBy(request => request.Target))
        {
            told[$"sent{target.Key.Replace('/', '-')}.json"] = string.Concat(target.Select(request => Spread(request.Text)));
        }

        foreach (var address in new[] { "", "/facts", "/facts.csv", "/alerts.csv", "/feed.atom" })
        {
            var answer = await served.Client.GetStringAsync(new Uri($"/api/watches/{watch}{address}", UriKind.Relative), Cancel);
            var isFile = address.Contains('.', StringComparison.Ordinal);
            told[isFile ? address[1..] : $"api-watch{address.Replace('/', '-')}.json"] = isFile
                ? answer.Replace(served.Address.GetLeftPart(UriPartial.Authority), "http://dashboard", StringComparison.Ordinal)
                : Spread(answer);
        }

        foreach (var (name, text) in told.ToArray())
        {
            told[name] = Times().Replace(Versions().Replace(text, "$1{version}\""), IsNow);
        }

        return told;
    }

    private static IEnumerable<(string, string)> Destinations(WebhookInbox inbox)
    {
        foreach (var (kind, index) in new[] { "Slack", "Teams", "Webhook" }.Select((kind, index) => (kind, index)))
        {
            yield return ($"Destinations:{index}:Kind", kind);
            yield return ($"Destinations:{index}:Name", kind.ToLowerInvariant());
            yield return ($"Destinations:{index}:Url", inbox.At(kind.ToLowerInvariant()));
        }
    }

    private static async Task<string> ReadAsync(BlobContainerClient container, bool spread = true)
    {
        var text = new StringBuilder();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Cancel))
        {
            var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync(Cancel)).Value.Content.ToString();
            text.Append(spread ? Spread(content) : content);
        }

        return text.ToString();
    }

    /// <summary>JSON with a line for each value. All that stands between blanks is left as it was written, escapes and digits
    /// too.</summary>
    private static string Spread(string json)
    {
        using (JsonDocument.Parse(json))
        {
            // Nothing but JSON is spread.
        }

        var (text, depth, inString) = (new StringBuilder(), 0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inString)
            {
                text.Append(c);
                if (c == '\\')
                {
                    text.Append(json[++i]);
                }

                inString = c != '"';
                continue;
            }

            inString = c == '"';
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            var isEmpty = c is '{' or '[' && json[i + 1] is '}' or ']';
            if (c is '}' or ']' && json[i - 1] is not ('{' or '['))
            {
                text.Append('\n').Append(' ', 2 * depth);
            }

            text.Append(c);
            if (c is '{' or '[' or ',' && !isEmpty)
            {
                text.Append('\n').Append(' ', 2 * depth);
            }
        }

        return text.Append('\n').ToString();
    }

    /// <summary>What storage says of its own is another at each run: versions, and times that are not the story's.</summary>
    private static string IsNow(Match time) =>
        (DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow).Duration() < TimeSpan.FromDays(1)
            ? "{now}"
            : time.Value;

    [GeneratedRegex("(\"etag\": ?\")[^\"]*\"")]
    private static partial Regex Versions();

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Times();

    /// <summary>Stands still until the story goes on; timers go by real time.</summary>
    private sealed class StoryClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
