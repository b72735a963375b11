using MimeKit;
using Pipeline.Core.Articles.Letters;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>What a message's header says of the article in it.</summary>
internal static class MailFields
{
    /// <summary>The header lines whose value may be the article's address, the surest first.</summary>
    public static IReadOnlyList<string> LinkFields { get; } = ["Archived-At", "X-RSS-URL", "Content-Location", "Content-Base"];

    /// <summary>The draft with subject, sender, date, list and address of its message. A page in a message knows its own author, publisher,
    /// address and date better than the letter around it.</summary>
    public static ArticleDraft Complete(ArticleDraft draft, MimeMessage message)
    {
        var subject = Subject(message).Text;
        return draft with
        {
            Title = subject.Length > 0 ? MappedText.Extracted(subject) : draft.Title,
            TitleInText = subject.Length > 0 ? default : draft.TitleInText,
            Author = draft.Author ?? Sender(message),
            Publisher = draft.Publisher ?? Publisher(message),
            Url = draft.Url ?? LinkFields.Select(name => Link(message.Headers[name])).FirstOrDefault(link => link is not null),
            PublishedAt = draft.PublishedAt ?? Date(message),
        };
    }

    /// <summary>Whether a letter answers another or passes it on.</summary>
    public static LetterKind KindOf(MimeMessage message) => Subject(message).Kind is not LetterKind.Own and var marked ? marked
        : message.Headers.Contains(HeaderId.InReplyTo) ? LetterKind.Reply
        : LetterKind.Own;

    private static LetterSubject Subject(MimeMessage message) => LetterSubject.Of(TextFields.OneLine(message.Subject ?? ""));

    // A letter that Outlook saved as text has its time in "Sent: Friday, 6 February 2026 14:05".
    private static DateTimeOffset? Date(MimeMessage message) =>
        message.Headers.Contains(HeaderId.Date) && message.Date != default ? message.Date
        : message.Headers["Sent"] is { } sent ? PublicationDate.Parse(sent)
        : null;

    private static string? Sender(MimeMessage message)
    {
        var name = message.From.Mailboxes.FirstOrDefault()?.Name;
        // A bare address names nobody.
        return string.IsNullOrWhiteSpace(name) || name.Contains('@', StringComparison.Ordinal) ? null : TextFields.Author(name);
    }

    private static string? Publisher(MimeMessage message)
    {
        // "Mire Post <news.mire.example>"; a bare id is no name.
        var list = message.Headers[HeaderId.ListId] is { } id && id.IndexOf('<', StringComparison.Ordinal) is > 0 and var mark
            ? id[..mark].Trim(' ', '"')
            : "";
        return list.Length > 0 ? list : message.Headers[HeaderId.Organization];
    }

    private static Uri? Link(string? value) => TextFields.Link(value?.Trim(' ', '<', '>'));
}
