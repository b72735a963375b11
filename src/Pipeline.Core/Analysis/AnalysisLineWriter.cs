using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Core.Analysis;

/// <summary>Turns what was read in an article into its line of JSON.</summary>
public static class AnalysisLineWriter
{
    private static readonly AnalysisJsonContext Json = new(new JsonSerializerOptions(AnalysisJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>The line of <paramref name="result"/>, without its line end.</summary>
    public static string Write(AnalyzedArticle result) => JsonSerializer.Serialize(ToLine(result), Json.AnalysisLine);

    private static AnalysisLine ToLine(AnalyzedArticle result)
    {
        if (result is not { Article: { } article, Analysis: { } analysis })
        {
            return AnalysisLine.Empty(result.Source) with { Rejected = result.Rejection?.Detail };
        }

        return new AnalysisLine(
            result.Source,
            [.. result.Facts.OfType<CountryFact>()
                .Select(fact => new AnalysisLine.Country(fact.Code, fact.Role, Round(fact.Confidence), Mentions(article, fact.Mentions)))],
            [.. result.Facts.OfType<TargetGroupFact>()
                .Select(fact => new AnalysisLine.Group(fact.Group, Round(fact.Confidence), Mentions(article, fact.Mentions)))],
            Counts(article, result.Facts.OfType<VictimCountFact>()),
            [.. analysis.Entities.SelectMany(entity => Entity(article, entity))],
            analysis.KeyPhrases)
        {
            Language = analysis.Language,
            Body = article.SourceMap is null ? article.Body : null,
        };
    }

    /// <summary>One object per effect and value; a range is two counts, at least its lower and at most its upper end.</summary>
    private static List<AnalysisLine.Count> Counts(Article article, IEnumerable<VictimCountFact> facts)
    {
        var counts = new List<AnalysisLine.Count>();
        foreach (var fact in facts)
        {
            if (fact.Quantity.UpTo is { } upTo)
            {
                Add(fact, fact.Quantity.Value, CountBound.AtLeast);
                Add(fact, upTo, CountBound.AtMost);
            }
            else
            {
                Add(fact, fact.Quantity.Value, fact.Quantity.Bound);
            }
        }

        return counts;

        void Add(VictimCountFact fact, long value, CountBound bound)
        {
            var mentions = Mentions(article, fact.Mentions);
            var index = counts.FindIndex(count => count.Effect == fact.Effect && count.Value == value);
            if (index < 0)
            {
                counts.Add(new(value, bound, fact.Effect, fact.Who, fact.IsIncrement ? true : null, Round(fact.Confidence), mentions));
                return;
            }

            var known = counts[index];
            counts[index] = known with { Mentions = [.. known.Mentions.Concat(mentions).Distinct().OrderBy(mention => mention.Offset)] };
        }
    }

    private static IEnumerable<AnalysisLine.Entity> Entity(Article article, EntityMention entity) =>
        Place(article, entity.Span) is { } span
            ? [new AnalysisLine.Entity(entity.Text, entity.Category, span.Start, span.Length, Round(entity.Confidence))]
            : [];

    private static List<AnalysisLine.Mention> Mentions(Article article, IReadOnlyList<TextSpan> spans)
    {
        var mentions = new List<AnalysisLine.Mention>(spans.Count);
        foreach (var span in spans)
        {
            if (Place(article, span) is { } place)
            {
                mentions.Add(new AnalysisLine.Mention(place.Start, place.Length, span.In(article.Body)));
            }
        }

        return mentions;
    }

    /// <summary>Where a span of the body stands in the file; null for the rare one that crosses a cut.</summary>
    private static TextSpan? Place(Article article, TextSpan span) => article.SourceMap is { } map ? map.ToSource(span) : span;

    private static double Round(double confidence) => Math.Round(confidence, 2);
}
