using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Alerts;

public sealed class LedgerTests
{
    [Fact]
    public void Ledger_WrittenAndRead_DecidesTheSame()
    {
        Fact[] facts = [Some.Count(), Some.Group(), Some.Country()];
        var decision = Some.Decide(Ledger.Empty("a-watch"), Some.Article(), facts);
        var alert = AlertComposer.Compose(decision, Some.Article(), WatchSettings.Default, [new Destination("desk")], Some.Instant);
        var ledger = Ledger.Empty("a-watch").With(decision.Knowledge).WithPending(alert!);

        var json = JsonSerializer.Serialize(ledger, PipelineJson.Documents.Ledger);
        var read = JsonSerializer.Deserialize(json, PipelineJson.Documents.Ledger)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, PipelineJson.Documents.Ledger));
        Assert.Null(Some.Decide(read, Some.Article(), facts).AlertId);
    }

    [Fact]
    public void Ledger_OfAnOlderLayout_IsReadWithWhatItHas()
    {
        var read = JsonSerializer.Deserialize("""{"watch":"a-watch"}""", PipelineJson.Documents.Ledger)!;

        Assert.NotNull(Some.Decide(read, Some.Article(), Some.Count()).AlertId);
    }

    [Fact]
    public void WithoutPending_LeavesTheOthers()
    {
        var ledger = Ledger.Empty("a-watch").WithPending(Alert("a")).WithPending(Alert("b"));

        Assert.Equal("b", Assert.Single(ledger.WithoutPending(["a"]).Outbox).Id);
    }

    private static Alert Alert(string id) => new()
    {
        Id = id,
        Watch = "a-watch",
        RaisedAt = Some.Instant,
        Article = AlertArticle.From(Some.Article()),
        Facts = [],
        Deliveries = [],
    };
}
