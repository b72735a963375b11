using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Facts;
using Pipeline.Web.Http;

namespace Pipeline.Web.Reading;

/// <summary>Reads the parameters of a request and collects what is wrong with them, in words for people.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private const int LongestText = 200;

    private readonly List<string> errors = [];
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase) { Links.KeyParameter };

    /// <summary>What is wrong; also a parameter that nobody asked for, once all are read.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. errors,
        .. query.Keys.Where(name => !known.Contains(name)).Select(name =>
            $"There is no parameter '{Shortened(name)}'; known are "
            + $"{string.Join(", ", known.Where(other => other != Links.KeyParameter).Order(StringComparer.Ordinal))}."),
    ];

    /// <summary>What is wrong with the parameters that were read; for pages, which do not mind others.</summary>
    public IReadOnlyList<string> Problems => [.. errors];

    public string? Text(string name, int longest = LongestText)
    {
        known.Add(name);
        var values = query[name];
        if (values.Count > 1)
        {
            errors.Add($"'{name}' is given {values.Count} times.");
        }

        var value = values.Count > 0 ? values[0]?.Trim() : null;
        if (value?.Length > longest)
        {
            errors.Add($"'{name}' has at most {longest} characters.");
            return null;
        }

        return string.IsNullOrEmpty(value) ? null : value;
    }

    public long? Number(string name, long least, long most = long.MaxValue)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        errors.Add(
            $"'{name}' takes a whole number from {least}"
            + $"{(most == long.MaxValue ? "" : string.Create(CultureInfo.InvariantCulture, $" to {most}"))}.");
        return null;
    }

    public int Limit(int usual, int most) => (int)(Number("limit", 1, most) ?? usual);

    public T? Name<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && char.IsAsciiLetter(text[0]) && Enum.IsDefined(value))
        {
            return value;
        }

        errors.Add(
            $"'{name}' takes {string.Join(", ", Enum.GetNames<T>().Select(known => char.ToLowerInvariant(known[0]) + known[1..]))}.");
        return null;
    }

    public FactKind? Kind(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (FactKinds.Find(text) is { } kind)
        {
            return kind;
        }

        errors.Add($"'{name}' takes {string.Join(", ", FactKinds.All)}.");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value))
        {
            return value;
        }

        errors.Add($"'{name}' takes a day or time, such as 2026-03-01 or 2026-03-01T12:30:00Z.");
        return null;
    }

    public Cursor? Cursor() => Place(Text("cursor", 8192), Reading.Cursor.Parse);

    public TimelinePosition? Position() => Place(Text("cursor"), TimelinePosition.Parse);

    public FactQuery Facts() => new()
    {
        Kind = Kind("kind"),
        Country = Text("country"),
        Role = Name<CountryRole>("role"),
        Group = Text("group"),
        Effect = Name<VictimEffect>("effect"),
        Minimum = Number("minimum", 0),
        Since = Time("since"),
        Text = Text("text"),
    };

    private T? Place<T>(string? text, Func<string?, T?> parse)
        where T : class
    {
        var place = parse(text);
        if (text is not null && place is null)
        {
            errors.Add("'cursor' takes what the page before gave as next.");
        }

        return place;
    }

    private static string Shortened(string name) => name.Length > 40 ? name[..40] + "…" : name;
}
