using System.Collections.Frozen;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>On which side of a count the words of a cue stand.</summary>
internal enum CueSide
{
    Before,
    After,
    Near,

    /// <summary>Before, with a relative clause that begins between them.</summary>
    Relative,
}

/// <summary>Words that say what a count near them is of (<c>scope-cues.tsv</c>).</summary>
/// <param name="Scope">The scope; null where they say that it never happened.</param>
/// <param name="Side">Where they stand.</param>
/// <param name="Reach">How many tokens may stand between them and the count.</param>
/// <param name="Words">Position by position, the words that may stand there; one that begins with an empty word may be missing.</param>
internal sealed record ScopeCue(CountScope? Scope, CueSide Side, int Reach, string[][] Words)
{
    private const string Cues = "scope-cues.tsv";
    private const string Untrue = "untrue";
    private const string Sentence = "sentence";

    /// <summary>The cues by the words that they can begin with.</summary>
    public static FrozenDictionary<string, ScopeCue[]> ByFirstWord { get; } = EmbeddedTable.Rows(Cues, 4)
        .Select(Parse)
        .SelectMany(cue => cue.Words[0].Select(word => (word, cue)))
        .GroupBy(pair => pair.word, pair => pair.cue, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The index after the cue's words, if they begin at the token and end before <paramref name="limit"/>.</summary>
    public int? EndAt(AnnotatedText text, int token, int limit)
    {
        for (var k = 0; k < Words.Length; k++)
        {
            if (token < limit && Array.IndexOf(Words[k], text.Word(token)) >= 0)
            {
                token++;
            }
            else if (Words[k][^1].Length > 0)
            {
                return null;
            }
        }

        return token;
    }

    /// <summary>The phrases of a list that has nothing but them, each to stand right before what it is about.</summary>
    public static IReadOnlyList<ScopeCue> ReadPhrases(string list) =>
        [.. EmbeddedTable.Rows(list, 1).Select(row => new ScopeCue(CountScope.Total, CueSide.Before, 0, Positions(row[0])))];

    private static ScopeCue Parse(string[] row) => new(
        row[0] == Untrue ? null : EmbeddedTable.Value<CountScope>(Cues, row[0]),
        EmbeddedTable.Value<CueSide>(Cues, row[1]),
        row[2] == Sentence ? int.MaxValue : EmbeddedTable.Number(Cues, row[2]),
        Positions(row[3]));

    private static string[][] Positions(string phrase) => [.. EmbeddedTable.Words(phrase).Select(position => position.EndsWith('?')
        ? (string[])[.. position[..^1].Split('|'), ""]
        : position.Split('|'))];
}
