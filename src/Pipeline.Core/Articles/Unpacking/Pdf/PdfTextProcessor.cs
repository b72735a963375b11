using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Runs the drawing operations of a page and keeps its upright letters; what is drawn beside them is passed over.</summary>
internal sealed class PdfTextProcessor(
    int pageNumber,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser parser,
    ILookupFilterProvider filters,
    CropBox cropBox,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    TransformationMatrix initialMatrix,
    ParsingOptions options)
    : BaseStreamProcessor<PdfTextPage>(
        pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
{
    // Text that climbs more than this for its length is a watermark or a note up the margin.
    private const double SteepestLine = 0.1;

    private readonly List<PdfLetter> letters = [];
    private readonly PdfBudget budget = ((BoundedParsing)options).Budget;

    public override PdfTextPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return new PdfTextPage(letters);
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        budget.TakeLetter();
        var (start, end) = (new PdfPoint(0, 0), new PdfPoint(characterBoundingBox.Width, 0));
        var up = new PdfPoint(0, 1);
        Place(ref start, renderingMatrix, textMatrix, transformationMatrix);
        Place(ref end, renderingMatrix, textMatrix, transformationMatrix);
        Place(ref up, renderingMatrix, textMatrix, transformationMatrix);
        var size = up.Y - start.Y;
        var isUpright = size > 0 && end.X >= start.X && Math.Abs(end.Y - start.Y) <= (end.X - start.X + size) * SteepestLine;
        if (isUpright && double.IsFinite(start.X + end.X + start.Y + size) && !string.IsNullOrEmpty(unicode))
        {
            letters.Add(new PdfLetter(Ligatures.Apart(unicode), start.X, end.X, start.Y, size));
        }
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            budget.TakeOperation();
            operation.Run(this);
        }
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y)
    {
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
    }

    public override void LineTo(double x, double y)
    {
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    private static void Place(
        ref PdfPoint point, in TransformationMatrix rendering, in TransformationMatrix text, in TransformationMatrix transformation) =>
        point = transformation.Transform(text.Transform(rendering.Transform(point)));
}
