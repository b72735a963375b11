using System.Text.Json;

namespace Pipeline.Training.Scoring;

/// <summary>Reads the labelled lines of a corpus: <c>gold.jsonl</c>, one object a line
/// with the document's <c>id</c> and its <c>split</c>.</summary>
internal static class GoldFile
{
    /// <summary>How gold and predictions are read: camel case, unknown fields ignored.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>The lines of <paramref name="split"/> ("all" for every line, a <see cref="Fold"/> for its part of dev), in the file's
    /// order.</summary>
    /// <exception cref="InvalidDataException">A line is no such object.</exception>
    public static IReadOnlyList<T> Read<T>(string path, string split)
        where T : GoldDocument
    {
        var rows = new List<T>();
        foreach (var line in File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            try
            {
                var row = JsonSerializer.Deserialize<T>(line, Json)!;
                if (split == "all" || row.Split == split
                    || row.Split == "dev" && split is Fold.Open or Fold.Sealed && Fold.IsSealed(row.Id) == (split == Fold.Sealed))
                {
                    rows.Add(row);
                }
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{path}: {exception.Message}", exception);
            }
        }

        return rows;
    }
}

/// <summary>What every labelled document has.</summary>
internal abstract record GoldDocument
{
    /// <summary>The text's file name without ".txt".</summary>
    public required string Id { get; init; }

    /// <summary>dev or test.</summary>
    public required string Split { get; init; }
}
