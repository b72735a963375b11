namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>The names of fields that are read, of articles and of records of incidents; loaded with the first name that is asked
/// for.</summary>
internal static class KnownFields
{
    private static readonly HashSet<string> Names = [.. FieldNames.All, .. IncidentFields.Names];

    /// <summary>Whether a field of this name is read.</summary>
    /// <param name="key">The name as <see cref="TextFields.Words(ReadOnlySpan{char})"/> gives it.</param>
    public static bool Contains(string key) => Names.Contains(key);
}
