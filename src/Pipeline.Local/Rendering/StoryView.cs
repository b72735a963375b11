using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Telling;
using Spectre.Console;

namespace Pipeline.Local.Rendering;

/// <summary>A story as a person reads it in a terminal: what it is called, what happened with the figures as they stand, what is claimed of
/// it, and running totals.</summary>
internal static class StoryView
{
    private const int MostNames = 3;

    public static void Write(IAnsiConsole console, Ledger ledger, StoryRow row)
    {
        var outline = StoryOutline.Of(ledger.Story);
        console.MarkupLine($"[bold]{Marked.Inert(row.Title ?? row.Watch)}[/]");
        console.MarkupLine(
            $"[grey]{CountWords.Of(row.Articles.Count, "article")}, {CountWords.Of(outline.Events.Count, "event")}"
            + $"{(outline.Lines.Count == 0 ? "" : $", {CountWords.Of(outline.Lines.Count, "running total")}")}[/]");
        foreach (var one in outline.Events)
        {
            console.WriteLine();
            WriteEvent(console, ledger, one, "  ");
        }

        if (outline.Lines.Count > 0)
        {
            console.WriteLine();
            console.MarkupLine("  [bold]Running totals[/]");
            foreach (var line in outline.Lines)
            {
                WriteFigures(console, ledger, line.Id, "    ");
            }
        }
    }

    private static void WriteEvent(IAnsiConsole console, Ledger ledger, OutlinedEvent one, string indent)
    {
        var name = one.Event.Title ?? one.Event.Place ?? "What happened";
        console.MarkupLine(
            $"{indent}[bold]{Marked.Inert(name)}[/]{Days(one.Event)}  [grey]{one.Id}{Standing(one.Event)}[/]");
        WriteFigures(console, ledger, one.Id, indent + "  ");
        foreach (var beside in one.Beside)
        {
            WriteEvent(console, ledger, beside, indent + "    ");
        }
    }

    private static void WriteFigures(IAnsiConsole console, Ledger ledger, string id, string indent)
    {
        foreach (var figure in KnownFigure.Of(ledger, id))
        {
            console.MarkupLine($"{indent}{Marked.Inert(figure.Label)}  [grey]{Marked.Inert(SourcesOf(figure))}[/]");
        }
    }

    /// <summary>"The Courier", "4 sources: The Courier, North Wire, Dawn and 1 more".</summary>
    private static string SourcesOf(KnownFigure figure)
    {
        var names = string.Join(", ", figure.Sources.Take(MostNames));
        return figure.Sources.Count == 1
            ? names
            : $"{CountWords.Of(figure.Sources.Count, "source")}: {names}"
                + (figure.Sources.Count > MostNames ? $" and {figure.Sources.Count - MostNames} more" : "");
    }

    private static string Standing(StoryEvent happened) => happened switch
    {
        { MayBe: { } other } => $", no text says whether it is another event than {other}",
        { Sort: EventSort.Claim, ClaimOn: { } about } => $", claimed of {about}",
        _ => "",
    };

    private static string Days(StoryEvent happened) => happened switch
    {
        { From: { } from, To: { } to } when to != from => $"  {Day(from)} to {Day(to)}",
        { From: { } from } => $"  {Day(from)}",
        _ => "",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
