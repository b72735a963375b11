using Spectre.Console;

namespace Pipeline.Local.Rendering;

/// <summary>Where a command speaks: results to the output, progress and problems to the error stream.</summary>
internal sealed class Output
{
    // Wide enough that a line is never broken for a program that reads it.
    private const int UnbrokenWidth = 100_000;

    private Output(IAnsiConsole result, IAnsiConsole notes, bool isPiped)
    {
        Result = result;
        Notes = notes;
        IsPiped = isPiped;
    }

    /// <summary>The command's results.</summary>
    public IAnsiConsole Result { get; }

    /// <summary>Progress and problems.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Whether a program reads the results rather than a person.</summary>
    public bool IsPiped { get; }

    /// <summary>The process's own streams.</summary>
    public static Output Console()
    {
        var isPiped = System.Console.IsOutputRedirected;
        return new(Create(System.Console.Out, isPiped), Create(System.Console.Error, System.Console.IsErrorRedirected), isPiped);
    }

    /// <summary>Writers that a program reads.</summary>
    public static Output To(TextWriter result, TextWriter notes) => new(Create(result, isPiped: true), Create(notes, isPiped: true), true);

    /// <summary>Says what is going on.</summary>
    public void Progress(string message) => Notes.MarkupLine($"[grey]{Marked.Inert(message)}[/]");

    /// <summary>Says what went wrong.</summary>
    public void Error(string message) => Notes.MarkupLine($"[red]{Marked.Inert(message)}[/]");

    /// <summary>Writes a line with names that strangers gave.</summary>
    public void Name(string line) => Line(TerminalText.Line(line));

    /// <summary>Writes a line exactly as it is.</summary>
    public void Line(string line)
    {
        lock (Result)
        {
            Result.Profile.Out.Writer.Write(line);
            Result.Profile.Out.Writer.Write('\n');
            Result.Profile.Out.Writer.Flush();
        }
    }

    private static IAnsiConsole Create(TextWriter writer, bool isPiped)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPiped ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isPiped ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isPiped)
        {
            console.Profile.Width = UnbrokenWidth;
        }

        return console;
    }
}
