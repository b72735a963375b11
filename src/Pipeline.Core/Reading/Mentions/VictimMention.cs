using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Mentions;

/// <summary>One place where the article says that people were hit.</summary>
/// <param name="Phrase">Who.</param>
/// <param name="Effect">What happened to them.</param>
/// <param name="Construction">The construction that says so.</param>
/// <param name="Confidence">0 to 1: how reliable the construction is beside the others, which decides which sentence is quoted.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Statement">Number of the statement: all phrases that one harm word lists have the same.</param>
/// <param name="Words">The words that state a count: its number and noun, or its number and harm word.</param>
internal sealed record VictimMention(
    NounPhrase Phrase, VictimEffect Effect, Construction Construction, double Confidence, TokenizedArticle.Sentence Sentence,
    int Statement, TextSpan Words)
{
    /// <summary>What part of the story it is.</summary>
    public CountScope Scope { get; init; }

    /// <summary>Whether they died who had been hurt before: "died of her injuries".</summary>
    public bool IsOfHurt { get; init; }

    /// <summary>The attackers that its sentence names beside it.</summary>
    public Attackers? Attackers { get; init; }

    /// <summary>What facts call the construction: "passive", "toll".</summary>
    public string Rule => Construction.Rule();
}
