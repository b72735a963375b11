namespace Pipeline.Core.Tables;

/// <summary>Tables with one row for each value of an enumeration, named in its first cell: "among-victims".</summary>
internal static class NamedRows
{
    /// <summary>The row of each value, in the order of the values.</summary>
    /// <param name="table">The table's name, for messages.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="InvalidOperationException">A row names no value, a value or a value has no row or two.</exception>
    public static IReadOnlyList<string[]> Of<T>(string table, IEnumerable<string[]> rows, IReadOnlyList<T> values)
        where T : struct, Enum
    {
        var byName = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byName.TryAdd(row[0], row))
            {
                throw new InvalidOperationException($"{table}: '{row[0]}' has two rows.");
            }
        }

        var found = new List<string[]>();
        foreach (var name in values.Select(RowName))
        {
            found.Add(byName.Remove(name, out var row) ? row : throw new InvalidOperationException($"{table}: '{name}' has no row."));
        }

        return byName.Count == 0
            ? found
            : throw new InvalidOperationException(
                $"{table}: the code knows no {typeof(T).Name} '{string.Join("', '", byName.Keys)}'.");
    }

    /// <summary>"among-victims" for AmongVictims.</summary>
    private static string RowName<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
