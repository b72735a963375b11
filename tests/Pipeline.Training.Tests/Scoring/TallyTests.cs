using Pipeline.Training.Scoring;

namespace Pipeline.Training.Tests.Scoring;

public sealed class TallyTests
{
    [Fact]
    public void Total_SumsDocumentsBeforeItDivides()
    {
        var tally = new Tally("countries");
        tally.AddSets("a", Set("DE", "FR"), Set("DE"), code => code);
        tally.AddSets("b", Set("GB"), Set("GB", "US"), code => code);

        var score = tally.Total();

        Assert.Equal((3, 3), (score.Gold, score.Predicted));
        Assert.Equal(2.0 / 3, score.Precision, 9);
        Assert.Equal(2.0 / 3, score.Recall, 9);
        Assert.Equal(2.0 / 3, score.F1, 9);
        Assert.Equal(
            ["a:FR|", "b:|US"],
            tally.DocumentsWithErrors.Select(d => $"{d.Document}:{string.Join(',', d.Missed)}|{string.Join(',', d.Wrong)}"));
    }

    [Fact]
    public void Total_WithoutAnswers_IsZero()
    {
        var tally = new Tally("countries");
        tally.AddSets("a", Set("DE"), Set(), code => code);

        Assert.Equal((0.0, 0.0, 0.0), (tally.Total().Precision, tally.Total().Recall, tally.Total().F1));
    }

    [Fact]
    public void AddSets_WhatIsPermitted_IsNeitherMissedNorWrong()
    {
        var tally = new Tally("countries");
        tally.AddSets("a", Set("DE"), Set("DE", "FR"), Set("FR", "DE"), code => code);
        tally.AddSets("b", Set("DE"), Set("DE", "FR"), Set("DE"), code => code);

        var score = tally.Total();

        Assert.Equal((1.0, 1.0), (score.Precision, score.Recall));
        Assert.Empty(tally.DocumentsWithErrors);
    }

    [Fact]
    public void Total_TheSameDocuments_HaveTheSameInterval()
    {
        Tally Build()
        {
            var tally = new Tally("countries");
            for (var i = 0; i < 20; i++)
            {
                tally.AddSets($"{i}", Set("DE"), i % 3 == 0 ? Set("FR") : Set("DE"), code => code);
            }

            return tally;
        }

        Assert.Equal(Build().Total(), Build().Total());
        Assert.InRange(Build().Total().HalfInterval, 0.05, 0.4);
    }

    private static HashSet<string> Set(params string[] items) => [.. items];
}
