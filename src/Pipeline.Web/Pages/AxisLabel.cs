using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Pipeline.Web.Pages;

/// <summary>Words at an axis of a chart. Written by hand, since the language of pages takes SVG's element
/// <c>text</c> for its own.</summary>
public sealed class AxisLabel : ComponentBase
{
    /// <summary>Where it stands.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Where its base line is.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>Whether it ends at <see cref="X"/>, and does not begin there.</summary>
    [Parameter]
    public bool AtEnd { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", "axis");
        builder.AddAttribute(2, "x", X.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "y", Y.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "text-anchor", AtEnd ? "end" : null);
        builder.AddContent(5, Label);
        builder.CloseElement();
    }
}
