using System.Text.Json;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Inputs;

/// <summary>What is to be read in one file.</summary>
/// <remarks>Keys: <c>articles</c> (exact number), <c>minArticles</c>; <c>bodyHas</c>, <c>bodyLacks</c> (strings that stand in the bodies
/// together, white space folded, or do not); <c>sameLine</c> (lists of strings that one line of a body holds together); <c>title</c>,
/// <c>author</c>, <c>publisher</c>, <c>url</c>, <c>publishedAt</c> of the first article (null: absent; a date alone: the day in UTC);
/// <c>rejected</c> (true: rejected, and no article unless a number of them is given; false: no rejection); <c>rejectedSays</c> (a word,
/// or a list of which one stands in a reason); <c>or</c>: another expectation that is as good.</remarks>
internal static class InputExpectation
{
    /// <summary>What is wrong with a result; empty when it is as expected.</summary>
    public static IReadOnlyList<string> Faults(JsonElement expect, ArticleParseResult result)
    {
        var faults = expect.EnumerateObject().Select(key => Fault(key, expect, result)).OfType<string>().ToList();
        return faults.Count > 0 && expect.TryGetProperty("or", out var other) && Faults(other, result).Count == 0 ? [] : faults;
    }

    private static string? Fault(JsonProperty key, JsonElement expect, ArticleParseResult result)
    {
        var value = key.Value;
        var (articles, rejections) = (result.Articles, result.Rejections);
        var bodies = Fold(string.Join('\n', articles.Select(article => article.Body)));
        return key.Name switch
        {
            "articles" => Unless(articles.Count == value.GetInt32(), $"{articles.Count} articles, not {value}"),
            "minArticles" => Unless(articles.Count >= value.GetInt32(), $"{articles.Count} articles, not {value} at least"),
            "bodyHas" => Strings(value).FirstOrDefault(text => !bodies.Contains(Fold(text), StringComparison.Ordinal)) is { } lost
                ? $"the body lacks '{lost}'"
                : null,
            "bodyLacks" => Strings(value).FirstOrDefault(text => bodies.Contains(Fold(text), StringComparison.Ordinal)) is { } kept
                ? $"the body has '{kept}'"
                : null,
            "sameLine" => value.EnumerateArray().FirstOrDefault(texts => !AnyLineHas(articles, Strings(texts))) is
                { ValueKind: JsonValueKind.Array } apart
                ? $"no line has all of {apart}"
                : null,
            "title" => Same(value, First(articles, article => article.Title), "the title"),
            "author" => Same(value, First(articles, article => article.Author), "the author"),
            "publisher" => Same(value, First(articles, article => article.Publisher), "the publisher"),
            "url" => Same(value, First(articles, article => article.Url?.AbsoluteUri), "the address"),
            "publishedAt" => Time(value, articles is [var first, ..] ? first.PublishedAt : null),
            "rejected" => Rejected(value.GetBoolean(), expect, result),
            "rejectedSays" => Unless(
                Strings(value).Any(word => rejections.Any(part => part.Detail.Contains(word, StringComparison.OrdinalIgnoreCase))),
                $"no rejection says {value}: {string.Join(' ', rejections.Select(part => part.Detail))}"),
            "or" => null,
            _ => $"no such key: {key.Name}",
        };
    }

    private static string? Unless(bool holds, string fault) => holds ? null : fault;

    private static string? First(IReadOnlyList<Article> articles, Func<Article, string?> field) =>
        articles.Count > 0 ? field(articles[0]) : null;

    private static string? Same(JsonElement wanted, string? got, string what) =>
        Unless(Fold(wanted.GetString()) == Fold(got), $"{what} is '{got}', not '{wanted}'");

    private static string? Time(JsonElement wanted, DateTimeOffset? got)
    {
        var holds = wanted.GetString() switch
        {
            null => got is null,
            { Length: 10 } day => got?.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) == day,
            var time => got is { } instant
                && (instant - DateTimeOffset.Parse(
                    time, System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.DateTimeStyles.AssumeUniversal)).Duration()
                    < TimeSpan.FromMilliseconds(1),
        };
        return Unless(holds, $"it was published at {got:O}, not {wanted}");
    }

    private static string? Rejected(bool wanted, JsonElement expect, ArticleParseResult result)
    {
        if (!wanted)
        {
            return result.Rejections.Count == 0 ? null : $"rejected: {result.Rejections[0].Detail}";
        }

        var mayHaveArticles = expect.TryGetProperty("articles", out _) || expect.TryGetProperty("minArticles", out _);
        return result.Rejections.Count == 0 ? "not rejected"
            : result.Articles.Count > 0 && !mayHaveArticles ? $"{result.Articles.Count} articles, not none"
            : null;
    }

    private static bool AnyLineHas(IReadOnlyList<Article> articles, string[] texts) => articles
        .SelectMany(article => article.Body.Split('\n'))
        .Any(line => texts.All(text => line.Contains(text, StringComparison.Ordinal)));

    private static string[] Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [value.GetString()!];

    private static string Fold(string? text) =>
        string.Join(' ', (text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
