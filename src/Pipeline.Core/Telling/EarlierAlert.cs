using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Novelty;

namespace Pipeline.Core.Telling;

/// <summary>What alerts of earlier versions, which have no headline, show in its place: they may still wait in an outbox.</summary>
internal static class EarlierAlert
{
    /// <summary>"Story opened: WhatsApp hack".</summary>
    public static string HeadlineOf(Alert alert, StoryName name) => alert.Opened == true ? $"Story opened: {name.Text}" : name.Text;

    /// <summary>"1 changed count, 2 new countries"; may be empty.</summary>
    public static string SummaryOf(Alert alert) => alert.Facts.Count == 0
        ? alert.Opened == true ? "No facts yet; what the next articles bring is told here." : ""
        : string.Join(", ", alert.Facts
            .GroupBy(fact => (fact.Kind, IsNew: fact.Novelty == NoveltyKind.New))
            .Select(group => $"{Number(group.Count())} {(group.Key.IsNew ? "new" : "changed")} "
                + (group.Count() == 1 ? group.Key.Kind.One : group.Key.Kind.Many)));

    /// <summary>The headline and the first facts.</summary>
    public static string NotificationOf(Alert alert, string headline)
    {
        var labels = alert.Facts.Take(3)
            .Select(fact => (Fact: fact, Item: FactWords.ItemOf(fact)))
            .Select(shown => shown.Fact.Kind.Brief(shown.Fact.Said, shown.Item.FlaggedLabel)
                + (shown.Item.Note is { } note ? $" ({note})" : ""))
            .ToList();
        var rest = alert.Facts.Count - labels.Count;
        return labels.Count == 0 ? headline : $"{headline}: {string.Join("; ", labels)}{(rest > 0 ? $"; {Number(rest)} more" : "")}";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
