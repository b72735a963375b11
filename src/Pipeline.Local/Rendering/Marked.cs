using System.Text;
using Pipeline.Core.Facts;
using Spectre.Console;

namespace Pipeline.Local.Rendering;

/// <summary>Shows evidence: the sentence on one line, with the words that state the fact marked.</summary>
internal static class Marked
{
    /// <summary>Spectre markup of a sentence with the words of all facts that it proves marked.</summary>
    public static string Sentence(IReadOnlyCollection<Evidence> evidence)
    {
        var sentence = evidence.First().Sentence;
        var markup = new StringBuilder();
        var position = 0;
        foreach (var words in evidence.Select(e => e.Words).Where(words => words.Length > 0).Order())
        {
            if (words.Start >= position)
            {
                markup.Append(Inert(sentence[position..words.Start]))
                    .Append("[bold yellow]")
                    .Append(Inert(words.In(sentence)))
                    .Append("[/]");
                position = words.End;
            }
        }

        return markup.Append(Inert(sentence[position..])).ToString();
    }

    /// <summary>A stranger's text as Spectre markup for a terminal (<see cref="TerminalText"/>).</summary>
    public static string Inert(string text) => Markup.Escape(TerminalText.Line(text));
}
