using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Serialization;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>Makes alerts whose every text is hostile, each as long as the pipeline lets it become.</summary>
internal static class HostileAlerts
{
    private static readonly string[] Links =
    [
        "https://news.example/a", "https://news.example/${a}/{{b}}?c=@{d}&e=<at>f</at>|g>h",
        "http://xn--bcher-kva.example:8080/ü?q='\"#<!channel>", "https://bücher.example/[x](y)", "javascript:alert(1)",
        "https://user:pass@news.example/", "file:///etc/passwd", "/relative", "https://[::1]/a", "data:text/html,<script>",
        "https://news.example/%7B%7Bx%7D%7D%00%0A", "https://news.example/\u202Egpj",
    ];

    public static Alert Make(Random random)
    {
        var count = random.Next(300) switch { 0 => random.Next(400), < 30 => 0, _ => random.Next(1, 6) };
        var sentences = Enumerable.Range(0, 1 + count / 2)
            .Select(_ => random.Next(200) == 0 ? HostilePieces.Text(random, 400) : HostilePieces.Text(random, 15, 40)).ToArray();
        return new Alert
        {
            Id = "5f2b7c9d01e3a4b6c8d0e1f2",
            Watch = Text(random, 63),
            Title = random.Next(4) == 0 ? null : Text(random, 200),
            Headline = random.Next(3) == 0 ? null : Text(random, 300),
            Story = random.Next(3) == 0 ? null : new AlertStoryName("story", random.Next(4) == 0 ? null : Text(random, 200)),
            Opened = random.Next(2) == 0 ? true : null,
            RaisedAt = SomeAlerts.RaisedAt.AddSeconds(random.Next()),
            Article = new AlertArticle(
                "0c1d2e3f405162738495a6b7c8d9e0f1", Text(random, 500), Link(random), Text(random, 500), Text(random, 500),
                SomeAlerts.RaisedAt, Text(random, 1_024)),
            Facts = [.. Enumerable.Range(0, count).Select(_ => Fact(random, sentences[random.Next(sentences.Length)]))],
            Deliveries = [new Delivery("desk")],
        };
    }

    /// <summary>Alerts with less in them.</summary>
    public static IEnumerable<Alert> Smaller(Alert alert)
    {
        for (var size = alert.Facts.Count; size > 0; size /= 2)
        {
            for (var start = 0; start < alert.Facts.Count; start += size)
            {
                yield return alert with { Facts = [.. alert.Facts.Take(start), .. alert.Facts.Skip(start + size)] };
            }
        }

        AlertArticle[] articles =
        [
            alert.Article with { Title = null }, alert.Article with { Publisher = null }, alert.Article with { Author = null },
            alert.Article with { Url = null },
        ];
        if (alert.Headline is not null)
        {
            yield return alert with { Headline = null };
        }

        foreach (var article in articles)
        {
            if (article != alert.Article)
            {
                yield return alert with { Article = article };
            }
        }

        for (var i = 0; i < alert.Facts.Count; i++)
        {
            foreach (var part in Parts(alert.Facts[i].Evidence.Sentence))
            {
                var fact = alert.Facts[i] with { Evidence = alert.Facts[i].Evidence with { Sentence = part } };
                yield return alert with { Facts = [.. alert.Facts.Take(i), fact, .. alert.Facts.Skip(i + 1)] };
            }
        }
    }

    /// <summary>As it can be pasted into a test.</summary>
    public static string Show(Alert alert)
    {
        var shown = JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert);
        return shown[..Math.Min(shown.Length, 4_000)];
    }

    /// <summary>The length of all that is foreign in it, in bytes.</summary>
    public static long Length(Alert alert) => 2L * (alert.Watch.Length + (alert.Title?.Length ?? 0) + (alert.Headline?.Length ?? 0)
        + (alert.Story?.Title?.Length ?? 0) + (alert.Article.Title?.Length ?? 0)
        + (alert.Article.Publisher?.Length ?? 0) + (alert.Article.Author?.Length ?? 0) + alert.Article.Source.Length
        + alert.Facts.Sum(fact => fact.Label.Length + fact.Key.Length + fact.Evidence.Sentence.Length));

    private static IEnumerable<string> Parts(string text)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= text.Length; start += size)
            {
                yield return text.Remove(start, size);
            }
        }
    }

    private static AlertFact Fact(Random random, string sentence)
    {
        var kind = FactKinds.All[random.Next(FactKinds.All.Length)];
        var start = random.Next(1_000);
        return new AlertFact
        {
            Kind = kind,
            Key = Text(random, 300),
            Novelty = random.Next(2) == 0 ? NoveltyKind.New : NoveltyKind.Changed,
            Code = kind == FactKinds.Country ? random.Next(3) == 0 ? Text(random, 2) : "BH" : null,
            Label = Text(random, 300),
            Role = kind == FactKinds.Country ? (CountryRole)random.Next(3) : null,
            Value = kind == FactKinds.Count ? random.NextInt64() : null,
            Effect = kind == FactKinds.Count ? (VictimEffect)random.Next(Enum.GetValues<VictimEffect>().Length) : null,
            Scope = kind == FactKinds.Count && random.Next(2) == 0 ? (CountScope)random.Next(2) : null,
            Event = random.Next(2) == 0 ? null : new AlertEvent("e1", Text(random, 100), Text(random, 100), null, null),
            Sources = random.Next(2) == 0 ? null : random.Next(),
            Previous = random.Next(2) == 0 ? null : new PreviousValue
            {
                Value = random.NextInt64(),
                UpTo = random.Next(2) == 0 ? null : long.MaxValue,
                ArticleId = "a1",
                ChangePercent = random.NextDouble() * 1e9,
                Cause = random.Next(4) == 0 ? Text(random, 100) : null,
            },
            Evidence = new Evidence(
                sentence, start + random.Next(-5, sentence.Length + 5), random.Next(-2, sentence.Length + 5),
                "test", "article" + random.Next(3))
            {
                SentenceOffset = start,
            },
        };
    }

    private static Uri? Link(Random random) =>
        random.Next(3) == 0 ? null : new Uri(Links[random.Next(Links.Length)], UriKind.RelativeOrAbsolute);

    private static string Text(Random random, int most)
    {
        var text = HostilePieces.Text(random, 8, 100);
        return text[..Math.Min(text.Length, most)];
    }
}
