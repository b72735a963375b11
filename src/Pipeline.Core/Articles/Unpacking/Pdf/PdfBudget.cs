namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>What reading one PDF may cost. Streams may unpack to a thousand times their size, and a drawing may be drawn by drawings that
/// are drawn by drawings, so all of it is counted while it happens.</summary>
internal sealed class PdfBudget(ArticleLimits limits)
{
    // A dense page of print has some thousands of operations and as many letters.
    private const int MostOperations = 5_000_000;

    // Codes of fonts that are named one by one; the fonts of a whole script have 65,536.
    private const int MostCodes = 1 << 20;

    private long bytes = limits.MaxDecompressedBytes;
    private int operations = MostOperations;
    private int letters = limits.MaxBytes;
    private int codes = MostCodes;

    /// <summary>Whether something was too much; what was read until then is all there is.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Bytes that streams may still unpack to.</summary>
    public long BytesLeft => bytes;

    /// <summary>Takes unpacked bytes.</summary>
    /// <exception cref="PdfBudgetException">They are too many.</exception>
    public void TakeBytes(long count) => Take(ref bytes, count);

    /// <summary>Takes one operation of a page.</summary>
    /// <exception cref="PdfBudgetException">It is one too many.</exception>
    public void TakeOperation() => Take(ref operations);

    /// <summary>Takes one letter.</summary>
    /// <exception cref="PdfBudgetException">It is one too many.</exception>
    public void TakeLetter() => Take(ref letters);

    /// <summary>Takes codes of a font.</summary>
    /// <exception cref="PdfBudgetException">They are too many.</exception>
    public void TakeCodes(long count)
    {
        var left = (long)codes;
        Take(ref left, count);
        codes = (int)left;
    }

    private void Take(ref int left)
    {
        if (IsSpent || --left < 0)
        {
            Spend();
        }
    }

    private void Take(ref long left, long count)
    {
        if (IsSpent || (left -= count) < 0)
        {
            Spend();
        }
    }

    // The library may catch an exception of a font or an image, so from the first one on each further step throws at once.
    private void Spend()
    {
        IsSpent = true;
        throw new PdfBudgetException();
    }
}

/// <summary>Ends the reading of a PDF that costs too much; it never leaves the unpacker.</summary>
internal sealed class PdfBudgetException() : Exception("The PDF costs more than may be spent on it.");
