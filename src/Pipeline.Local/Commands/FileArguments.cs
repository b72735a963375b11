using System.CommandLine;
using Pipeline.Local.Analysis;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary>What every command takes that shows what is in files.</summary>
internal sealed class FileArguments
{
    private readonly Argument<FileSystemInfo[]> paths = new("PATH")
    {
        Description = "Articles in any format that can be dropped; a folder means all its files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> format = new("--format", "-f")
    {
        Description = "text for people, jsonl for programs (the default when piped).",
    };

    public FileArguments()
    {
        paths.AcceptExistingOnly();
        format.AcceptOnlyFromAmong("text", "jsonl");
    }

    /// <summary>Adds the arguments to <paramref name="command"/>.</summary>
    public FileArguments AddTo(Command command)
    {
        command.Arguments.Add(paths);
        command.Options.Add(format);
        return this;
    }

    /// <summary>The files that the user named, those in folders included.</summary>
    public IEnumerable<DroppedFile> Files(ParseResult parsed) => DroppedFile.In(parsed.GetRequiredValue(paths));

    /// <summary>Whether people are to read what is printed.</summary>
    public bool AsText(ParseResult parsed, Output output) => (parsed.GetValue(format) ?? (output.IsPiped ? "jsonl" : "text")) == "text";
}
