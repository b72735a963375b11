using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Makes an article of named fields.</summary>
/// <remarks>The longest prose among the fields of the text and the summary is the body; a placeholder ("only available in paid plans") is
/// none. What records of incidents say in fields of their own is part of the text (<see cref="IncidentFields"/>).</remarks>
internal static class FieldDraft
{
    // Of two forms of one text the preferred one may be a little shorter, as HTML without the addresses that Markdown spells out.
    private const double NearlyAsLong = 0.8;

    // A field of a known name is believed, unless it is but a teaser of the text elsewhere.
    private const double MuchShorter = 0.5;

    // A teaser says in other words what the text says; a lead that the text goes on from shares its subject alone.
    private const double MostWordsOfATeaser = 0.5;

    /// <summary>The article of a row: its fields in order, under the names of their columns.</summary>
    public static DropPart OfRow(IEnumerable<(string Name, MappedText Value)> row)
    {
        var fields = new FieldSet();
        var unknown = new UnknownTextSearch();
        foreach (var column in row.GroupBy(cell => FieldHeadings.OfColumn(cell.Name)))
        {
            fields.Add(column.Key, [.. column.Select(cell => cell.Value)]);
            var key = TextFields.Words(column.Key);
            if (!KnownFields.Contains(key) && Array.IndexOf(FieldNames.Beside, key) < 0)
            {
                unknown.Add(column.Key, HtmlText.OfFragment(string.Join("\n", column.Select(cell => cell.Value.Text))));
            }
        }

        return Of(fields, unknown.Found);
    }

    /// <summary>The article, or why there is none.</summary>
    /// <param name="fields">What is stated, under its names. HTML in the fields is reduced to its text.</param>
    /// <param name="unknown">The longest prose that stands in a field of no known name, if any.</param>
    public static DropPart Of(FieldSet fields, UnknownText? unknown = null)
    {
        var publishers = fields.Values(FieldNames.Publisher).Select(value => HtmlText.OfFragment(value.Text)).ToList();
        var publisher = publishers.Find(
            name => TextFields.Link(name) is null && name.Any(char.IsLetter) && !Placeholders.SaysNothing(name));
        var headline = fields.Values(FieldNames.Title)
            .Select(value => Line(value)).FirstOrDefault(line => line.Text.Length > 0 && !Placeholders.Contains(line.Text));
        var title = headline is null ? null : Outlet.Without(headline, publisher);
        var text = LongestText(fields, unknown);
        text = Outlet.IsHeadline(text.Text, title?.Text, publisher) ? MappedText.Empty : text;
        var body = IncidentFields.Describe(fields) is { } described
            ? Joined(described, text)
            : text;
        if (title is null && body.Text.Length == 0)
        {
            return DropPart.Rejected(RejectionReason.Empty, unknown is { } unread
                ? unread.Refusal
                : "No text: fields such as title, headline, content, body, text or description are missing or empty.");
        }

        if (body.Text.Length == 0 && unknown is { IsProse: false })
        {
            return DropPart.Rejected(RejectionReason.Malformed, unknown.Refusal);
        }

        var author = fields.Values(FieldNames.Author)
            .Select(value => TextFields.Author(HtmlText.OfFragment(value.Text)))
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name) && !Placeholders.SaysNothing(name));
        // Where one part has no place in the drop, evidence is told by its place in the body.
        var isPlaced = (title is null || title.Slices.Count > 0) && (body.Text.Length == 0 || body.Slices.Count > 0)
            && (text.Text.Length == 0 || text.Slices.Count > 0);
        return DropPart.Of(new ArticleDraft
        {
            Title = title is null || isPlaced ? title : MappedText.Extracted(title.Text),
            Text = isPlaced ? body : MappedText.Extracted(body.Text),
            Author = author,
            Publisher = publisher,
            Url = fields.Link(FieldNames.Link) ?? publishers.Select(TextFields.Link).FirstOrDefault(link => link is not null),
            PublishedAt = fields.Date(FieldNames.Date),
        });
    }

    private static MappedText LongestText(FieldSet fields, UnknownText? unknown)
    {
        var series = TextSeries.Of(fields);
        var cut = series.Find(found => found.IsText);
        var known = fields.Values(FieldNames.Text.Concat(FieldNames.Summary).Where(name => cut?.Keys.Contains(name) != true))
            .Select(Prose).Where(text => text.Text.Length > 0).ToList();
        if (cut is not null)
        {
            known.Insert(0, cut.Text);
        }

        // What is cut under a name that says nothing is weighed as what stands in one field of such a name.
        if (series.Where(found => !found.IsText).MaxBy(found => found.Text.Text.Length) is { } unnamed
            && unnamed.Text.Text.Length > (unknown?.Text.Length ?? 0))
        {
            if (known.TrueForAll(text => text.Text.Length < unnamed.Text.Text.Length * MuchShorter))
            {
                known.Add(unnamed.Text);
            }
        }
        else if (unknown is { IsProse: true } && known.TrueForAll(text => text.Text.Length < unknown.Text.Length * MuchShorter))
        {
            known.Add(MappedText.Extracted(unknown.Text));
        }

        if (known.Count == 0)
        {
            return MappedText.Empty;
        }

        var longest = known.Max(text => text.Text.Length);
        return WithLead(fields, known.Find(text => text.Text.Length >= longest * NearlyAsLong)!);
    }

    /// <summary>The text below its lead, when a field that is called so holds one that the text neither has nor says again.</summary>
    private static MappedText WithLead(FieldSet fields, MappedText text)
    {
        if (fields.Values(FieldNames.Lead).FirstOrDefault() is not { } field || Prose(field) is not { Text.Length: > 0 } lead
            || !Readers.Prose.IsSentences(lead.Text) || IsSaidIn(lead.Text, text.Text))
        {
            return text;
        }

        return MappedText.Joined([lead, text]);
    }

    /// <summary>Whether most of a lead's words are the text's as well, so that it is a teaser of it.</summary>
    private static bool IsSaidIn(string lead, string text)
    {
        var words = Words(lead);
        return words.Count == 0 || words.Count(Words(text).Contains) >= words.Count * MostWordsOfATeaser;
    }

    private static HashSet<string> Words(string text) =>
        [.. text.Split((char[]?)null).Select(word => TextFields.Words(word)).Where(word => word.Length > 3)];

    /// <summary>A field's text without markup, without the note of how much an API has cut off; empty for a placeholder.</summary>
    private static MappedText Prose(MappedText value)
    {
        var text = HtmlFragment.Read(value.Text);
        // "The toll rose to… [+2143 chars]", as NewsAPI.org cuts its content field.
        var cut = text.EndsWith(" chars]", StringComparison.Ordinal) ? text.LastIndexOf("[+", StringComparison.Ordinal) : -1;
        text = cut < 0 ? text : text[..cut].TrimEnd();
        return Placeholders.Contains(text) ? MappedText.Empty : Kept(value, text);
    }

    private static MappedText Line(MappedText value) => Kept(value, TextFields.OneLine(HtmlText.OfFragment(value.Text)));

    // A text that has no markup keeps its place in the drop.
    private static MappedText Kept(MappedText value, string text) => value.Trim() is var trimmed && trimmed.Text == text
        ? trimmed
        : MappedText.Extracted(text);

    private static MappedText Joined(MappedText first, MappedText second) => second.Text.Length == 0
        ? first
        : new MappedText.Builder().Append(first).Append("\n\n").Append(second).Build();
}
