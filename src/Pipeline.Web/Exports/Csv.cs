using System.Globalization;
using System.Text;
using Pipeline.Core.Alerts;
using Pipeline.Core.Naming;
using Pipeline.Core.Telling;
using Pipeline.Web.Drawing;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Exports;

/// <summary>Facts and alerts as CSV (RFC 4180), in UTF-8 with a byte-order mark, which spreadsheets need to read
/// letters beyond ASCII.</summary>
/// <remarks>A cell that a spreadsheet would take for a formula gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection): labels and sentences are a stranger's.</remarks>
internal static class Csv
{
    // The full-width forms are formulas in Asian locales.
    private const string Formula = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

    public static byte[] Facts(IEnumerable<StoryFact> facts)
    {
        var text = new StringBuilder("\uFEFF");
        Row(
            text, "key", "kind", "label", "role", "value", "upTo", "bound", "effect", "who", "increment", "seenAt", "publishedAt",
            "announcedAt", "alertId", "sources", "source", "articleId", "rule", "sentence", "storyId", "storyTitle", "scope", "eventId",
            "eventTitle", "eventPlace", "eventFrom", "eventTo");
        foreach (var fact in facts)
        {
            foreach (var state in fact.States)
            {
                Row(
                    text, fact.Key, fact.Kind.Name, state.Label, state.Role?.Name(), Number(state.Value), Number(state.UpTo),
                    state.Bound?.Name(), fact.Effect?.Name(), fact.Who, fact.Increment is true ? "true" : null,
                    Time(state.SeenAt), Time(state.PublishedAt), Time(state.AnnouncedAt), state.AlertId,
                    string.Join("; ", state.Sources), state.Source, state.ArticleId, state.Evidence.Rule, state.Evidence.Sentence,
                    fact.Story?.Id, fact.Story?.Title, fact.Scope?.Name(), fact.Event?.Id, fact.Event?.Title, fact.Event?.Place,
                    Day(fact.Event?.From), Day(fact.Event?.To));
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string AlertHeader()
    {
        var text = new StringBuilder("\uFEFF");
        Row(
            text, "alertId", "raisedAt", "opened", "novelty", "key", "kind", "label", "role", "value", "upTo", "bound", "previousValue",
            "changePercent", "confidence", "articleTitle", "articleUrl", "publisher", "publishedAt", "source", "deliveries", "sentence",
            "storyId", "storyTitle", "headline", "scope", "eventId", "eventTitle", "eventPlace", "eventFrom", "eventTo", "sources");
        return text.ToString();
    }

    public static string AlertRows(Alert alert)
    {
        var text = new StringBuilder();
        var deliveries = string.Join(
            "; ", alert.Deliveries.Select(delivery => $"{delivery.Destination}: {delivery.State.Name()}"));
        // An alert that only says that the story opened, as earlier versions sent, is a row of its own.
        foreach (var fact in alert.Facts.DefaultIfEmpty<AlertFact?>(null))
        {
            Row(
                text, alert.Id, Time(alert.RaisedAt), alert.Opened is true ? "true" : null, fact?.Novelty.Name(), fact?.Key,
                fact?.Kind.Name, fact?.Label, fact?.Role?.Name(), Number(fact?.Value), Number(fact?.UpTo), fact?.Bound?.Name(),
                Number(fact?.Previous?.Value), fact?.Previous?.ChangePercent?.ToString(CultureInfo.InvariantCulture),
                fact?.Confidence.ToString(CultureInfo.InvariantCulture), alert.Article.Title, DisplayText.Link(alert.Article.Url),
                alert.Article.Publisher, Time(alert.Article.PublishedAt), alert.Article.Source, deliveries, fact?.Evidence.Sentence,
                alert.Story?.Id, alert.Story?.Title, alert.Headline, fact?.Scope?.Name(), fact?.Event?.Id, fact?.Event?.Title,
                fact?.Event?.Place, Day(fact?.Event?.From), Day(fact?.Event?.To), Number(fact?.Sources));
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i > 0 ? "," : "").Append(Cell(cells[i] ?? ""));
        }

        text.Append("\r\n");
    }

    private static string Cell(string cell)
    {
        // Control characters would reach the terminal of whoever prints the file.
        var plain = string.Create(cell.Length, cell, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                into[i] = char.IsControl(from[i]) && from[i] is not ('\t' or '\r' or '\n') ? ' ' : from[i];
            }
        });
        var safe = plain.Length > 0 && Formula.Contains(plain[0], StringComparison.Ordinal) ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at is { } known ? Words.Machine(known) : null;
}
