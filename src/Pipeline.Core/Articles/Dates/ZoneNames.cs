using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Dates;

/// <summary>Zones by name: abbreviations of the press and the names of the IANA database.</summary>
/// <remarks>The database is the one that Noda Time brings along, so that the same text gives the same instant on every host.</remarks>
internal static class ZoneNames
{
    private const string Table = "time-zones.tsv";

    private static readonly FrozenDictionary<string, ZoneName> Names = Load();

    /// <summary>The zone that a word in lower case names; null when it names none.</summary>
    public static ZoneName? Find(string word) =>
        Names.TryGetValue(word, out var name) ? name
        : word.Contains('/', StringComparison.Ordinal) && Database.ByName.TryGetValue(word, out var id) ? new(null, id, null, false)
        : null;

    private static FrozenDictionary<string, ZoneName> Load()
    {
        var names = new Dictionary<string, ZoneName>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows(Table, 3))
        {
            var condition = row[2].Split(' ');
            names.Add(row[0].ToLowerInvariant(), row[1] == "two" ? new(null, null, null, false)
                : row[1].Contains('/', StringComparison.Ordinal) ? new(null, row[1], null, false)
                : new(Minutes(row[1]), null, condition[0].Length == 0 ? null : condition[0], condition is [_, "rfc822"]));
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static int Minutes(string offset) =>
        TimeSpan.TryParseExact(offset.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out var ahead)
            ? (int)ahead.TotalMinutes * (offset[0] == '-' ? -1 : 1)
            : throw EmbeddedTable.Wrong(Table, offset, "offset");

    // Loaded when the first such name is met, which is seldom.
    private static class Database
    {
        public static readonly FrozenDictionary<string, string> ByName =
            DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id.ToLowerInvariant(), id => id, StringComparer.Ordinal);
    }
}

/// <summary>What the name of a zone says.</summary>
/// <param name="Minutes">Minutes that it is ahead of UTC; null when a zone of the database tells.</param>
/// <param name="Id">The zone of the database that it is.</param>
/// <param name="Where">The zone that must have these minutes on that day, since the name is used elsewhere the rest of the year.</param>
/// <param name="IsOfRfc822">Whether the name is two zones but in dates of RFC 822, which fixes it.</param>
internal readonly record struct ZoneName(int? Minutes, string? Id, string? Where, bool IsOfRfc822)
{
    /// <summary>Minutes ahead of UTC at a local time; null when the name may be two zones then.</summary>
    public int? At(DateTime local, bool isRfc822)
    {
        if (IsOfRfc822 && !isRfc822 || Minutes is null && Id is null)
        {
            return null;
        }

        return Where is not null && Of(Where, local) != Minutes ? null : Minutes ?? Of(Id!, local);
    }

    // An hour that clocks show twice is taken as its first, one that they leave out as if they had not.
    private static int Of(string id, DateTime local) =>
        DateTimeZoneProviders.Tzdb[id].AtLeniently(LocalDateTime.FromDateTime(local)).Offset.Seconds / 60;
}
