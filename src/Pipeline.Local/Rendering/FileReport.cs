using Pipeline.Core.Articles;
using Spectre.Console;

namespace Pipeline.Local.Rendering;

/// <summary>What came of reading files, and what a command that read them tells the shell.</summary>
internal sealed class FileReport(Output output, bool asText, Func<string, Rejection, string> line)
{
    private int files;
    private int articles;
    private bool failed;

    /// <summary>Counts a file.</summary>
    /// <param name="count">How many articles were read in it.</param>
    public void Add(int count)
    {
        files++;
        articles += count;
    }

    /// <summary>Writes what was not read.</summary>
    /// <param name="source">The file's name, with that of the part.</param>
    /// <param name="rejection">Why it was not.</param>
    public void Write(string source, Rejection rejection)
    {
        if (asText)
        {
            Heading(source);
            output.Result.MarkupLine($"[red]{Marked.Inert(rejection.Detail)}[/]");
        }
        else
        {
            output.Line(line(source, rejection));
        }

        // An empty article is an answer; a file that can't be read is a failure.
        if (rejection.Reason != RejectionReason.Empty)
        {
            failed = true;
            output.Error($"{source}: {rejection.Detail}");
        }
    }

    /// <summary>Writes the name under which an article stands, for people.</summary>
    public void Heading(string source)
    {
        if (output.IsPiped)
        {
            // A rule would be as long as the lines of a pipe are wide.
            output.Result.WriteLine($"── {TerminalText.Line(source)}");
        }
        else
        {
            output.Result.Write(new Rule($"[bold]{Marked.Inert(source)}[/]") { Justification = Justify.Left, Style = "grey" });
        }
    }

    /// <summary>What the shell is told: a failure where something could not be read, or where there was nothing to read, which is said.
    /// </summary>
    public int End()
    {
        if (articles == 0)
        {
            output.Error(files == 0 ? "There is no file to read." : "No article was read.");
        }

        return failed || articles == 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
