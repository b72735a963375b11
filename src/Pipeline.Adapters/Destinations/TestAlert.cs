using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

namespace Pipeline.Adapters.Destinations;

/// <summary>The alert that <c>doctor</c> sends: nobody takes it for news, and it has every part of a real one.</summary>
internal static class TestAlert
{
    public static Alert Create(DateTimeOffset now)
    {
        const string Sentence =
            "This is a test: 3 example people in the land of examples received this message, and nothing happened to them.";
        const string Words = "3 example people";
        return new Alert
        {
            Id = $"test_{Guid.NewGuid():N}",
            Watch = "test",
            Title = "Test story",
            Story = new AlertStoryName("test", "Test story"),
            Headline = "Test message, not news",
            RaisedAt = now,
            Article = new AlertArticle(
                "test", "If you can read this, alerts reach this place", null, "Your news alerts", null, now, "test"),
            Facts =
            [
                new AlertFact
                {
                    Kind = FactKinds.Count,
                    Key = "count:affected@e1",
                    Novelty = NoveltyKind.New,
                    Label = "3 example people affected",
                    Value = 3,
                    Bound = CountBound.Exact,
                    Effect = VictimEffect.Affected,
                    Who = "example people",
                    Scope = CountScope.Total,
                    Event = new AlertEvent("e1", "Test", null, null, null),
                    Sources = 1,
                    Confidence = 1,
                    Evidence = new Evidence(Sentence, Sentence.IndexOf(Words, StringComparison.Ordinal), Words.Length, "test", "test"),
                },
            ],
            Deliveries = [],
        };
    }
}
