using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Reads what ties an article's statements to events: places, days, kinds of happenings, names.</summary>
public static class AnchorReader
{
    /// <summary>The anchors of an article that its facts are read in too, so that both see one reading.</summary>
    public static ArticleAnchors Read(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var analysis = reading.Analysis;
        var story = StoryDay.Of(reading);
        var dates = DateReader.Read(reading, story);
        var places = analysis.Places ?? PlaceFinder.Find(reading.Tokens, analysis.Entities);
        var named = NamedPlaces.Of(reading, places);
        return new ArticleAnchors(
            HomeEventReader.Read(reading, story, dates, named), [.. new SentenceAnchors(reading, story, dates, places, named).Read()]);
    }
}
