using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Puts what a record of an incident says in fields of its own into words: "Victim: Sarn Clinic. Country: Germany. Affected:
/// 12000."</summary>
/// <remarks>People who track attacks keep victim, country and numbers in fields and repeat none of it in the summary, and the title is
/// often the same for all. An article with a country beside it is no record: news services tag their sources with one.</remarks>
internal static class IncidentFields
{
    // A field that is longer is a text.
    private const int MaxValue = 300;

    private static readonly List<Field> Fields =
    [
        .. EmbeddedTable.KindRows<FieldKind>("incident-fields.tsv", 4)
            .Select(row => new Field(row.Kind, row.Cells[1], row.Cells[2].Split('|'), row.Cells[3])),
    ];

    /// <summary>Names of the fields of records.</summary>
    public static IEnumerable<string> Names => Fields.SelectMany(known => known.Names);

    /// <summary>Whether fields are those of a record, and not of an article that has a country beside it.</summary>
    public static bool AreRecord(FieldSet fields) => Stated(fields).Exists(item => item.Field.Kind == FieldKind.Mark);

    /// <summary>What the fields say, a sentence for each; null when they make no record.</summary>
    /// <remarks>Every letter has the place of the value that it tells of, so that evidence points at the field.</remarks>
    public static MappedText? Describe(FieldSet fields)
    {
        var stated = Stated(fields);
        if (!stated.Exists(item => item.Field.Kind == FieldKind.Mark))
        {
            return null;
        }

        var text = new MappedText.Builder();
        foreach (var (kind, value) in stated.Where(item => !SaysNothing(item.Field, item.Value.Text)))
        {
            var (first, last) = (value.SourceOf(0), value.SourceOf(value.Text.Length - 1));
            var isNumber = value.Text.All(character => char.IsAsciiDigit(character) || character is ',' or '.' or ' ')
                && kind.Counted.Length > 0;
            text.Append(text.Length == 0 ? "" : " ");
            if (isNumber)
            {
                text.Append(value).AppendFor($" {kind.Counted}.", last);
                continue;
            }

            text.AppendFor($"{kind.Label}: ", first);
            if (kind.Kind == FieldKind.Country && CountryCodes.Names(value.Text) is { } names)
            {
                text.AppendFor(names[..^1], first).AppendFor(names[^1..], last);
            }
            else
            {
                text.Append(value);
            }

            text.AppendFor(value.Text[^1] is '.' or '!' or '?' ? "" : ".", last);
        }

        return text.Length == 0 ? null : text.Build();
    }

    private static List<(Field Field, MappedText Value)> Stated(FieldSet fields) =>
        [.. Fields.Select(known => (Field: known, Value: fields.Value(known.Names)))
            .Where(item => item.Value is { } value && value.Text.Length <= MaxValue && value.Text.Any(char.IsLetterOrDigit))
            .Select(item => (item.Field, Value: item.Value!.Trim()))];

    // A count of nobody, as tables have it in every row, is no figure.
    private static bool SaysNothing(Field field, string value) => Placeholders.SaysNothing(value) && !IsCode(field, value)
        || field.Counted.Length > 0 && value.All(character => character is '0' or '.' or ',');

    // "NA" is Namibia.
    private static bool IsCode(Field field, string value) => field.Kind == FieldKind.Country && CountryCodes.Names(value) is not null;

    private enum FieldKind
    {
        /// <summary>Stands beside a mark.</summary>
        Beside,

        /// <summary>Stands beside a mark and holds a name or a code.</summary>
        Country,

        /// <summary>Makes a record by itself.</summary>
        Mark,
    }

    /// <param name="Kind">Whether it makes a record, or stands beside.</param>
    /// <param name="Label">What it is called in the text.</param>
    /// <param name="Names">Its names.</param>
    /// <param name="Counted">What a number in it counts, as the end of a sentence; empty when it counts nothing.</param>
    private sealed record Field(FieldKind Kind, string Label, string[] Names, string Counted);
}
