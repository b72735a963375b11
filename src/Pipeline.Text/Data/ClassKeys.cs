using System.Globalization;

namespace Pipeline.Text.Data;

/// <summary>The keys of a table whose rows are the values of an enum: the words of "place-front" are of the class
/// <c>PlaceFront</c>.</summary>
/// <remarks>
/// A table and its enum are two halves of one thing. A key that is no class and a class that no row has are mistakes that would otherwise
/// show as rules that never apply, so both end the reading. Every start waits for it, in code that was never run before: hence no generics
/// over enums, which would be compiled for each of them.
/// </remarks>
internal sealed class ClassKeys
{
    private readonly string table;
    private readonly string[] keys;
    private readonly ulong[] values;
    private readonly bool[] seen;

    /// <param name="classes">The enum; of its values only 0 has no row.</param>
    /// <param name="table">What exceptions call the table.</param>
    public ClassKeys(Type classes, string table)
    {
        this.table = table;
        keys = Enum.GetNames(classes);
        values = new ulong[keys.Length];
        seen = new bool[keys.Length];
        var numbers = Enum.GetValuesAsUnderlyingType(classes);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = KeyOf(keys[i]);
            values[i] = Convert.ToUInt64(numbers.GetValue(i), CultureInfo.InvariantCulture);
            seen[i] = values[i] == 0;
        }
    }

    /// <summary>The number of the class that a row's key names.</summary>
    /// <exception cref="InvalidDataException">No class is called so.</exception>
    public ulong Read(string key)
    {
        var at = Array.IndexOf(keys, key);
        if (at < 0 || values[at] == 0)
        {
            throw new InvalidDataException($"{table} has a row {key}, which is no class.");
        }

        seen[at] = true;
        return values[at];
    }

    /// <summary>Says that all rows are read.</summary>
    /// <exception cref="InvalidDataException">A class had no row.</exception>
    public void End()
    {
        var missing = Array.IndexOf(seen, false);
        if (missing >= 0)
        {
            throw new InvalidDataException($"{table} has no row {keys[missing]}.");
        }
    }

    // "PlaceFront" is written "place-front".
    private static string KeyOf(string name)
    {
        var key = "";
        foreach (var letter in name)
        {
            key += char.IsUpper(letter) && key.Length > 0 ? "-" : "";
            key += char.ToLowerInvariant(letter);
        }

        return key;
    }
}
