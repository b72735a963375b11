using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Adapters.Storage;

namespace Pipeline.Web.Reading;

/// <summary>Part of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to give as <c>cursor</c> for the next ones; absent after the last.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Why something is missing among the items: what is stored of it can't be read. Absent when all of it can.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }
}

/// <summary>Pages of what was read.</summary>
internal static class ListedPages
{
    /// <summary>The page of what could be read, and why the rest could not.</summary>
    public static Paged<T> ToPage<TEntry, TDocument, T>(
        this IReadOnlyList<Listed<TEntry, TDocument>> read, Func<TDocument, T> item, string? next)
        where TDocument : class => new([.. read.Select(one => one.Document).OfType<TDocument>().Select(item)], next)
        {
            Unreadable = read.Select(one => one.Problem).OfType<string>().ToArray() is { Length: > 0 } problems ? problems : null,
        };
}

/// <summary>A place in a list that is sorted newest first, then by name: the last item of a page. What comes or goes
/// before it shifts nothing.</summary>
/// <param name="At">The item's time.</param>
/// <param name="Name">What tells it from others of that time.</param>
public sealed record Cursor(DateTimeOffset At, string Name)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>The cursor; null when <paramref name="text"/> is none.</returns>
    public static Cursor? Parse(string? text)
    {
        if (text is null || text.Length > 8192 || !Base64Url.IsValid(text))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 2) is [var ticks, var name]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
                ? new Cursor(new DateTimeOffset(at, TimeSpan.Zero), name)
                : null;
    }

    /// <summary>Whether an item stands after this place.</summary>
    public bool IsBefore(DateTimeOffset at, string name) => at < At || at == At && string.CompareOrdinal(name, Name) > 0;

    /// <summary>Opaque letters that any URL takes.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}\n{Name}")));

    /// <summary>The page of <paramref name="sorted"/> after <paramref name="cursor"/>.</summary>
    public static Paged<T> Page<T>(IEnumerable<T> sorted, Cursor? cursor, int limit, Func<T, Cursor> place)
    {
        var items = sorted
            .Where(item => cursor is null || place(item) is var here && cursor.IsBefore(here.At, here.Name))
            .Take(limit + 1)
            .ToList();
        if (items.Count <= limit)
        {
            return new Paged<T>(items, null);
        }

        items.RemoveAt(limit);
        return new Paged<T>(items, place(items[^1]).ToString());
    }
}
