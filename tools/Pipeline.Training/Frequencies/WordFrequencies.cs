using System.Globalization;

namespace Pipeline.Training.Frequencies;

/// <summary>Counts in labelled text how common each word is: the table that key phrases are weighed with.</summary>
/// <remarks>Documents of the labelled text differ in length by two orders, so text is counted in pieces of equal length.</remarks>
internal sealed class WordFrequencies
{
    /// <summary>Tokens in a piece of text: about a news article.</summary>
    public const int PieceLength = 500;

    // A word in one piece alone is as rare as one in none.
    private const int LeastPieces = 2;

    private readonly Dictionary<string, int> piecesByWord = new(StringComparer.Ordinal);
    private readonly HashSet<string> piece = new(StringComparer.Ordinal);
    private int tokens;

    /// <summary>Pieces of text counted.</summary>
    public int Pieces { get; private set; }

    /// <summary>Counts the lines of one file, a token a line; a piece never reaches into the next file.</summary>
    public void Add(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var end = line.IndexOf('\t', StringComparison.Ordinal);
            if (end > 0 && line[..end].All(char.IsLetter))
            {
                piece.Add(line[..end].ToLowerInvariant());
                if (++tokens % PieceLength == 0)
                {
                    EndPiece();
                }
            }
        }

        EndPiece();
    }

    /// <summary>The table's rows: the number of pieces under *, then each word with the number of pieces that have it,
    /// in the words' order.</summary>
    public IEnumerable<string> Rows() =>
        piecesByWord.Where(pair => pair.Value >= LeastPieces)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value))
            .Prepend(("*", Pieces))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Item1}\t{row.Item2}"));

    private void EndPiece()
    {
        if (piece.Count == 0)
        {
            return;
        }

        foreach (var word in piece)
        {
            piecesByWord[word] = piecesByWord.GetValueOrDefault(word) + 1;
        }

        Pieces++;
        piece.Clear();
    }
}
