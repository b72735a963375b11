using Pipeline.Adapters.Storage;
using Pipeline.Web.Drawing;

namespace Pipeline.Local.Hosting;

/// <summary>What <c>doctor</c> says of the documents that are kept.</summary>
internal static class DocumentsVerdict
{
    /// <summary>How many are named at most; the first few tell what happened to all.</summary>
    private const int MostNamed = 20;

    /// <summary>Whether all is well, and the words for it.</summary>
    public static (bool Good, string Words) On(UnreadableTally tally) => tally.Problems.Count == 0
        ? (true, $"{Read(tally)} can be read")
        : (false, $"{Words.Number(tally.Problems.Count)} can't be read, {Read(tally)} can: "
            + string.Join(" ", tally.Problems.Take(MostNamed))
            + (tally.Problems.Count > MostNamed ? $" And {Words.Number(tally.Problems.Count - MostNamed)} more." : "")
            + " Bring an earlier state of each back, or remove the blob, once you know what that costs: "
            + "see 'A document that can't be read' in docs/operations.md");

    private static string Read(UnreadableTally tally) => tally.IsWhole
        ? Words.Count(tally.Read, "document")
        : $"the first {Words.Count(tally.Read, "document")} ({Words.Count((int)UnreadableSearch.TimeLimit.TotalMinutes, "minute")} "
            + "were not enough for more)";
}
