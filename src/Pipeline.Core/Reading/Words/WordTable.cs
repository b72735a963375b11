using System.Numerics;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Words;

/// <summary>Lists of words, one for each value of an enumeration; of flags, one for each that is no sum of others.</summary>
internal static class WordTable
{
    /// <summary>The words of each value in the table that is built in as <paramref name="name"/>.</summary>
    /// <exception cref="InvalidOperationException">A row names no value, or a value has no row or no words.</exception>
    public static IReadOnlyDictionary<T, string[]> Read<T>(string name)
        where T : struct, Enum => Parse<T>(name, EmbeddedTable.Rows(name, 2));

    /// <summary>The words of each value in <paramref name="rows"/>.</summary>
    /// <exception cref="InvalidOperationException">A row names no value, or a value has no row or no words.</exception>
    public static IReadOnlyDictionary<T, string[]> Parse<T>(string name, IEnumerable<string[]> rows)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        if (typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false))
        {
            values = Array.FindAll(values, value => BitOperations.PopCount((ulong)Convert.ToInt64(value)) == 1);
        }

        var named = NamedRows.Of(name, rows, values);
        var words = new Dictionary<T, string[]>();
        for (var i = 0; i < values.Length; i++)
        {
            words.Add(values[i], EmbeddedTable.Words(named[i][1]) is { Length: > 0 } found
                ? found
                : throw new InvalidOperationException($"{name}: '{named[i][0]}' has no words."));
        }

        return words;
    }
}
