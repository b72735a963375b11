namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Named fields of one article, from a JSON object, a row of a table, front matter or header lines.</summary>
/// <remarks>Names are compared by their letters and digits. The first field of a name that says something wins.</remarks>
internal sealed class FieldSet
{
    private readonly Dictionary<string, MappedText> values = new(StringComparer.Ordinal);
    private readonly List<(string Name, MappedText Value)> inOrder = [];

    /// <summary>The fields in the order of the drop, under their own names.</summary>
    public IReadOnlyList<(string Name, MappedText Value)> InOrder => inOrder;

    /// <summary>Adds a field; a blank one says nothing and does not hide another of its name.</summary>
    public void Add(string name, MappedText value)
    {
        if (!string.IsNullOrWhiteSpace(value.Text) && values.TryAdd(TextFields.Words(name), value))
        {
            inOrder.Add((name, value));
        }
    }

    /// <summary>Whether a field of one of these names says something.</summary>
    public bool Has(params ReadOnlySpan<string> names) => Value(names) is not null;

    /// <summary>The first of these fields.</summary>
    public MappedText? Value(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>All of these fields, in the order of the names.</summary>
    public IEnumerable<MappedText> Values(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value))
            {
                yield return value;
            }
        }
    }

    /// <summary>The first of these fields that holds a link.</summary>
    public Uri? Link(IEnumerable<string> names) => Values(names)
        .SelectMany(value => value.Text.Split('\n', 8, StringSplitOptions.TrimEntries))
        .Select(TextFields.Link)
        .FirstOrDefault(link => link is not null);

    /// <summary>The date that these fields state. One that is exact wins over a day beside it, whatever their names.</summary>
    public DateTimeOffset? Date(IEnumerable<string> names)
    {
        StatedDate? first = null;
        foreach (var value in Values(names))
        {
            if (PublicationDate.Read(value.Text) is not { } date)
            {
                continue;
            }

            first ??= date;
            // Zones are up to fourteen hours apart, so the same moment may stand on the day before or after.
            if (!date.IsDay && Math.Abs((date.Time - first.Value.Time).TotalHours) < 38)
            {
                return date.Time;
            }

            if (!first.Value.IsDay)
            {
                break;
            }
        }

        return first?.Time;
    }
}
