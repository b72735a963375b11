using Pipeline.Text;

namespace Pipeline.Core.Articles;

/// <summary>Makes an article of a draft: title first, no furniture of pages, repeated lead once, fields bounded, id computed.</summary>
/// <remarks>
/// The id is taken over the body as it is analysed, title included, so the same text has one id whether its format states the title apart
/// (Markdown, HTML, JSON) or not (plain text), and whether a headline was recognised or not.
/// </remarks>
internal static class ArticleAssembler
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>The article, or null when the draft holds nothing but white space and marks.</summary>
    public static Article? Assemble(ArticleDraft draft, string source, ArticleLimits limits)
    {
        var text = draft.Text.Trim();
        var titleInText = draft.TitleInText;
        text = PageFurniture.Without(text, titleInText.End);
        if (RepeatedLead.Find(text.Text, titleInText.End) is { } repeated)
        {
            text = new MappedText.Builder().Append(text, 0, repeated.Start).Append(text, repeated.End, text.Text.Length).Build();
        }

        var (body, titleSpan) = draft.Title?.Trim() is { } title && title.Text.Any(char.IsLetterOrDigit)
            ? WithTitle(title, text)
            : (text, titleInText);
        body = body with { Text = Latin1Controls.Show(body.Text) };
        if (!body.Text.Any(char.IsLetterOrDigit))
        {
            return null;
        }

        // A title that is cut for display stays whole in the body.
        titleSpan = new TextSpan(titleSpan.Start, Math.Min(titleSpan.Length, limits.MaxFieldLength));
        titleSpan = new TextSpan(titleSpan.Start, TextFields.Bound(titleSpan.In(body.Text), limits.MaxFieldLength).Length);
        return new Article
        {
            Id = ArticleId.Compute(title: null, body.Text),
            Source = source,
            Title = titleSpan.Length == 0 ? null : TextFields.OneLine(titleSpan.In(body.Text)),
            Body = body.Text,
            TitleSpan = titleSpan,
            Url = draft.Url,
            Publisher = TextFields.Clean(draft.Publisher, limits.MaxFieldLength),
            Author = TextFields.Clean(draft.Author, limits.MaxFieldLength),
            PublishedAt = draft.PublishedAt,
            SourceMap = body.Slices.Count == 0 ? null : new SourceMap(body.Slices),
        };
    }

    private static (MappedText Body, TextSpan TitleSpan) WithTitle(MappedText title, MappedText text)
    {
        var lineEnd = text.Text.AsSpan().IndexOfAny('\r', '\n');
        var firstLine = text.Text.AsSpan(0, lineEnd < 0 ? text.Text.Length : lineEnd).TrimEnd();
        if (TextFields.SameWords(firstLine, title.Text))
        {
            return (text, new TextSpan(0, firstLine.Length));
        }

        var body = new MappedText.Builder().Append(title);
        if (text.Text.Length > 0)
        {
            body.Append(ParagraphBreak).Append(text);
        }

        return (body.Build(), new TextSpan(0, title.Text.Length));
    }
}
