using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Reads the text of a PDF: columns one after the other, words and paragraphs whole, without what stands on every page. It is then
/// read as plain text is, so a line such as "By Mara Quill" tells its author.</summary>
/// <remarks>When the file was made says nothing of when its article was published, so no date is taken from it.</remarks>
internal sealed class PdfUnpacker : IUnpacker
{
    private const int MostPages = 500;
    private const int DeepestStructure = 100;

    // Readers of PDF look this far for the mark (ISO 32000, annex H).
    private const int MarkWithin = 1_024;

    public string Kind => "PDF";

    public int MostNested => 1;

    public bool CanUnpack(Packed packed)
    {
        var content = packed.Content.Span;
        return content.StartsWith("%PDF-"u8)
            || FormatHints.IsPdf(packed.Name, packed.ContentType)
                && content[..Math.Min(content.Length, MarkWithin)].IndexOf("%PDF-"u8) >= 0;
    }

    public IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget)
    {
        if (Read(packed.Content, budget.Limits, out var pages, out var information) is { } rejection)
        {
            return [new UnpackedPart.Done(new(null, rejection))];
        }

        var paragraphs = PdfParagraphs.Of(PdfPageFrame.Without(pages, out var address).SelectMany(page => PdfReadingOrder.Of(page)));
        var title = PdfTitle.Take(paragraphs, information.Title);
        var text = string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Text));
        if (!text.Any(char.IsLetterOrDigit) && title is null)
        {
            return [UnpackedPart.Rejected(RejectionReason.Empty,
                "A PDF without text, such as a scan; drop it with its text recognised (OCR), or drop the text.")];
        }

        return
        [
            new UnpackedPart.Bytes(
                [packed.Inner(Kind, packed.Name, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text.Length > 0 ? text : title!))],
                draft => draft with
                {
                    Title = title is null ? draft.Title : MappedText.Extracted(title),
                    TitleInText = title is null ? draft.TitleInText : default,
                    Url = draft.Url ?? address,
                }),
        ];
    }

    private static Rejection? Read(
        ReadOnlyMemory<byte> content, ArticleLimits limits, out List<IReadOnlyList<PdfLine>> pages, out PdfInformation information)
    {
        pages = [];
        information = new PdfInformation(null);
        var budget = new PdfBudget(limits);
        try
        {
            PdfCodeRanges.Count(content.Span, budget);
            using var document = PdfDocument.Open(content.ToArray(), new BoundedParsing(budget)
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                MaxStackDepth = DeepestStructure,
                FilterProvider = new PdfFilters(budget),
            });
            if (document.NumberOfPages > MostPages)
            {
                return new(RejectionReason.TooLarge, $"A PDF of {document.NumberOfPages:N0} pages; at most {MostPages:N0} are read.");
            }

            information = new PdfInformation(document.Information.Title);
            document.AddPageFactory<PdfTextPage, PdfTextPages>();
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                pages.Add(PdfLine.Of(document.GetPage<PdfTextPage>(number).Letters));
            }

            return budget.IsSpent ? TooMuch() : null;
        }
        catch (PdfDocumentEncryptedException)
        {
            return Encrypted();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library says of broken files with whatever exception the broken place leads to; there is no list of them.
            var where = pages.Count == 0 ? "it can't be opened" : $"its page {pages.Count + 1:N0} can't be read";
            return budget.IsSpent
                ? TooMuch()
                : new(RejectionReason.Malformed, $"A broken PDF: {where}; save it anew, or drop its text.");
        }
    }

    private static Rejection Encrypted() =>
        new(RejectionReason.NotText, "An encrypted PDF, which asks for a password; print it to a new PDF, or drop its text.");

    private static Rejection TooMuch() =>
        new(RejectionReason.TooLarge, "A PDF that unpacks to more than can be read; drop its text.");
}

/// <summary>What a PDF says of itself.</summary>
internal readonly record struct PdfInformation(string? Title);
