using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Pipeline.Core.Facts;
using Pipeline.Web.Drawing;

namespace Pipeline.Web.Pages;

/// <summary>Marked text. Written by hand and not as a page, since white space between two pieces would be part of the text.</summary>
public sealed class Pieces : ComponentBase
{
    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<TextPiece> Text { get; set; }

    /// <summary>Stands before the number of a fact in the ids that marks lead to; null where they lead nowhere.</summary>
    [Parameter]
    public string? FactIds { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var piece in Text)
        {
            if (piece.Kind is null)
            {
                Plain(builder, piece);
            }
            else if (piece.Fact is { } fact && FactIds is not null)
            {
                builder.OpenElement(2, "a");
                builder.AddAttribute(3, "class", $"m m-{piece.Kind}");
                builder.AddAttribute(4, "href", $"#{FactIds}{fact}");
                builder.AddContent(5, piece.Text);
                builder.CloseElement();
            }
            else
            {
                builder.OpenElement(6, FactKinds.Find(piece.Kind) is not null ? "mark" : "span");
                builder.AddAttribute(7, "class", $"m m-{piece.Kind}");
                builder.AddAttribute(8, "title", string.IsNullOrEmpty(piece.Title) ? null : piece.Title);
                builder.AddContent(9, piece.Text);
                builder.CloseElement();
            }
        }
    }

    private static void Plain(RenderTreeBuilder builder, TextPiece piece)
    {
        if (!piece.IsAround)
        {
            builder.AddContent(0, piece.Text);
            return;
        }

        builder.OpenElement(10, "span");
        builder.AddAttribute(11, "class", "around");
        builder.AddContent(12, piece.Text);
        builder.CloseElement();
    }
}
