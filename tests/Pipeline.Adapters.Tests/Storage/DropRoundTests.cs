using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>Rounds over the drops a to f, in pages of two from the beginning (to c, to e) and from b (to d).</summary>
public sealed class DropRoundTests
{
    [Fact]
    public void A_round_from_the_beginning_ends_with_the_last_page()
    {
        var seen = Walk(null, Page("to c", "a", "b"), Page("to e", "c", "d"), Page(null, "e", "f"));

        Assert.Equal(["a b", "c d", "e f"], seen);
    }

    [Fact]
    public void A_round_from_the_middle_comes_to_each_drop_once()
    {
        var seen = Walk("to d", Page(null, "d", "e"), Page("to c", "a", "b"), Page("to e", "c", "d"));

        Assert.Equal(["d e", "a b", "c"], seen);
    }

    [Fact]
    public void A_round_that_began_with_empty_pages_knows_where_it_began_by_the_first_drop()
    {
        var seen = Walk("to d", Page("to e"), Page(null, "e", "f"), Page("to c", "a", "b"), Page("to e", "c", "d"), Page(null, "e", "f"));

        Assert.Equal(["", "e f", "a b", "c d", ""], seen);
    }

    [Fact]
    public void A_round_whose_first_drop_has_gone_ends_with_the_last_page()
    {
        var seen = Walk("to d", Page(null, "d", "e"), Page("to c", "a", "b"), Page("to f", "c", "e"), Page(null, "f"));

        Assert.Equal(["d e", "a b", "c e", "f"], seen);
    }

    [Fact]
    public void A_round_from_behind_the_last_drop_sees_all_of_them()
    {
        Assert.Equal(["", "a b"], Walk("to g", Page(null), Page(null, "a", "b")));
    }

    /// <summary>Takes a round through pages, checks that it asks for each by the token of the one before, and ends with the last.</summary>
    /// <returns>What it had not seen of each.</returns>
    private static List<string> Walk(string? from, params DropPage[] pages)
    {
        var seen = new List<string>();
        DropRound? round = DropRound.From(from);
        var token = from;
        foreach (var page in pages)
        {
            Assert.Equal(token, round!.Token);
            seen.Add(string.Join(' ', round.Unseen(page).Select(drop => drop.BlobName)));
            (round, token) = (round.After(page), page.Next);
        }

        Assert.Null(round);
        return seen;
    }

    private static DropPage Page(string? next, params string[] names) =>
        new([.. names.Select(name => new BlobDrop(() => throw new NotSupportedException(), name, default, 0, null, default))], next);
}
