using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Serialization;
using Pipeline.Local.Commands;
using Pipeline.Local.Rendering;
using Pipeline.Tests.Shared;
using Pipeline.Web.Api;
using Pipeline.Web.Drawing;
using Pipeline.Web.Exports;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Reading;

/// <summary>Every part of a stored document in turn is damaged, in each way that leaves JSON: either the whole is refused with its place, or
/// everybody who reads it can.</summary>
public sealed class DamagedDocumentsTests
{
    private static readonly string[] Damages =
        ["null", "7", "-1", "9223372036854775807", "\"\"", "\"x\"", "true", "[]", "{}", "[null]", "[{}]", """{"x":null}"""];

    [Theory]
    [InlineData("breach")]
    [InlineData("seeds")]
    public void A_damaged_ledger_is_refused_or_can_be_shown_by_all(string story) =>
        Check(Text(story, "ledger.json"), PipelineJson.Documents.Ledger, Show);

    [Theory]
    [InlineData("breach")]
    [InlineData("seeds")]
    public void A_damaged_alert_is_refused_or_can_be_shown_and_exported(string story) =>
        Check(First(Text(story, "alerts.json")), PipelineJson.Documents.Alert, Show);

    [Fact]
    public void A_damaged_analysis_is_refused_or_can_be_shown() =>
        Check(First(Text("breach", "analyses.json")), PipelineJson.Documents.DropAnalysis, drop =>
        {
            foreach (var article in drop.Articles)
            {
                ArticleText.Of(article);
            }

            JsonSerializer.Serialize(drop, WebJson.Documents.DropAnalysis);
        });

    private static void Show(Ledger read)
    {
        if (LedgerFormat.Current(read, Some.Instant) is not { } ledger)
        {
            return;
        }

        var facts = StoryFacts.Of(ledger);
        var row = WatchRow.Of(ledger).ToJson();
        Assert.NotEmpty(row);
        Csv.Facts(facts.All);
        foreach (var fact in facts.All)
        {
            JsonSerializer.Serialize(fact, WebJson.Documents.StoryFact);
        }

        EventPage.Of(ledger, 0);
        CountChart.Of(facts.OfKind(FactKinds.Count));
        StoryRow.Of(ledger, null, []);
        ledger.Outbox.ForEach(Show);
    }

    private static void Show(Alert alert)
    {
        Assert.NotEmpty(Csv.AlertRows(alert));
        JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert);
        AtomFeed.Write(alert.Watch, null, [alert], new Uri("http://dashboard/"));
        AlertView.Of(alert);
    }

    private static void Check<T>(string json, JsonTypeInfo<T> type, Action<T> show)
        where T : class
    {
        Assert.NotNull(DocumentReader.Read(Encoding.UTF8.GetBytes(json), type, out _));
        var (refused, shown) = (0, 0);
        var faults = new List<string>();
        foreach (var (what, damaged) in Damaged(json))
        {
            try
            {
                if (DocumentReader.Read(Encoding.UTF8.GetBytes(damaged), type, out var problem) is { } document)
                {
                    show(document);
                    shown++;
                }
                else
                {
                    Assert.Contains("can't be read", problem, StringComparison.Ordinal);
                    refused++;
                }
            }
            catch (Exception exception)
            {
                faults.Add($"{what}: {exception.GetType().Name} {exception.StackTrace?.Split('\n')[0].Trim()}");
            }
        }

        Assert.Empty(faults);
        Assert.True(refused > 50 && shown > 50, $"{refused} refused, {shown} shown");
    }

    private static IEnumerable<(string What, string Json)> Damaged(string json)
    {
        foreach (var path in Paths(JsonNode.Parse(json)!, []).ToArray())
        {
            foreach (var damage in Damages.Append(null))
            {
                var copy = JsonNode.Parse(json)!;
                var parent = path[..^1].Aggregate(copy, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                switch ((path[^1], damage))
                {
                    case (int index, null):
                        parent.AsArray().RemoveAt(index);
                        break;
                    case (int index, _):
                        parent[index] = JsonNode.Parse(damage);
                        break;
                    case (string name, null):
                        parent.AsObject().Remove(name);
                        break;
                    case (string name, _):
                        parent[name] = JsonNode.Parse(damage);
                        break;
                }

                yield return ($"{string.Join('.', path)} = {damage ?? "removed"}", copy.ToJsonString());
            }
        }
    }

    /// <summary>The places of all values; of long lists those of the first two elements.</summary>
    private static IEnumerable<object[]> Paths(JsonNode node, object[] path)
    {
        var children = node switch
        {
            JsonObject map => map.Select(pair => ((object)pair.Key, pair.Value)),
            JsonArray list => list.Take(2).Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            object[] place = [.. path, step];
            yield return place;
            foreach (var below in child is null ? [] : Paths(child, place))
            {
                yield return below;
            }
        }
    }

    private static string First(string documents)
    {
        var end = documents.IndexOf("\n}\n", StringComparison.Ordinal);
        return documents[..(end + 2)];
    }

    private static string Text(string story, string name) => File
        .ReadAllText(Path.Combine(Here(), "..", "Golden", "documents", story, name))
        .Replace("{now}", Some.Instant.ToString("O"), StringComparison.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
