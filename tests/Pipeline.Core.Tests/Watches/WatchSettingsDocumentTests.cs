using System.Text;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Tables;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Tests.Watches;

public sealed class WatchSettingsDocumentTests
{
    [Fact]
    public void Parse_TakesAByteOrderMark()
    {
        var document = WatchSettingsDocument.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"w": {"minimumSources": 2}}""")], out var problem);

        Assert.Null(problem);
        Assert.Equal(2, document!.For("w").MinimumSources);
    }

    [Theory]
    [InlineData("""{"w": {"minimumRise": 1}, "w": {"minimumRise": 2}}""")]
    [InlineData("""{"w": {"minimumRise": 1, "minimumRise": 2}}""")]
    public void Parse_RefusesWhatStandsTwice(string json)
    {
        Assert.Null(Parse(json, out var problem));
        Assert.Contains("line 1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ReadsWhatPeopleWrite()
    {
        var document = Parse("""
            {
              // the story of the year
              "whatsapp-hack": {
                "title": "WhatsApp hack", "destinations": ["newsroom-slack"], "kinds": ["count", "group"],
                "roles": ["affected"], "minimumRise": 10, "minimumRisePercent": 2.5, "minimumSources": 2,
                "muted": ["country:US"], "tolerance": {"point": 3}, "places": "all", "claims": "silent",
                "lines": "silent", "parts": "none", "ignoredPublishers": ["Rumour Daily"],
              },
              "*": { "minimumSources": 3 },
            }
            """, out var problem);

        Assert.Null(problem);
        var settings = document!.For("whatsapp-hack");
        Assert.Equal(
            ("WhatsApp hack", 10, 2.5, 2),
            (settings.Title, settings.MinimumRise, settings.MinimumRisePercent, settings.MinimumSources));
        Assert.Equal([FactKinds.Count, FactKinds.Group], settings.Kinds);
        Assert.Equal(3, settings.Tolerance["point"]);
        Assert.Equal(
            (CountsPlaces.All, Tells.Silent, Tells.Silent, TellsParts.None),
            (settings.Places, settings.Claims, settings.Lines, settings.Parts));
        Assert.True(settings.IsMuted("country:US"));
        Assert.True(settings.Ignores("rumour daily"));
        Assert.Equal(3, document.For("another").MinimumSources);
    }

    [Fact]
    public void For_WithoutADocument_IsTheDefault() => Assert.Same(WatchSettings.Default, WatchSettingsDocument.Empty.For("any"));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "null")]
    [InlineData("""{"w":{"minimumSource":2}}""", "minimumSource")]
    [InlineData("""{"w":{"minimumSources":0}}""", "minimumSources is 0, must be 1 or more")]
    [InlineData("""{"w":{"minimumRise":-1}}""", "minimumRise is -1")]
    [InlineData("""{"w":{"tolerance":{"points":1}}}""", "tolerance: points is none of point, spreading, period")]
    [InlineData("""{"w":{"tolerance":{"point":-1}}}""", "tolerance: point is -1")]
    [InlineData("""{"w":{"claims":"never"}}""", "$.w.claims")]
    [InlineData("""{"w":{"roles":["victim"]}}""", "$.w.roles")]
    [InlineData("""{"a/b":{}}""", "a/b: ")]
    [InlineData("""{"w":null}""", "w: settings are null")]
    public void Parse_OneWrongValue_RefusesTheWholeAndSaysWhere(string json, string words)
    {
        Assert.Null(Parse(json, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static WatchSettingsDocument? Parse(string json, out string? problem) =>
        WatchSettingsDocument.Parse(Encoding.UTF8.GetBytes(json), out problem);
}
