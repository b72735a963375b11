using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Local.Rendering;

/// <summary>An alert as a person reads it in a terminal: the news, its facts, the sentences that prove them, the article.</summary>
internal static class AlertView
{
    // Beyond this a sentence is shortened around the words that state the facts.
    private const int SentenceLength = 320;

    public static IRenderable Of(Alert alert)
    {
        var story = AlertStory.Of(alert);
        var context = story.Context.Length > 0 ? $"\n[grey]{Markup.Escape(story.Context)}[/]" : "";
        var rows = new List<IRenderable>
        {
            new Padder(new Markup($"[bold]{Markup.Escape(story.Headline)}[/]{context}"), new Padding(0, 0, 0, 1)),
        };
        foreach (var proof in story.Proofs(story.Showable, SentenceLength))
        {
            rows.AddRange(proof.Lines.Select(line => new Markup(Line(line))));
            rows.AddRange(proof.Sentences.Select(
                (sentence, i) => new Padder(new Markup(Quoted(sentence)), new Padding(2, 0, 0, i + 1 < proof.Sentences.Count ? 0 : 1))));
        }

        if (story.More(story.Showable) is { } more)
        {
            rows.Add(new Markup($"[grey]{Markup.Escape(more)}[/]"));
        }

        rows.AddRange(Article(story).Select(line => new Markup(line)));
        return new Panel(new Rows(rows)) { Border = BoxBorder.Rounded, Padding = new Padding(1, 0), Expand = true };
    }

    private static string Line(FactLine line) =>
        $"[green]{Markup.Escape(line.Caption)}[/]  {string.Join("[grey],[/] ", line.Items.Select(Item))}"
        + (line.Sources is { } sources ? $"[grey] · {Markup.Escape(sources)}[/]" : "");

    private static string Item(FactItem item) =>
        $"[bold]{Markup.Escape(item.Label)}[/]{(item.Note is { } note ? $" [grey]({Markup.Escape(note)})[/]" : "")}";

    private static string Quoted(IEnumerable<TextRun> sentence) => $"[grey]“[/]{string.Concat(sentence.Select(
        run => run.IsMarked ? $"[bold yellow]{Markup.Escape(run.Text)}[/]" : Markup.Escape(run.Text)))}[grey]”[/]";

    private static IEnumerable<string> Article(AlertStory story)
    {
        if (story.ArticleTitle is { } title)
        {
            yield return $"[italic]{Markup.Escape(title)}[/]";
        }

        foreach (var line in new[] { story.ArticleOrigin, story.ArticleLink, story.SmallPrint })
        {
            if (line is { Length: > 0 })
            {
                yield return $"[grey]{Markup.Escape(line)}[/]";
            }
        }
    }
}
