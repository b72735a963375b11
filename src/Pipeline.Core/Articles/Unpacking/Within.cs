namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Says in a rejection which file of a container it is about.</summary>
internal static class Within
{
    private const int LongestName = 100;

    /// <summary>"In notes/b.docx: This is …".</summary>
    public static Rejection Name(string name, Rejection rejection) =>
        rejection with { Detail = $"In {TextFields.Bound(TextFields.OneLine(Printable(name)), LongestName)}: {rejection.Detail}" };

    // A name is bytes from a stranger, and may hold half a surrogate pair.
    private static string Printable(string name) => string.Concat(name.Take(LongestName * 2).Select(c => char.IsSurrogate(c) ? '?' : c));
}
