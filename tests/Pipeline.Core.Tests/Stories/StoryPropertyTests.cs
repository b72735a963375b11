using System.Text.Json;
using Pipeline.Core.Facts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Stories;

/// <summary>What holds for any story, in whatever order its articles come. Each seed is a story.</summary>
public sealed class StoryPropertyTests
{
    private static readonly DateTimeOffset Start = new(2032, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Whos =
        ["people", "men", "children", "soldiers", "lawyers", "miners", "women", "accounts", "Tamsin nuns"];
    private static readonly string[] Towns = ["Sidra", "Port Amal", "Dar Velez"];
    private static readonly string?[] Kinds = ["attack", "outbreak", "breach", "disaster", null];
    private static readonly string[] Sources = ["Alpha Wire", "Beta News", "Gamma Post", "Delta Radio"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Decide_AnyStoryInAnyOrderAndSplit_TellsNothingTwice(int seed)
    {
        var random = new Random(seed);
        var articles = Enumerable.Range(0, 40).Select(i => Any(random, i)).ToArray();
        var drops = articles.Concat(articles).ToArray();
        random.Shuffle(drops);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var state = StoryState.Empty;
        for (var i = 0; i < drops.Length; i++)
        {
            // Another process decided the same article on the same state, or another one, and lost the write.
            StoryEngine.Decide(state, drops[(i + 1) % drops.Length]);
            var decision = StoryEngine.Decide(state, drops[i]);
            Assert.All(decision.News, item => Assert.True(told.Add(Identity(item)), $"{Identity(item)} again"));
            Assert.Equal(drops[i].Statements.Count, decision.Outcomes.Count);
            state = Stored(decision.State);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Decide_TotalsThatOnlyRise_EndWithTheSameFiguresInAnyOrder(int seed)
    {
        var random = new Random(seed);
        var (killed, missing) = (random.Next(1, 9), random.Next(1, 2000));
        var articles = new List<ArticleStatements>();
        for (var i = 0; i < 12; i++)
        {
            articles.Add(new($"a{i}", Sources[random.Next(Sources.Length)], PublicationTime.At(Start.AddHours(i * 7)))
            {
                Statements =
                [
                    Title(VictimEffect.Killed, killed), Title(VictimEffect.Displaced, missing), Title(VictimEffect.Injured, killed * 3),
                ],
            });
            killed += random.Next(0, 40);
            missing += random.Next(0, 3000);
        }

        var inOrder = Figures(articles);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(inOrder, Figures(articles.OrderBy(_ => random.Next())));
        }
    }

    [Fact]
    public void Decide_ThousandsOfHostileArticles_StaysBounded()
    {
        var state = StoryState.Empty;
        var random = new Random(1);
        for (var i = 0; i < 600; i++)
        {
            state = StoryEngine.Decide(state, new($"article-{i}", $"source {i}", PublicationTime.At(Start.AddMinutes(i)))
            {
                Statements = [.. Enumerable.Range(0, 40).Select(k => Count(random, k) with { Who = $"followers {random.Next(100_000)}" }),
                    .. Enumerable.Range(0, 5).Select(k => new GroupStatement($"followers {i} {k}"))],
            }).State;
        }

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(state, PipelineJson.Documents.StoryState).Length, 1, 1_000_000);
    }

    [Fact]
    public void Decide_ArticleWithTooManyStatements_CountsTheRest()
    {
        var decision = StoryEngine.Decide(StoryState.Empty, new("a1", "Alpha Wire", PublicationTime.At(Start))
        {
            Statements = [.. Enumerable.Range(0, 82_900).Select(i => new GroupStatement($"guild {i}"))],
        });

        Assert.Equal((300, 300, 82_600), (decision.News.Count, decision.Outcomes.Count, decision.Beyond));
    }

    [Fact]
    public void Decide_EightTimesTheArticles_TakesEightTimesTheTime()
    {
        LinearTime.Holds(
            text =>
            {
                var (random, state) = (new Random(3), StoryState.Empty);
                for (var i = 0; i < text.Length; i++)
                {
                    state = StoryEngine.Decide(state, Any(random, i)).State;
                }
            },
            "a",
            4000,
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Decide_Again_ChangesNothing()
    {
        var article = Any(new Random(5), 0);
        var first = StoryEngine.Decide(StoryState.Empty, article);
        var second = StoryEngine.Decide(first.State, article);

        Assert.Same(first.State, second.State);
        Assert.Empty(second.News);
        Assert.All(second.Outcomes, outcome => Assert.NotNull(outcome.Reason));
    }

    [Fact]
    public void Decide_AgainWithWhatABetterReadingFinds_TellsNoneOfIt()
    {
        var article = new ArticleStatements("a1", "Alpha Wire", PublicationTime.At(Start)) { Statements = [Title(VictimEffect.Killed, 3)] };
        var state = StoryEngine.Decide(StoryState.Empty, article).State;

        var second = StoryEngine.Decide(
            state, article with { Statements = [Title(VictimEffect.Killed, 4), new GroupStatement("miners"), Title(VictimEffect.Missing, 9)] });

        Assert.Empty(second.News);
        Assert.All(second.Outcomes, outcome => Assert.Equal(Reason.SameArticle, outcome.Reason));
    }

    [Fact]
    public void Decide_WhatSettingsHold_MovesNothingAndIsToldLater()
    {
        static Outcome? Held(StoryNews item, int sources) => sources < 2 && item is FigureNews ? new Outcome(Reason.Held, "sources") : null;
        var statements = new[] { Title(VictimEffect.Killed, 3) };
        var alpha = new ArticleStatements("a1", "Alpha Wire", PublicationTime.At(Start)) { Statements = statements };
        var beta = new ArticleStatements("a2", "Beta News", PublicationTime.At(Start.AddHours(1))) { Statements = statements };
        var first = StoryEngine.Decide(StoryState.Empty, alpha, holding: Held);
        var second = StoryEngine.Decide(first.State, beta, holding: Held);

        Assert.Equal("held: sources", first.Outcomes[0].ToString());
        Assert.False(first.State.HasTold);
        Assert.Equal("3 people killed", Assert.Single(second.News).Label);
    }

    [Fact]
    public void News_OfOneArticle_AreInTheOrderOfTheirWeight()
    {
        var decision = StoryEngine.Decide(StoryState.Empty, new("a1", "Alpha Wire", PublicationTime.At(Start))
        {
            Statements =
            [
                new GroupStatement("miners"), new CountryStatement("PE", "Peru", CountryRole.Affected) { HasOwnWord = true },
                new GroupStatement("pupils"), Title(VictimEffect.Injured, 9), Title(VictimEffect.Killed, 2),
            ],
        });

        Assert.Equal(
            ["2 people killed", "9 people injured", "pupils", "Peru affected", "miners"], decision.News.Select(item => item.Label));
    }

    private static CountStatement Title(VictimEffect effect, long value) =>
        new(effect, new Amount(value), "people") { Place = StatementPlace.Title };

    private static string Figures(IEnumerable<ArticleStatements> articles)
    {
        var state = articles.Aggregate(StoryState.Empty, (state, article) => StoryEngine.Decide(state, article).State);
        return string.Join(", ", state.Events[StoryEvent.Home].Figures.Select(pair => $"{pair.Key} {pair.Value.Now?.Amount}"));
    }

    private static ArticleStatements Any(Random random, int number)
    {
        var article = Anyhow(random, number);
        return article with
        {
            Statements = [.. article.Statements.Select(statement =>
                statement is CountStatement count ? count with { Event = random.Next(Math.Max(1, article.Events.Count)) } : statement)],
        };
    }

    private static EventAnchor Anchor(Random random, DateTimeOffset at, bool isHome)
    {
        var day = random.Next(2) == 0 ? DateOnly.FromDateTime(at.Date).AddDays(-random.Next(0, 20)) : (DateOnly?)null;
        var sort = isHome ? EventSort.Happening : (EventSort)random.Next(4);
        return new EventAnchor
        {
            Place = random.Next(3) == 0 ? null : new EventPlace(Towns[random.Next(Towns.Length)], "XA", random.Next(2) == 0 ? "North" : "South"),
            From = day,
            To = day,
            Kind = Kinds[random.Next(Kinds.Length)],
            Names = random.Next(4) == 0 ? ["Ana Ruel"] : [],
            IsOther = !isHome && random.Next(3) == 0,
            Sort = sort,
            Frame = sort == EventSort.Line ? "since 2030" : null,
            Who = sort == EventSort.Line ? "people" : null,
        };
    }

    private static ArticleStatements Anyhow(Random random, int number)
    {
        var at = Start.AddHours(random.Next(0, 400));
        var published = random.Next(3) > 0 ? PublicationTime.At(at) : PublicationTime.On(DateOnly.FromDateTime(at.Date));
        return new($"a{number}", Sources[random.Next(Sources.Length)], published)
        {
            Events = [.. Enumerable.Range(0, random.Next(0, 4)).Select(i => Anchor(random, at, isHome: i == 0))],
            IsFollowUp = random.Next(3) == 0,
            IsDigest = random.Next(2) == 0,
            CopyOf = random.Next(8) == 0 ? $"e{random.Next(1, 6)}" : null,
            Statements =
            [
                .. Enumerable.Range(0, random.Next(0, 7)).Select(i => Count(random, i)),
                new GroupStatement(Whos[random.Next(Whos.Length)]),
                new CountryStatement(random.Next(2) > 0 ? "PE" : "CL", "Peru", (CountryRole)random.Next(3))
                {
                    IsAttributed = random.Next(2) > 0,
                },
            ],
        };
    }

    private static CountStatement Count(Random random, int sentence) =>
        new((VictimEffect)random.Next(11), new Amount(random.Next(0, 30), (CountBound)random.Next(4)), Whos[random.Next(Whos.Length)])
        {
            Place = (StatementPlace)random.Next(3),
            Sentence = sentence / 2,
            Scope = random.Next(2) > 0 ? CountScope.Total : (CountScope)random.Next(6),
            Transition = random.Next(6) == 0 ? (Transition)random.Next(3) : null,
            IsRevision = random.Next(5) == 0,
            IsOfAttackers = random.Next(20) == 0,
            Attackers = random.Next(6) == 0 ? new Attackers(random.Next(2), random.Next(2)) : null,
            Whole = random.Next(8) == 0 ? new Whole((VictimEffect)random.Next(3), new Amount(random.Next(2, 30))) : null,
            Enumeration = random.Next(5) == 0 ? 1 : null,
            Names = random.Next(2) == 0 ? ["Ana Ruel"] : [],
        };

    private static string Identity(StoryNews item) => item switch
    {
        FigureNews figure => $"{figure.Key}={figure.Now.Amount.Told}",
        PartNews part => $"{part.Key}={part.Amount.Told}",
        CountryNews country => $"{country.Key}={country.Role}",
        GroupNews group => group.Key,
        _ => throw new InvalidOperationException($"{item} has no identity."),
    };

    private static StoryState Stored(StoryState state) => JsonSerializer.Deserialize(
        JsonSerializer.SerializeToUtf8Bytes(state, PipelineJson.Documents.StoryState), PipelineJson.Documents.StoryState)!;
}
