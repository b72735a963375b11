using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;
using Pipeline.Text;
using Pipeline.Web.Drawing;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Drawing;

public sealed class DrawingTests
{
    private const string Body = "Spyware hit 12 journalists in Bahrain.\n\nThe second paragraph names Bahrain and Anna Smith.";

    [Fact]
    public void Text_InPieces_IsTheTextAndFactsWinOverEntities()
    {
        var paragraphs = ArticleText.Of(Article(
            Body, [Recorded("Spyware hit 12 journalists in Bahrain.", "12 journalists")],
            [Entity("12"), Entity("journalists"), Entity("Bahrain"), Entity("Anna Smith")]));

        Assert.Equal(
            Body, string.Join("\n\n", paragraphs.Select(paragraph => string.Concat(paragraph.Pieces.Select(piece => piece.Text)))));
        Assert.Equal(
            [("12 journalists", "count"), ("Bahrain", "location"), ("Anna Smith", "person")],
            paragraphs.SelectMany(paragraph => paragraph.Pieces)
                .Where(piece => piece.Kind is not null)
                .Select(piece => (piece.Text, piece.Kind!)));
    }

    [Fact]
    public void Marks_ThatLieOutsideOrAcrossParagraphs_DoNoHarm()
    {
        RecordedEntity[] entities =
        [
            new("x", EntityCategory.Person, -1, 5, 1), new("x", EntityCategory.Person, 5, int.MaxValue, 1),
            new("x", EntityCategory.Person, Body.Length, 1, 1), new("x", EntityCategory.Person, 30, 20, 1),
            new("x", EntityCategory.Person, 0, 0, 1),
        ];

        var paragraphs = ArticleText.Of(Article(Body, [], entities));

        Assert.Equal(
            Body, string.Join("\n\n", paragraphs.Select(paragraph => string.Concat(paragraph.Pieces.Select(piece => piece.Text)))));
    }

