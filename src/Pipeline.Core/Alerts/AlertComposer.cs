using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Alerts;

/// <summary>Makes the alert of one article out of the decisions on its facts. Pure.</summary>
public static class AlertComposer
{
    /// <summary>The alert, or null when nothing is announced and the story did not just open.</summary>
    /// <param name="decision">What the article means for its watch.</param>
    /// <param name="article">The article.</param>
    /// <param name="settings">The watch's settings: title, and which destinations.</param>
    /// <param name="destinations">The configured destinations, in order.</param>
    /// <param name="now">The time of the decision, UTC.</param>
    public static Alert? Compose(
        NoveltyDecision decision, Article article, WatchSettings settings, IReadOnlyList<Destination> destinations, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(destinations);
        var watch = decision.Ledger.Watch;
        AlertFact[] facts =
        [
            .. decision.Facts.Where(fact => fact.IsAnnounced)
                .OrderBy(fact => fact.Novelty == NoveltyKind.New ? 0 : 1)
                .ThenBy(fact => fact.Fact.Kind)
                .ThenByDescending(fact => (fact.Fact as CountryFact)?.Role)
                .Select(fact => AlertFact.From(fact.Fact, fact.Novelty, fact.Previous)),
        ];
        if (facts.Length == 0 && !decision.Opened)
        {
            return null;
        }

        return new Alert
        {
            Id = IdOf(watch, decision.Opened, facts),
            Watch = watch,
            Title = settings.Title,
            Opened = decision.Opened ? true : null,
            RaisedAt = now,
            Article = AlertArticle.From(article),
            Facts = facts,
            Deliveries =
            [
                .. destinations
                    .Where(destination => destination.Accepts(watch))
                    .Where(destination => settings.Destinations is null || settings.Destinations.Contains(destination.Name, StringComparer.OrdinalIgnoreCase))
                    .Select(destination => new Delivery(destination.Name)),
            ],
        };
    }

    /// <summary>First 12 bytes of SHA-256 over the watch and the sorted keys with their values or roles, in hexadecimal.</summary>
    private static string IdOf(string watch, bool opened, IEnumerable<AlertFact> facts)
    {
        var announced = new StringBuilder(watch).Append('\n').Append(opened ? "opened" : "").Append('\n');
        foreach (var line in facts.Select(Announces).Order(StringComparer.Ordinal))
        {
            announced.Append(line).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(announced.ToString())).AsSpan(0, 12));
    }

    private static string Announces(AlertFact fact) =>
        string.Create(CultureInfo.InvariantCulture, $"{fact.Key}={fact.Role}{fact.Value}{(fact.UpTo is { } upTo ? $"-{upTo}" : "")}");
}
