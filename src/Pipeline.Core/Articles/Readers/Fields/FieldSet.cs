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

    /// <summary>Adds a field that an object or a row has several times: texts go on, and of anything else the last counts, as parsers
    /// have it.</summary>
    public void Add(string name, IReadOnlyList<MappedText> repeated)
    {
        var key = TextFields.Words(name);
        if (repeated.Count < 2 || Array.IndexOf(FieldNames.Text, key) < 0 && Array.IndexOf(FieldNames.Summary, key) < 0)
        {
            Add(name, repeated.LastOrDefault(value => !string.IsNullOrWhiteSpace(value.Text)) ?? MappedText.Empty);
            return;
        }

        var parts = repeated.Where(value => !string.IsNullOrWhiteSpace(value.Text)).DistinctBy(value => value.Text.Trim()).ToList();
        Add(name, MappedText.Joined(parts));
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

    /// <summary>The date that these fields state. One that is exact wins over the day that an earlier name states when it is of that
    /// day.</summary>
    public DateTimeOffset? Date(IEnumerable<string> names)
    {
        DateTimeOffset? day = null;
        foreach (var name in names)
        {
            if (!values.TryGetValue(name, out var value) || PublicationDate.Read(value.Text) is not { } date)
            {
                continue;
            }

            if (day is null && !date.IsDay)
            {
                return date.Time;
            }

            day ??= date.Time;
            if (!date.IsDay && IsOf(day.Value, date.Time, Array.IndexOf(FieldNames.Entered, name) >= 0))
            {
                return date.Time;
            }
        }

        return day;
    }

    // A day lasts from fourteen hours before to twelve after that of UTC somewhere on earth. What tells when a row was entered tells
    // nothing of the day before.
    private static bool IsOf(DateTimeOffset day, DateTimeOffset time, bool isEntered) =>
        isEntered ? time.Date == day.Date : time >= day.AddHours(-14) && time < day.AddHours(24 + 12);
}
