using Pipeline.Training.Scoring;

namespace Pipeline.Training.Tests.Scoring;

/// <summary>Each kind of corpus on one invented document: which rows it fills, and with what.</summary>
public sealed class ScorerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Places_SpansAreExactOrOverlap()
    {
        var rows = Score(
            """{"id":"a","split":"dev","countries":["FR","US"],"spans":[{"offset":0,"length":5,"text":"Paris"},"""
                + """{"offset":20,"length":8,"text":"New York"}]}""",
            """{"source":"x/a.txt","countries":[{"code":"fr","role":"affected","mentions":["""
                + """{"offset":0,"length":5,"text":"Paris"}]}],"entities":[{"text":"York","category":"Location","offset":24,"length":4},"""
                + """{"text":"Ann","category":"Person","offset":40,"length":3}]}""");

        Assert.Equal(
            ["countries 2 1 .667", "countries other than US 1 1 1.000", "place spans, exact 2 2 .500", "place spans, overlap 2 2 1.000"],
            rows);
    }

    [Fact]
    public void Facts_WhatOneReaderFound_IsNeitherRequiredNorWrong()
    {
        var rows = Score(
            """{"id":"a","split":"dev","countries":[{"code":"PL","roles":["affected","affected"]},"""
                + """{"code":"DE","roles":["origin"]}],"groups":[{"heads":["child"],"labels":["children"],"required":true}],"counts":["""
                + """{"value":40,"effects":["killed"],"bounds":["atLeast"],"required":true,"history":false},"""
                + """{"value":9,"effects":["injured"],"bounds":["exact"],"required":false,"history":true}]}""",
            """{"source":"a.txt","countries":[{"code":"PL","role":"affected","mentions":[]},"""
                + """{"code":"DE","role":"origin","mentions":[]}],"groups":[{"label":"kids","mentions":["""
                + """{"offset":1,"length":9,"text":"the children"}]}],"counts":[{"value":40,"effect":"killed","bound":"exact"},"""
                + """{"value":9,"effect":"injured","bound":"exact"}]}""");

        Assert.Equal(
            [
                "countries affected 1 1 1.000", "countries origin 0 1 .000", "countries any role 1 2 1.000", "country roles 1 1 1.000",
                "groups (head noun) 1 1 1.000", "counts (value, effect) 1 2 .667", "counts (value) 1 2 .667", "bounds of counts 1 1 .000",
            ],
            rows);
    }

    [Fact]
    public void Incidents_DescriptionsThatShareAHeadNoun_AreOneKind()
    {
        var rows = Score(
            """{"id":"a","split":"dev","countries":["PE"],"groups":[{"descriptions":["peasants"],"names":[],"optional":false},"""
                + """{"descriptions":["two peasants","farmers"],"names":[],"optional":true},"""
                + """{"descriptions":["mayor"],"names":["juan perez"],"optional":false}],"counts":["""
                + """{"effect":"killed","value":2,"optional":false},{"effect":"injured","value":3,"optional":true}]}""",
            """{"source":"a.txt","countries":[{"code":"PE","role":"affected"}],"groups":[{"label":"farmers"},"""
                + """{"label":"officials","mentions":[{"offset":0,"length":5,"text":"Perez"}]}],"counts":[{"value":2,"effect":"killed"},"""
                + """{"value":3,"effect":"injured"},{"value":1,"effect":"killed"}]}""");

        Assert.Equal(
            [
                "target groups (head noun) 2 2 .667", "counts >= 2, killed 1 1 1.000", "counts >= 2, injured 0 1 .000",
                "counts >= 2, abducted 0 0 .000", "counts >= 2, all three 1 2 1.000",
                "countries, role affected 1 1 1.000", "countries, any role (see R) 1 1 1.000",
            ],
            rows);
    }

    [Fact]
    public void GunViolence_AnyStatedValueIsFound()
    {
        var rows = Score(
            """{"id":"a","split":"dev","counts":[{"effect":"killed","values":[1],"stated":[1]},"""
                + """{"effect":"injured","values":[4,5],"stated":[4]}]}""",
            """{"source":"a.txt","counts":[{"value":5,"effect":"injured"},{"value":4,"effect":"injured"},"""
                + """{"value":1,"effect":"killed"}]}""");

        Assert.Equal(
            [
                "killed >= 2 0 0 .000", "injured >= 2 1 2 1.000", "both >= 2 1 2 1.000", "killed = 1 (recall only) 1 1 1.000",
                "injured = 1 (recall only) 0 0 .000", "first killed/injured count >= 2 1 1 1.000",
            ],
            rows);
    }

    [Fact]
    public void GunViolence_HitStandsForInjured_UnlessTheKilledAndInjuredAddUpToIt()
    {
        const string Gold =
            """{"id":"a","split":"dev","counts":[{"effect":"killed","values":[2],"stated":[2]},"""
            + """{"effect":"injured","values":[7],"stated":[7]}]}""";

        Assert.Contains(
            "injured >= 2 1 1 1.000", Score(Gold, """{"source":"a.txt","counts":[{"value":7,"effect":"hit","scope":"total"}]}"""));
        Assert.Contains(
            "injured >= 2 1 1 1.000",
            Score(Gold,
                """{"source":"a.txt","counts":[{"value":9,"effect":"hit"},{"value":2,"effect":"killed"},"""
                + """{"value":7,"effect":"injured"}]}"""));
    }

    [Fact]
    public void GunViolence_BackgroundAndSupersededCountsAreNotOfTheStory() => Assert.Contains(
        "injured >= 2 1 0 .000",
        Score(
            """{"id":"a","split":"dev","counts":[{"effect":"injured","values":[7],"stated":[7]}]}""",
            """{"source":"a.txt","counts":[{"value":7,"effect":"injured","scope":"background"},"""
                + """{"value":7,"effect":"injured","scope":"superseded"}]}"""));

    [Theory]
    [InlineData("gvc__125855-ef29afa2", "gvc__125855-00000000")]
    [InlineData("125855-ef29afa2", "gvc__125855-ef29afa2")]
    public void Reports_of_one_incident_are_in_one_fold(string one, string other) => Assert.Equal(Fold.IsSealed(one), Fold.IsSealed(other));

    [Fact]
    public void One_document_in_five_is_sealed() =>
        Assert.InRange(Enumerable.Range(0, 1_000).Count(number => Fold.IsSealed($"document-{number}")), 150, 250);

    [Fact]
    public void CyberAttacks_NumbersOfRecordsAreNotWrong()
    {
        var rows = Score(
            """{"id":"a","split":"dev","victims":[500],"permitted":[1000],"groups":{"user":"users"}}""",
            """{"source":"a.txt","groups":[{"label":"Users"},{"label":"shops"}],"counts":[{"value":500,"effect":"hacked"},"""
                + """{"value":1000,"effect":"affected"},{"value":7,"effect":"affected"}]}""");

        Assert.Equal(["victim numbers >= 2 1 3 .800", "victim groups (head noun) 1 2 .667"], rows);
    }

    [Fact]
    public void Entities_FacilitiesMayBeCalledEither()
    {
        var rows = Score(
            """{"id":"a","split":"dev","entities":[{"text":"Ann Lee","category":"Person","offset":0,"length":7},"""
                + """{"text":"Town Hall","category":"Facility","offset":10,"length":9}]}""",
            """{"source":"a.txt","entities":[{"text":"Ann Lee","category":"Person","offset":0,"length":7},"""
                + """{"text":"Town Hall","category":"Location","offset":10,"length":9},"""
                + """{"text":"Lee","category":"Organization","offset":4,"length":3}]}""");

        Assert.Equal(
            ["entities exact, Person 1 1 1.000", "entities exact, Organization 0 1 .000", "entities exact, Location 0 0 .000",
                "entities exact, all three 1 2 .667"],
            rows);
    }

    [Fact]
    public void KeyPhrases_OfTheSameKeyCountOnce()
    {
        var rows = Score(
            """{"id":"a","split":"dev","keyPhrases":["spyware attack","Court","phones"]}""",
            """{"source":"a.txt","keyPhrases":["Spyware attacks","spyware attack","court","judge"]}""");

        Assert.Equal(["key phrases, first 10 3 3 .667", "key phrases, first 15 3 3 .667"], rows);
    }

    [Fact]
    public void ADocumentWithoutAnswer_CountsAsEmpty()
    {
        Write("""{"id":"a","split":"dev","keyPhrases":["court"]}""");
        var scorer = Corpus.Open(folder.FullName).Scorer();

        Assert.Equal(
            (1, 1),
            scorer.Score(Path.Combine(folder.FullName, "gold.jsonl"), "dev", new Dictionary<string, Answer>(StringComparer.Ordinal)));
        Assert.Equal((1, 0), (scorer.Rows[0].Total().Gold, scorer.Rows[0].Total().Predicted));
    }

    [Fact]
    public void ADocumentOfAnotherSplit_IsNotScored()
    {
        Write("""{"id":"a","split":"test","keyPhrases":["court"]}""");
        var corpus = Corpus.Open(folder.FullName);

        Assert.Empty(corpus.Scorer().Documents(corpus.GoldPath, "dev"));
        Assert.Equal(["a"], corpus.Scorer().Documents(corpus.GoldPath, "all"));
    }

    [Fact]
    public void Open_LabelsOfNoKnownKind_AreRefused()
    {
        Write("""{"id":"a","split":"dev","mood":"good"}""");

        Assert.Throws<InvalidDataException>(() => Corpus.Open(folder.FullName));
    }

    [Fact]
    public async Task Analyze_CapitalsAndOrdinaryCase_AreAnsweredByTheAnalyzer()
    {
        Write("""{"id":"a","split":"dev","countries":["KE"],"spans":[]}""");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "texts"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "texts", "a.txt"),
            "A bomb killed 12 people in Nairobi, Kenya, on Monday, the police said.",
            TestContext.Current.CancellationToken);
        var corpus = Corpus.Open(folder.FullName);
        foreach (var capitals in new[] { false, true })
        {
            var answers = await Predictions.AnalyzeAsync(corpus, ["a", "missing"], capitals, TestContext.Current.CancellationToken);

            Assert.Equal(["a"], answers.Keys);
            Assert.Equal(["KE"], answers["a"].Codes());
        }
    }

    private void Write(string gold) => File.WriteAllText(Path.Combine(folder.FullName, "gold.jsonl"), gold + "\n");

    private List<string> Score(string gold, string line)
    {
        Write(gold);
        var corpus = Corpus.Open(folder.FullName);
        var scorer = corpus.Scorer();
        var answer = Answer.Parse(line);
        scorer.Score(corpus.GoldPath, "all", new Dictionary<string, Answer>(StringComparer.Ordinal) { [answer.Document] = answer });
        return [.. scorer.Rows.Select(row => (row.Name, Score: row.Total())).Select(row =>
            FormattableString.Invariant($"{row.Name} {row.Score.Gold} {row.Score.Predicted} {row.Score.F1:#.000}"))];
    }
}
