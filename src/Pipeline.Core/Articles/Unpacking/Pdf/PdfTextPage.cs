using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>One letter of a page: what it says, where its line stands, and how large it is. Points, from the lower left.</summary>
internal readonly record struct PdfLetter(string Text, double Left, double Right, double Baseline, double Size);

/// <summary>The letters of a page in the order in which it draws them.</summary>
internal sealed record PdfTextPage(IReadOnlyList<PdfLetter> Letters);

/// <summary>Options that carry the budget to where pages are read.</summary>
internal sealed class BoundedParsing(PdfBudget budget) : ParsingOptions
{
    public PdfBudget Budget => budget;
}

/// <summary>Makes pages of text alone: pictures, lines and colours are passed over, which is most of the work of a page.</summary>
internal sealed class PdfTextPages(
    IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfTextPage>(scanner, resources, filters, parser, options)
{
    protected override PdfTextPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations) =>
        new PdfTextProcessor(
            pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix,
            ParsingOptions).Process(pageNumber, operations);
}
