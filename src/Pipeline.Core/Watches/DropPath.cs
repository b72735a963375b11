using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pipeline.Core.Watches;

/// <summary>A drop's name in the container, cut into the watch and the name within it.</summary>
/// <remarks>The first folder is the watch; a drop at the container's root belongs to <see cref="Inbox"/>. The name may hold further
/// folders. Limits come from Azure Storage: a blob's name has at most 1,024 characters, no control characters, and no segment that ends
/// with a dot (https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata).</remarks>
public sealed record DropPath
{
    /// <summary>The watch of drops at the container's root.</summary>
    public const string Inbox = "inbox";

    /// <summary>Longest watch name, in UTF-16 code units; it leaves room for dates and ids beside it.</summary>
    public const int MaxWatchLength = 200;

    private DropPath(string watch, string name)
    {
        Watch = watch;
        Name = name;
    }

    /// <summary>The watch: the first folder.</summary>
    public string Watch { get; }

    /// <summary>The name within the watch, folders included.</summary>
    public string Name { get; }

    /// <summary>Why nothing can be read under the name, in words for people; null when it can: an address resolves the folders <c>.</c> and
    /// <c>..</c>, and is then that of another blob.</summary>
    public string? Problem => Name.Split('/').Any(segment => segment is "." or "..")
        ? "a drop's name must not hold the folders . and .., which addresses resolve"
        : null;

    /// <summary>Cuts <paramref name="blobName"/>; returns false with a reason for people when its first folder
    /// can't name a watch.</summary>
    /// <exception cref="ArgumentException"><paramref name="blobName"/> is null or empty.</exception>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out DropPath? path, [NotNullWhen(false)] out string? problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobName);
        var slash = blobName.IndexOf('/');
        var watch = slash < 0 ? Inbox : blobName[..slash];
        var name = blobName[(slash + 1)..];
        problem = name.Length == 0 ? "a drop needs a name after its watch folder" : ProblemWithWatch(watch);
        path = problem is null ? new DropPath(watch, name) : null;
        return problem is null;
    }

    /// <summary>Why <paramref name="watch"/> can't name a watch, in words for people, or null when it can.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="watch"/> is null.</exception>
    public static string? ProblemWithWatch(string watch)
    {
        ArgumentNullException.ThrowIfNull(watch);
        if (string.IsNullOrWhiteSpace(watch))
        {
            return "a watch name must not be empty";
        }

        if (watch.Length > MaxWatchLength)
        {
            return $"a watch name has at most {MaxWatchLength} characters, this one has {watch.Length}";
        }

        if (watch[^1] == '.' || watch[0] == '.')
        {
            return "a watch name must not begin or end with a dot";
        }

        if (char.IsWhiteSpace(watch[0]) || char.IsWhiteSpace(watch[^1]))
        {
            return "a watch name must not begin or end with white space";
        }

        if (watch.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            return "a watch name must not hold a slash or backslash";
        }

        foreach (var rune in watch.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF)
            {
                return "a watch name must not hold control or unpaired characters";
            }
        }

        return null;
    }

    /// <summary>The blob name: <c>watch/name</c>.</summary>
    public override string ToString() => $"{Watch}/{Name}";
}
