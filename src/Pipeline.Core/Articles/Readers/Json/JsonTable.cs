using System.Buffers;
using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Turns tables into the list of objects that they stand for.</summary>
/// <remarks>Read are what pandas writes, <c>{"title":{"0":…,"1":…},"text":{…}}</c>, <c>{"title":[…],"text":[…]}</c> and
/// <c>{"columns":[…],"data":[[…]]}</c>, which is Datasette's form too, and rows under a row of names (Google Sheets).</remarks>
internal static class JsonTable
{
    private const int MostColumns = 500;

    private static readonly string[] HeaderNames = ["columns", "fields", "headers", "header", "columnnames"];

    private static readonly string[] RowNames = ["data", "rows", "values", "records", "results", "dataarray"];

    /// <summary>The rows, each an object, up to <paramref name="most"/>; null when this is no table.</summary>
    public static JsonElement? Rows(JsonElement value, int most) => value.ValueKind switch
    {
        JsonValueKind.Array => UnderNames(value, most),
        JsonValueKind.Object => OfColumns(value, most) ?? BesideNames(value, most),
        _ => null,
    };

    private static JsonElement? OfColumns(JsonElement value, int most)
    {
        var names = value.EnumerateObject().Take(MostColumns + 1).Select(property => property.Name).ToList();
        if (names.Count is 0 or > MostColumns || !HasTextColumn(names))
        {
            return null;
        }

        if (value.EnumerateObject().All(column => column.Value.ValueKind == JsonValueKind.Object && AreCells(column.Value))
            && AreSame(value.EnumerateObject().Select(column => column.Value.GetPropertyCount())))
        {
            return Written(names, Transposed(
                [.. value.EnumerateObject().Select(column => column.Value.EnumerateObject().Select(cell => cell.Value))]), most);
        }

        // One list beside a title is its paragraphs; a table has several rows in every column, and one that says what each row is.
        return names.Count > 1
            && value.EnumerateObject().All(column => column.Value.ValueKind == JsonValueKind.Array && column.Value.GetArrayLength() > 1
                && column.Value.EnumerateArray().All(IsCell))
            && AreSame(value.EnumerateObject().Select(column => column.Value.GetArrayLength()))
            ? Written(names, Transposed([.. value.EnumerateObject().Select(column => column.Value.EnumerateArray().AsEnumerable())]), most)
            : null;
    }

    private static JsonElement? BesideNames(JsonElement value, int most)
    {
        JsonElement? header = null;
        JsonElement? rows = null;
        foreach (var property in value.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array))
        {
            var key = TextFields.Words(property.Name);
            header ??= Array.IndexOf(HeaderNames, key) >= 0 ? property.Value : null;
            rows ??= Array.IndexOf(RowNames, key) >= 0 && IsListOfLists(property.Value) ? property.Value : null;
        }

        return (header, rows) switch
        {
            (null, { } list) => UnderNames(list, most),
            ({ } named, { } list) when Names(named) is { } names => Written(names, Lists(list), most),
            _ => null,
        };
    }

    private static JsonElement? UnderNames(JsonElement list, int most) =>
        IsListOfLists(list) && list.GetArrayLength() > 1 && Names(list[0]) is { } names ? Written(names, Lists(list).Skip(1), most) : null;

    /// <summary>The names in a list of strings or of objects that have one; null when no column of an article is among them.</summary>
    private static List<string>? Names(JsonElement header)
    {
        var names = header.EnumerateArray().Take(MostColumns + 1).Select(item => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object when item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String =>
                name.GetString(),
            _ => null,
        }).OfType<string>().ToList();
        return names.Count == header.GetArrayLength() && HasTextColumn(names) ? names : null;
    }

    private static bool HasTextColumn(List<string> names) => names.Exists(name => TextFields.Words(name) is var key
        && (Array.IndexOf(FieldNames.Title, key) >= 0 || Array.IndexOf(FieldNames.Text, key) >= 0
            || Array.IndexOf(FieldNames.Summary, key) >= 0 || IncidentFields.Names.Contains(key)));

    // Rows are named by their numbers or days; "rendered" is the name of a form, as WordPress has it.
    private static bool AreCells(JsonElement column) => column.GetPropertyCount() > 0
        && column.EnumerateObject().All(cell => cell.Name is [var first, ..] && char.IsAsciiDigit(first));

    private static bool IsCell(JsonElement value) => value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);

    private static bool IsListOfLists(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        && value.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Array);

    private static bool AreSame(IEnumerable<int> counts) => counts.Distinct().Count() == 1;

    private static IEnumerable<IEnumerable<JsonElement>> Lists(JsonElement list) =>
        list.EnumerateArray().Select(row => row.EnumerateArray().AsEnumerable());

    private static IEnumerable<IEnumerable<JsonElement>> Transposed(IEnumerable<JsonElement>[] columns)
    {
        var cells = Array.ConvertAll(columns, column => column.GetEnumerator());
        while (Array.TrueForAll(cells, cell => cell.MoveNext()))
        {
            yield return Array.ConvertAll(cells, cell => cell.Current);
        }
    }

    private static JsonElement Written(List<string> names, IEnumerable<IEnumerable<JsonElement>> rows, int most)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var row in rows.Take(most))
            {
                writer.WriteStartObject();
                foreach (var (name, cell) in names.Zip(row))
                {
                    writer.WritePropertyName(name);
                    cell.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        using var document = JsonDocument.Parse(json.WrittenMemory);
        return document.RootElement.Clone();
    }
}
