using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Hits;

/// <summary>One place that says that a named organisation was hit.</summary>
/// <param name="Sentence">Its sentence.</param>
/// <param name="Name">The organisation as people write it.</param>
/// <param name="Words">Where the name stands.</param>
/// <param name="Attacker">Who did it; null where nobody is named.</param>
internal sealed record OrganizationHit(TokenizedArticle.Sentence Sentence, string Name, TextSpan Words, string? Attacker)
{
    /// <summary>Whether only the attacker says so.</summary>
    public bool IsClaim { get; init; }

    /// <summary>Whether it is spoken of as known.</summary>
    public bool IsPresupposed { get; init; }

    /// <summary>Whether it is no more than the name of a breach: "the Meridia breach", which may be one of its users' data elsewhere.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the attacker is known by nothing but its name.</summary>
    public bool IsByNameAlone { get; init; }

    /// <summary>Whether it was long before the story.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether a network was hit, and no building.</summary>
    public bool IsBreach { get; init; }

    /// <summary>Whether the name is surely an organisation's.</summary>
    public bool IsStrong { get; init; }
}
