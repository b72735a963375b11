using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Text.Analysis;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Makes statements of the facts of an article. Pure.</summary>
internal static class StatementReader
{
    /// <summary>The statements of <paramref name="article"/>, in the order of its facts.</summary>
    /// <param name="article">The article.</param>
    /// <param name="analysis">The analysis of its body.</param>
    /// <param name="facts">Its facts, most important first.</param>
    /// <param name="anchors">The names beside its statements; null when they are not read.</param>
    /// <param name="source">Whose report it is.</param>
    /// <param name="seenAt">When it was dropped: its time, where it says none.</param>
    public static ArticleStatements Read(
        Article article, TextAnalysis analysis, IReadOnlyList<Fact> facts, ArticleAnchors? anchors, string source, DateTimeOffset seenAt)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(facts);
        var places = new StatementPlaces(article, analysis);
        var counts = new CountReader(article, places, anchors, [.. facts.OfType<VictimCountFact>()]);
        var joined = Joined.In(article.Body, facts);
        return new(article.Id, source, TimeOf(article.PublishedAt ?? seenAt))
        {
            Statements = [.. facts.Select<Fact, StoryStatement>(fact => fact switch
            {
                VictimCountFact count => counts.Read(count) with { Enumeration = joined.GetValueOrDefault(count) },
                TargetGroupFact group => new GroupStatement(group.Group) { Place = places.Of(group), Sentence = places.SentenceOf(group) },
                CountryFact country => Country(country, article, analysis, places),
                _ => throw new ArgumentException($"The story engine knows no fact of kind {fact.Kind}.", nameof(facts)),
            })],
            Dead = [.. counts.Dead()],
        };
    }

    /// <summary>A time at midnight UTC is a date without an hour.</summary>
    private static PublicationTime TimeOf(DateTimeOffset at) => at.ToUniversalTime() is var time && time.TimeOfDay == TimeSpan.Zero
        ? PublicationTime.On(DateOnly.FromDateTime(time.DateTime))
        : PublicationTime.At(time);

    private static CountryStatement Country(CountryFact country, Article article, TextAnalysis analysis, StatementPlaces places) =>
        new(country.Code, country.Name, country.Role)
        {
            Place = places.Of(country),
            Sentence = places.SentenceOf(country),
            Mentions = country.Mentions.Count,
            IsAttributed = StatementCues.Has(country.Evidence.Sentence, StatementCue.Attribution),
            HasOwnWord = country.Mentions.Any(span =>
                    string.Equals(span.In(article.Body), country.Name, StringComparison.OrdinalIgnoreCase))
                || analysis.Places is { } found && found.Any(place => place.Code == country.Code && IsOwnWord(place.Kind)),
        };

    /// <summary>The country's name, or its people's.</summary>
    private static bool IsOwnWord(PlaceKind kind) => kind is PlaceKind.Country or PlaceKind.People;
}
