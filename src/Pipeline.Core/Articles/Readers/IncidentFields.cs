namespace Pipeline.Core.Articles.Readers;

/// <summary>Puts what a record of an incident says in fields of its own into words: "Victim: Sarn Clinic. Country: Germany. Affected:
/// 12000."</summary>
/// <remarks>People who track attacks keep victim, country and numbers in fields and repeat none of it in the summary, and the title is often
/// the same for all. An article with a country beside it is no record: news services tag their sources with one.</remarks>
internal static class IncidentFields
{
    // A field that is longer is a text.
    private const int MaxValue = 300;

    private static readonly List<Field> Fields =
        [.. DataTable.Rows("incident-fields.tsv").Where(row => row[0] != "code").Select(row => new Field(row[0], row[1], row[2].Split('|')))];

    /// <summary>Names of the fields of records.</summary>
    public static IEnumerable<string> Names => Fields.SelectMany(known => known.Names);

    /// <summary>What the fields say, a sentence for each; null when they make no record.</summary>
    public static MappedText? Describe(FieldSet fields)
    {
        var stated = Fields.Select(field => (Field: field, Value: fields.Value(field.Names)))
            .Where(item => item.Value is { } value && value.Text.Length <= MaxValue && value.Text.Any(char.IsLetterOrDigit))
            .Select(item => (item.Field, Value: item.Value!.Trim()))
            .ToList();
        if (!stated.Exists(item => item.Field.Kind == "mark"))
        {
            return null;
        }

        var text = new MappedText.Builder();
        foreach (var (field, value) in stated)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(field.Label).Append(": ");
            _ = field.Kind == "country" && CountryCodes.Names(value.Text) is { } names ? text.Append(names) : text.Append(value);
            text.Append(value.Text[^1] is '.' or '!' or '?' ? "" : ".");
        }

        return text.Build();
    }

    private sealed record Field(string Kind, string Label, string[] Names);
}
