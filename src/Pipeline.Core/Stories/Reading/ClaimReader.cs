using System.Text.RegularExpressions;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Reads what a party to a war or an attacker says of its own deeds, "the army said it had killed 120 rebels": a claim, whoever
/// reports it (R44).</summary>
/// <remarks>Words for who, for saying and for oneself stand in <c>claim-words.tsv</c>. What the police say of their own deeds is no claim: they are
/// no party.</remarks>
internal static class ClaimReader
{
    private const string List = "claim-words.tsv";

    private static readonly ILookup<string, string> Words = EmbeddedTable.WordsByKind(List);

    // "the eastern command claimed in a statement on Sunday that its guns had killed"
    private static readonly Regex OwnDeed = new(
        $@"\b(?:{Words.AnyOf("party")})\b[^.;:]{{0,40}}?\b(?:{Words.AnyOf("say")})\b[^.;:]{{0,60}}?"
            + $@"\b(?:{Words.AnyOf("own")})\s+(?:\w+\s+){{0,2}}(?:{Words.AnyOf("have")})\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex Enemy = new(
        $@"^\W*(?:{Words.AnyOf("enemy")})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Whether a sentence claims a count.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">Where the words of the count begin in it.</param>
    /// <param name="number">The words of the count.</param>
    public static bool IsClaim(CuedText sentence, int first, string number) => sentence.Has(StatementCue.Claim)
        || OwnDeed.Match(sentence.Text) is { Success: true } deed && deed.Index + deed.Length is var end && end <= first
            && IsActive(sentence.Text[end..first])
        || Enemy.IsMatch(sentence.Text[(first + number.Length)..])
        || number.Split(' ').Any(word => Words["enemy"].Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>"had killed 120", not "had been told that 120": a verb at most stands between.</summary>
    private static bool IsActive(string between) => between.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 2;
}
