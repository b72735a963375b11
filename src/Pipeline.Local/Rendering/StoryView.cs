using System.Globalization;
using Spectre.Console;

namespace Pipeline.Local.Rendering;

/// <summary>A story as a person reads it in a terminal: what it is called, what happened, and the figures as they stand.</summary>
internal static class StoryView
{
    public static void Write(IAnsiConsole console, StoryRow row)
    {
        console.MarkupLine(
            $"[bold]{Marked.Inert(row.Title ?? row.Watch)}[/]  [grey]{Count(row.Articles.Count, "article")}[/]");
        foreach (var happened in row.Events)
        {
            console.MarkupLine($"  {Marked.Inert(happened.Title ?? happened.Place ?? "What happened")}{Days(happened)}");
            foreach (var figure in happened.Figures)
            {
                console.MarkupLine($"    {Marked.Inert(figure.Label)}  [grey]{Count(figure.Sources.Count, "source")}[/]");
            }
        }
    }

    private static string Days(StoryRow.Happening happened) => happened switch
    {
        { From: { } from, To: { } to } when to != from => $"  [grey]{Day(from)} to {Day(to)}[/]",
        { From: { } from } => $"  [grey]{Day(from)}[/]",
        _ => "",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Count(int number, string one) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? one : one + "s")}";
}
