using System.Text.Json;

namespace Pipeline.Core.Tests.Articles;

public sealed class PageFurnitureTests
{
    private const string Lead = "Two people were killed in a crash near Tarvos on Monday.";
    private const string Rest = "Police said three others were hurt.";

    public static TheoryData<string, string> Pages => new()
    {
        { Lead + "\n\nCLOSE Skip in Skip x Embed x Share Two killed near Tarvos. Wire | 1:01\n" + Rest, Lead + "\n\n\n" + Rest },
        { "CLOSE Skip in Skip x Embed x Share Nine killed in Lowmoor | 1:24 Nine died. 1 of 2 CLOSE Skip in Skip x Embed x Share " + Lead, Lead },
        { Lead + "\nEMBED >More News Videos Nine people were killed in Lowmoor.\n" + Rest, Lead + "\n\n" + Rest },
        { Lead + " Photo: Ada Quill / The Herald Image 1 of / 3 Caption Close Image 1 of 3 " + Rest, Lead + " \n" + Rest },
        { Lead + " (Published Sunday, March 6, 2016)", Lead },
        { Lead + " (Published Sunday, March 6, 2016)\n" + Rest, Lead + " \n" + Rest },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parse_WhatPlayersAndGalleriesLeave_IsCut(string text, string expected)
    {
        Assert.Equal(expected, Drops.One("drop.txt", text).Body);
        Assert.Equal(expected, Drops.One("drop.json", JsonSerializer.Serialize(new { body = text })).Body);
    }

    [Theory]
    [InlineData("Residents were told to embed share prices. " + Rest)]
    [InlineData("The image of 3 men hung in the hall. " + Rest)]
    [InlineData("The list (published in 2016) names nine victims. " + Rest)]
    [InlineData("Close the door. Skip in. Share it. " + Rest)]
    public void Parse_LikeWordsInProse_AreKept(string text) => Assert.Equal(text, Drops.One("drop.txt", text).Body);

    [Fact]
    public void Parse_WhatFollowsACut_KeepsItsPlace()
    {
        var text = Lead + " Image 1 of / 3 Caption Close " + Rest;

        var article = Drops.One("drop.txt", text);

        var place = article.SourceMap!.ToSource(new(article.Body.IndexOf("three others", StringComparison.Ordinal), 12));
        Assert.Equal("three others", text.Substring(place!.Value.Start, place.Value.Length));
    }
}
