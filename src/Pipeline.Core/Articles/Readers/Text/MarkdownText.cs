using System.Buffers;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>Takes the markup out of Markdown and keeps the place of every word.</summary>
/// <remarks>
/// Text without markup is one verbatim slice, line ends included. Otherwise words come from CommonMark's literals, each a slice of its own:
/// the text of links, emphasis, headings, list items, quotes and code stays; images, link addresses, rules and comments go; HTML is reduced
/// to its text. Indentation does not make code, since drops indent paragraphs. Texts that are nested or linked without end are taken
/// verbatim.
/// </remarks>
internal static partial class MarkdownText
{
    // CommonMark's link and emphasis rules are quadratic on hostile text; articles are a tenth of this.
    private const int MaxRendered = 128 * 1024;

    // As above: a text of 128 KiB that is nothing but link openings took Markdig 1.6 twenty seconds, 20,000 stars took it six, and of
    // 40,000 processing instructions without end it was not done after twelve. Real articles have some hundred of these.
    private const int MaxMarks = 4_000;
    private const int MaxBrackets = 2_000;
    private const int MaxTags = 1_000;

    // Each opening on a line is looked at again for every further one.
    private const int MaxBlocksOnALine = 64;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    private static readonly SearchValues<char> InlineMarks = SearchValues.Create("*_[`<&\\~");

    /// <summary>The text of <paramref name="source"/> from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static MappedText Render(string source, int start, int end)
    {
        var text = source.AsSpan(start, end - start);
        if (!HasMarkup(text) || text.Length > MaxRendered || IsExcessive(text))
        {
            return MappedText.Verbatim(source, start, end);
        }

        try
        {
            var document = Markdown.Parse(source[start..end], Pipeline);
            var output = new Output(source, start);
            output.Write(document);
            return output.Text.TrimEnd().Build();
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond its limit of 128.
            return MappedText.Verbatim(source, start, end);
        }
    }

    /// <summary>The same as HTML, for texts around which a page's navigation stands; null when it is to be taken verbatim.</summary>
    public static string? Html(string source)
    {
        if (!HasMarkup(source) || source.Length > MaxRendered || IsExcessive(source))
        {
            return null;
        }

        try
        {
            return Markdown.ToHtml(source, Pipeline);
        }
        catch (ArgumentException)
        {
            // As above.
            return null;
        }
    }

    /// <summary>Whether a text without a title is Markdown all the same.</summary>
    public static bool HasLinkOrHeading(string text) => LinkOrHeading().IsMatch(text);

    private static bool HasMarkup(ReadOnlySpan<char> text) => text.IndexOfAny(InlineMarks) >= 0 || BlockMarkup().IsMatch(text);

    private static bool IsExcessive(ReadOnlySpan<char> text)
    {
        if (text.Count('[') > MaxBrackets || text.Count('*') + text.Count('_') > MaxMarks || text.Count('<') > MaxTags)
        {
            return true;
        }

        foreach (var line in text.EnumerateLines())
        {
            if (OpensMoreThan(line, MaxBlocksOnALine))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line such as "> > - 1. text" opens more quotes and lists than <paramref name="most"/>.</summary>
    private static bool OpensMoreThan(ReadOnlySpan<char> line, int most)
    {
        for (var opened = 0; opened <= most; opened++)
        {
            line = line.TrimStart();
            var digits = line.IndexOfAnyExceptInRange('0', '9');
            var isOpening = line is ['>', ..] or ['-' or '+' or '*', ' ' or '\t', ..]
                || digits > 0 && line[digits..] is ['.' or ')', ' ' or '\t', ..];
            if (!isOpening)
            {
                return false;
            }

            line = line[(Math.Max(digits, 0) + 1)..];
        }

        return true;
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    [GeneratedRegex("""^[ ]{0,3}(?:\#{1,6}[ \t]|>|[-+][ \t]|\d{1,9}[.)][ \t]|={3,}[ \t]*\r?$|-{3,}[ \t]*\r?$)""", RegexOptions.Multiline)]
    private static partial Regex BlockMarkup();

    [GeneratedRegex("""\[[^\]\[\r\n]{1,200}\]\(https?://[^\s()[\]]{1,2000}\)|^\#{1,6}[ ]\S|^[^\s#>-][^\r\n]{0,200}\r?\n={3,}[ \t]*\r?$""",
        RegexOptions.Multiline)]
    private static partial Regex LinkOrHeading();

    private sealed class Output(string source, int start)
    {
        public MappedText.Builder Text { get; } = new();

        public void Write(ContainerBlock container)
        {
            foreach (var block in container)
            {
                switch (block)
                {
                    case ListBlock list:
                        WriteList(list);
                        break;
                    case LinkReferenceDefinitionGroup:
                        break;
                    case ContainerBlock inner:
                        Write(inner);
                        break;
                    case Markdig.Syntax.HtmlBlock html:
                        Break("\n\n").Append(HtmlText.OfFragment(html.Lines.ToString()));
                        break;
                    case CodeBlock code:
                        Break("\n\n").Append(Invisible.Strip(code.Lines.ToString()));
                        break;
                    case LeafBlock { Inline: { } inline }:
                        Break("\n\n");
                        Write(inline);
                        break;
                }
            }
        }

        private void WriteList(ListBlock list)
        {
            foreach (var item in list)
            {
                foreach (var block in (ContainerBlock)item)
                {
                    if (block is LeafBlock { Inline: { } inline })
                    {
                        Break(ReferenceEquals(item, list[0]) ? "\n\n" : "\n");
                        Write(inline);
                    }
                    else if (block is ListBlock inner)
                    {
                        WriteList(inner);
                    }
                    else if (block is ContainerBlock container)
                    {
                        Write(container);
                    }
                }
            }
        }

        private void Write(ContainerInline container)
        {
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        Write(literal);
                        break;
                    case LinkInline { IsImage: true }:
                        break;
                    case ContainerInline inner:
                        Write(inner);
                        break;
                    case LineBreakInline:
                        Text.Append("\n");
                        break;
                    case CodeInline code:
                        Text.Append(Invisible.Strip(code.Content));
                        break;
                    case AutolinkInline link:
                        Text.Append(Invisible.Strip(link.Url));
                        break;
                    case HtmlEntityInline entity:
                        Text.Append(Invisible.Strip(entity.Transcoded.ToString()));
                        break;
                    case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                        Text.Append("\n");
                        break;
                }
            }
        }

        /// <summary>A literal is a slice of the drop, except where Markdig's position does not hold the same characters.</summary>
        private void Write(LiteralInline literal)
        {
            var content = literal.Content.AsSpan();
            var position = start + literal.Span.Start;
            for (var escaped = 0; escaped <= 1; escaped++, position++)
            {
                if (position >= 0 && position + content.Length <= source.Length
                    && source.AsSpan(position, content.Length).SequenceEqual(content))
                {
                    Text.AppendSource(source, position, position + content.Length);
                    return;
                }
            }

            Text.Append(Invisible.Strip(content.ToString()));
        }

        private MappedText.Builder Break(string paragraph) => Text.Length == 0 ? Text : Text.TrimEnd().Append(paragraph);
    }
}
