using System.Globalization;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Factuality;

/// <summary>Words that put what follows them in doubt.</summary>
/// <param name="Phrase">The words.</param>
/// <param name="Window">Within how many tokens it must follow.</param>
/// <param name="Doubt">The doubt.</param>
internal sealed record DoubtSign(string[] Phrase, int Window, Doubt Doubt)
{
    /// <summary>The list that is built in.</summary>
    public const string FileName = "factuality.tsv";

    /// <summary>Tokens that a clause may have.</summary>
    public const int ClauseWindow = 30;

    /// <summary>The signs by their first words.</summary>
    /// <exception cref="InvalidOperationException">A row is of no doubt, or its window is neither a number nor the clause.</exception>
    public static Dictionary<string, List<DoubtSign>> Parse(IEnumerable<string[]> rows)
    {
        var signs = new Dictionary<string, List<DoubtSign>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var sign = Parse(row);
            (signs.TryGetValue(sign.Phrase[0], out var known) ? known : signs[sign.Phrase[0]] = []).Add(sign);
        }

        return signs;
    }

    private static DoubtSign Parse(string[] row)
    {
        if (!Enum.TryParse<Doubt>(row[0], ignoreCase: true, out var doubt) || doubt == Doubt.None)
        {
            throw new InvalidOperationException($"{FileName}: '{row[0]}' is no kind of doubt.");
        }

        var isNumber = int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var window);
        return isNumber || row[1] == "clause"
            ? new DoubtSign(EmbeddedTable.Words(row[2]), isNumber ? window : ClauseWindow, doubt)
            : throw new InvalidOperationException($"{FileName}: '{row[1]}' is no number of words.");
    }
}
