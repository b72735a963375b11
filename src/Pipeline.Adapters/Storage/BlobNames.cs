using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>Names of blobs within their containers.</summary>
/// <remarks>Drops are named by strangers, and storage permits nearly anything in at most 1,024 characters. A drop's own name is used as it
/// is; the names derived from it are made so that two drops never share one and none can be read as a path out of its container.</remarks>
internal static partial class BlobNames
{
    /// <summary>Longest name of a blob, in UTF-16 code units
    /// (https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata).</summary>
    public const int MaxLength = 1024;

    /// <summary>The settings of watches, in the container of settings.</summary>
    public const string Settings = "watches.json";

    /// <summary>The settings that were valid last, in the container of settings.</summary>
    public const string SettingsInForce = "watches.in-force.json";

    /// <summary>Where the last look for missed drops stopped, in the container of settings.</summary>
    internal const string MissedDrops = "missed-drops.json";

    private const string Json = ".json";
    private const string JsonLines = ".jsonl";

    /// <summary>The ledger of <paramref name="watch"/>: <c>{watch}.json</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="watch"/> can't name a watch.</exception>
    public static string Ledger(string watch) => Watch(watch) + Json;

    /// <summary>The watch whose ledger <paramref name="blobName"/> is; null for any other blob.</summary>
    public static string? WatchOfLedger(string blobName)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        return blobName.EndsWith(Json, StringComparison.Ordinal) && DropPath.ProblemWithWatch(blobName[..^Json.Length]) is null
            ? blobName[..^Json.Length]
            : null;
    }

    /// <summary>An alert: <c>{watch}/{id}.json</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="watch"/> or <paramref name="id"/> can't name one.</exception>
    public static string Alert(string watch, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return AlertIdShape().IsMatch(id)
            ? $"{Watch(watch)}/{id}{Json}"
            : throw new ArgumentException("Not the id of an alert.", nameof(id));
    }

    /// <summary>The watch and id of the alert that <paramref name="blobName"/> is; null for any other blob.</summary>
    public static (string Watch, string Id)? AlertOf(string blobName)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        var slash = blobName.IndexOf('/');
        return slash > 0 && blobName.EndsWith(Json, StringComparison.Ordinal) && blobName.Length > slash + Json.Length
            && blobName[(slash + 1)..^Json.Length] is var id && IsAlertId(id) && DropPath.ProblemWithWatch(blobName[..slash]) is null
                ? (blobName[..slash], id)
                : null;
    }

    /// <summary>Whether <paramref name="id"/> has the shape of an alert's id: 1 to 128 letters, digits, hyphens or underscores.</summary>
    public static bool IsAlertId(string? id) => id is not null && AlertIdShape().IsMatch(id);

    /// <summary>A timeline blob of one day: <c>{watch}/{yyyy-MM-dd}.jsonl</c>,
    /// from the second one on <c>{watch}/{yyyy-MM-dd}.2.jsonl</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="watch"/> can't name a watch.</exception>
    public static string Timeline(string watch, DateOnly day, int number = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $".{number}");
        return string.Create(CultureInfo.InvariantCulture, $"{Watch(watch)}/{day:yyyy-MM-dd}{suffix}{JsonLines}");
    }

    /// <summary>Day and number of a timeline blob; null for any other blob.</summary>
    public static (DateOnly Day, int Number)? DayOfTimeline(string blobName)
    {
        ArgumentNullException.ThrowIfNull(blobName);
        var match = TimelineShape().Match(blobName);
        return match.Success
            && DateOnly.TryParseExact(
                match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, match.Groups["number"].Success ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 1)
            : null;
    }

    /// <summary>What became of a drop, in the container of analyses as in that of rejections: <c>{watch}/{name}.json</c>.</summary>
    /// <param name="dropName">The drop's name in its own container.</param>
    /// <remarks>
    /// A hash (<c>{watch}/{name}~{hash}.json</c>) tells apart what would otherwise collide or could not be written:
    /// a name that is too long with the suffix; a name with a character that makes listings unreadable; a name with a segment <c>.</c> or
    /// <c>..</c>, which URLs resolve; a drop directly in a folder <c>inbox</c>, since the root's drop of that name has the plain one; and a name that looks as if it held such a hash.
    /// A drop without a possible watch is filed at the root as <c>{hash}.json</c>.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="dropName"/> is null or empty.</exception>
    public static string Receipt(string dropName)
    {
        if (!DropPath.TryParse(dropName, out var path, out _))
        {
            return Hash(dropName) + Json;
        }

        var plain = $"{path.Watch}/{path.Name}{Json}";
        var segments = path.Name.Split('/');
        var isFolderInbox = segments.Length == 1 && path.Watch == DropPath.Inbox && dropName.Length > path.Name.Length;
        if (plain.Length <= MaxLength && !isFolderInbox && !segments.Any(IsDots) && !HashedShape().IsMatch(path.Name)
            && Unstorable(path.Name) is null)
        {
            return plain;
        }

        var suffix = $"~{Hash(dropName)}{Json}";
        var readable = string.Concat(string.Join('/', segments.Select(segment => IsDots(segment) ? "_" : segment))
            .EnumerateRunes().Select(rune => IsStorable(rune) ? rune.ToString() : "_"));
        return path.Watch + "/" + Cut(readable, MaxLength - path.Watch.Length - 1 - suffix.Length) + suffix;
    }

    /// <summary>Where a drop called <paramref name="name"/> for <paramref name="watch"/> belongs: <c>{watch}/{name}</c>; a plain name for
    /// the watch <c>inbox</c> goes to the root.</summary>
    /// <exception cref="ArgumentException">Storage or the pipeline would not take it; the message says why.</exception>
    public static string Drop(string watch, string name)
    {
        if (ProblemWithDrop(watch, name) is { } problem)
        {
            throw new ArgumentException(problem, nameof(name));
        }

        return Joined(Watch(watch), name);
    }

    /// <summary>Why a drop called <paramref name="name"/> can't be stored for <paramref name="watch"/>, in words for people; null when it
    /// can.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public static string? ProblemWithDrop(string watch, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var length = Joined(watch, name).Length;
        return Unstorable(name) is { } character ? $"A drop's name must not hold the character U+{character:X4}."
            : length > MaxLength ? $"A drop's name has at most {MaxLength} characters with its watch, this one has {length}."
            : name.Split('/').FirstOrDefault(segment => segment.EndsWith('.')) is { } segment
                ? $"No part of a drop's name may end with a dot, as '{segment}' does."
                : null;
    }

    /// <summary>The first character that storage refuses, or that makes its listings unreadable, since XML has no way to write it.</summary>
    private static int? Unstorable(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsStorable(rune))
            {
                return rune.Value;
            }
        }

        return null;
    }

    private static bool IsStorable(Rune rune) => !Rune.IsControl(rune) && rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE;

    private static string Joined(string watch, string name) =>
        watch == DropPath.Inbox && !name.Contains('/', StringComparison.Ordinal) ? name : $"{watch}/{name}";

    private static string Watch(string watch) =>
        DropPath.ProblemWithWatch(watch) is { } problem ? throw new ArgumentException(problem, nameof(watch)) : watch;

    private static bool IsDots(string segment) => segment is "." or "..";

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    [GeneratedRegex("^[A-Za-z0-9_-]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex AlertIdShape();

    [GeneratedRegex("~[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex HashedShape();

    [GeneratedRegex(
        @"/(?<day>\d{4}-\d{2}-\d{2})(\.(?<number>[1-9]\d{0,5}))?\.jsonl$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TimelineShape();
}