    [Fact]
    public void Paragraph_OfEvidence_HoldsTheSentenceAndWhatStandsAround()
    {
        const string Text = "First paragraph.\n\nBefore it. Spyware hit 12 journalists. After it.\n\nLast paragraph.";
        var sentence = "Spyware hit 12 journalists.";
        var at = Text.IndexOf(sentence, StringComparison.Ordinal);
        var evidence = new Evidence(sentence, at + 12, 14, "test", "a") { SentenceOffset = at };

        var pieces = ArticleText.Paragraph(Text, evidence, FactKinds.Count)!;

        Assert.Equal("Before it. Spyware hit 12 journalists. After it.", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal("12 journalists", Assert.Single(pieces, piece => piece.Kind == "count").Text);
        Assert.Null(ArticleText.Paragraph("Another text, shorter.", evidence, FactKinds.Count));
    }

    [Fact]
    public void Map_KnowsEveryCountryThatCanBeTold()
    {
        // Without a place are only those that Natural Earth does not draw in 1:50m either.
        string[] nowhere = ["AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "YT"];
        var countries = Countries().ToArray();

        var map = WorldMap.Of(countries.Select((code, index) => CountryOf(code, index)));

        Assert.Equal(countries.Length, map.All.Count);
        Assert.Empty(countries.Except(map.Countries.Select(country => country.Fact.Code!)).Except(nowhere));
        Assert.All(map.Countries, country => Assert.True(country.Path.Length > 0 || country.IsDot));
    }

    [Fact]
    public void Map_ShadesByRoleAndSources()
    {
        var map = WorldMap.Of([CountryOf("BH", 0), CountryOf("US", 8)]);

        Assert.Equal(
            [("BH", 1, true), ("US", 4, false)],
            map.Countries.Select(country => (country.Fact.Code!, country.Step, country.IsDot))
                .OrderBy(entry => entry.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void Chart_OfAToll_StepsFromFigureToFigureWithinItsFrame()
    {
        WatchKnowledge ledger = Ledger.Empty("w");
        foreach (var (value, day) in new[] { (12, 0), (15, 1), (41, 3) })
        {
            var article = SomeReports.Of("a paper", report: day) with { PublishedAt = Some.Instant.AddDays(day) };
            ledger = Some.Decide(ledger, article, Some.Count(value, "people", VictimEffect.Killed)).Knowledge;
        }

        var chart = Assert.Single(CountChart.Of(StoryFacts.Of(ledger).All));

        var points = Assert.Single(chart.Series).Points;
        Assert.Equal([12L, 15L, 41L], points.Select(point => point.State.Value!.Value));
        Assert.Equal(points.OrderBy(point => point.X), points);
        Assert.Equal(points.OrderByDescending(point => point.Y), points);
        Assert.All(points, point => Assert.True(
            point.X is >= CountChart.Left and <= CountChart.Width && point.Y is >= CountChart.Top and <= CountChart.Height));
        Assert.False(chart.IsLog);
    }

    [Fact]
    public void Chart_OfAFigure_LeavesOutWhatNobodyWasTold()
    {
        WatchKnowledge ledger = Ledger.Empty("w");
        foreach (var (value, hours) in new[] { (12, 0), (5, 2), (15, 4) })
        {
            var article = SomeReports.Of($"Paper {value}") with { PublishedAt = Some.Instant.AddHours(hours) };
            ledger = Some.Decide(ledger, article, Some.Count(value, "people", VictimEffect.Killed)).Knowledge;
        }

        var series = Assert.Single(Assert.Single(CountChart.Of(StoryFacts.Of(ledger).All)).Series);

        Assert.Equal([12L, 15L], series.Points.Select(point => point.State.Value!.Value));
        Assert.Contains(series.Fact.States, state => state.Value == 5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(3, 5_000_000)]
    [InlineData(1_400, 1_400)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Chart_OfAnyFigures_HasAFrame(long low, long high)
    {
        // A ledger of an earlier version may hold any.
        var chart = Assert.Single(CountChart.Of([Counted("users", low), Counted("people", high)]));

        Assert.Equal(high / 40 >= Math.Max(1, low), chart.IsLog);
        Assert.InRange(chart.Ticks.Count, 2, 24);
        Assert.All(
            chart.Series.SelectMany(series => series.Points),
            point => Assert.InRange(point.Y, CountChart.Top - 1, CountChart.Height - CountChart.Bottom + 1));
    }

    private static IEnumerable<string> Countries() => typeof(TextSpan).Assembly.GetManifestResourceStream("countries.tsv") is { } stream
        ? new StreamReader(stream).ReadToEnd().Split('\n')
            .Where(line => line.Length > 3 && line[0] != '#')
            .Select(line => line.Split('\t')[0])
        : throw new InvalidOperationException("countries.tsv is missing.");

    private static StoryFact Counted(string who, long value) => StoryFact.From(Some.Knowledge(), $"count:hacked:{who}", new LedgerEntry
    {
        Label = who,
        States = [new FactState { Value = value, First = new Sighting("a", "a.txt", Some.Instant, Some.Evidence()) }],
    })!;

    private static StoryFact CountryOf(string code, int sources) => new()
    {
        Watch = "w",
        Key = $"country:{code}",
        Kind = FactKinds.Country,
        Label = code,
        Code = code,
        Role = CountryRole.Affected,
        FirstSeenAt = Some.Instant,
        ChangedAt = Some.Instant,
        Sources = [.. Enumerable.Range(0, sources).Select(i => $"s{i}")],
        Announced = true,
        States = [],
    };

    private static RecordedEntity Entity(string text) => new(
        text, text switch { "Bahrain" => EntityCategory.Location, "Anna Smith" => EntityCategory.Person, _ => EntityCategory.Quantity },
        Body.IndexOf(text, StringComparison.Ordinal), text.Length, 0.9);

    private static RecordedFact Recorded(string sentence, string words) => RecordedFact.From(
        new FactDecision(
            Some.Count(12, "journalists", VictimEffect.Targeted) with
            {
                Evidence = new Evidence(sentence, Body.IndexOf(words, StringComparison.Ordinal), words.Length, "test", "a")
            },
            "count:targeted@e1:journalists", NoveltyKind.New, null),
        "alert");

    private static ArticleAnalysis Article(string body, IReadOnlyList<RecordedFact> facts, IReadOnlyList<RecordedEntity> entities) => new()
    {
        Id = "a",
        Source = "a.txt",
        Language = "en",
        Engine = "test",
        Body = body,
        Entities = entities,
        KeyPhrases = [],
        Facts = facts,
    };
}
