using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Local.Rendering;

/// <summary>An alert as a person reads it in a terminal: what is new, the sentence that proves it, what it replaces, the article.</summary>
internal static class AlertView
{
    // Beyond this a sentence is shortened around the words that state the facts.
    private const int SentenceLength = 320;

    public static IRenderable Of(Alert alert)
    {
        var story = AlertStory.Of(alert);
        var rows = new List<IRenderable>();
        foreach (var proof in story.Proofs(story.Showable, SentenceLength))
        {
            rows.AddRange(proof.Lines.Select(line => new Markup(Line(line))));
            if (proof.Sentence.Count > 0)
            {
                var sentence = string.Concat(
                    proof.Sentence.Select(run => run.IsMarked ? $"[bold yellow]{Markup.Escape(run.Text)}[/]" : Markup.Escape(run.Text)));
                rows.Add(new Padder(new Markup($"[grey]“[/]{sentence}[grey]”[/]"), new Padding(2, 0, 0, 1)));
            }
        }

        if (story.Omitted(story.Showable) is { } omitted)
        {
            rows.Add(new Markup($"[grey]{Markup.Escape(omitted)}[/]"));
        }

        rows.Add(new Markup(Article(story)));
        return new Panel(new Rows(rows))
        {
            Header = new PanelHeader(
                $" [bold]{Markup.Escape(story.Title)}[/]"
                + $"{(story.Summary.Length > 0 ? $" [grey]·[/] {Markup.Escape(story.Summary)}" : "")} "),
            Border = BoxBorder.Rounded,
            Padding = new Padding(1, 0),
            Expand = true,
        };
    }

    private static string Line(FactLine line) =>
        $"[green]{Markup.Escape(line.Caption)}[/]  {string.Join("[grey],[/] ", line.Items.Select(Item))}";

    private static string Item(FactItem item) =>
        $"[bold]{Markup.Escape(item.Label)}[/]{(item.Note is { } note ? $" [grey]({Markup.Escape(note)})[/]" : "")}";

    private static string Article(AlertStory story)
    {
        var origin = story.ArticleOrigin.Length > 0 ? $"\n[grey]{Markup.Escape(story.ArticleOrigin)}[/]" : "";
        var link = story.ArticleLink is { } url ? $"\n[grey]{Markup.Escape(url)}[/]" : "";
        return $"[italic]{Markup.Escape(story.ArticleTitle)}[/]{origin}{link}";
    }
}
