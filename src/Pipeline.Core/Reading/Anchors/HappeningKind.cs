namespace Pipeline.Core.Reading.Anchors;

/// <summary>Kinds of happenings (<c>happenings.tsv</c>) of which rules know more than that they differ.</summary>
internal static class HappeningKind
{
    /// <summary>Networks are broken into and data taken, at no place.</summary>
    public const string Breach = "breach";

    /// <summary>A disease, which is counted by country for as long as it lasts.</summary>
    public const string Outbreak = "outbreak";
}
