using System.Text.Json.Serialization;
using Pipeline.Text;

namespace Pipeline.Core.Facts;

/// <summary>What proves a fact: the sentence, and the exact words in the article.</summary>
/// <param name="Sentence">The whole sentence that states the fact, as it stands in the body.</param>
/// <param name="Offset">Where the words that state the fact begin in the article's body, in UTF-16 code units.</param>
/// <param name="Length">Their length in UTF-16 code units.</param>
/// <param name="Rule">Name of the extraction rule that found them.</param>
/// <param name="ArticleId">The article whose body the offsets point into.</param>
public sealed record Evidence(string Sentence, int Offset, int Length, string Rule, string ArticleId)
{
    /// <summary>Where <see cref="Sentence"/> begins in the body: what a message needs to mark the words without having the body.</summary>
    public int SentenceOffset { get; init; }

    /// <summary>The stating words within <see cref="Sentence"/>; empty when the evidence does not tell, as one read from another system's
    /// document may not.</summary>
    [JsonIgnore]
    public TextSpan Words => Offset >= SentenceOffset && Length >= 0 && Offset - SentenceOffset + Length <= Sentence.Length
        ? new TextSpan(Offset - SentenceOffset, Length)
        : default;
}
