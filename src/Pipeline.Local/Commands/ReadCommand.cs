using System.CommandLine;
using Pipeline.Core.Articles;
using Pipeline.Local.Analysis;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>read</c>: shows the articles in files as they are read, before any analysis.</summary>
internal static class ReadCommand
{
    public static Command Create(Output output)
    {
        var command = new Command(
            "read", "Show the articles in files as they are read, before any analysis, and why others are not; touches no storage.");
        var arguments = new FileArguments().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asText = arguments.AsText(parsed, output);
            var report = new FileReport(output, asText, ArticleLine.Write);
            var parser = new ArticleParser();
            await FileBatches.EachAsync(
                arguments.Files(parsed),
                threads: -1,
                (file, token) => ReadAsync(parser, file, token),
                rejection => ArticleParseResult.Of([], [rejection]),
                (file, read) =>
                {
                    report.Add(read.Articles.Count);
                    foreach (var article in read.Articles)
                    {
                        Write(output, report, article, asText);
                    }

                    foreach (var rejection in read.Rejections)
                    {
                        report.Write(file.Name + rejection.Part, rejection);
                    }
                },
                cancellationToken);
            return report.End();
        });
        return command;
    }

    private static async Task<ArticleParseResult> ReadAsync(ArticleParser parser, DroppedFile file, CancellationToken cancellationToken) =>
        parser.TooLarge(file.Name, file.Info.Length) is { } tooLarge
            ? ArticleParseResult.Of([], [tooLarge])
            : parser.Parse(file.Name, await File.ReadAllBytesAsync(file.Info.FullName, cancellationToken));

    private static void Write(Output output, FileReport report, Article article, bool asText)
    {
        if (!asText)
        {
            output.Line(ArticleLine.Write(article));
            return;
        }

        report.Heading(article.Source);
        foreach (var (name, value) in ArticleLine.Fields(article))
        {
            if (value is not null)
            {
                output.Result.MarkupLine($"[grey]{name}[/] {Marked.Inert(value)}");
            }
        }

        output.Result.WriteLine();
        foreach (var line in article.Body.AsSpan().EnumerateLines())
        {
            output.Result.MarkupLine(Marked.Inert(line.ToString()));
        }

        output.Result.WriteLine();
    }
}
