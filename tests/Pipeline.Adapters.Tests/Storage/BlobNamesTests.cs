using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class BlobNamesTests
{
    [Theory]
    [InlineData("b\u0001.txt", "U+0001")]
    [InlineData("b\u009Bm.txt", "U+009B")]
    [InlineData("b\uFFFE.txt", "U+FFFE")]
    [InlineData("notes/b\n.txt", "U+000A")]
    public void A_name_that_makes_listings_unreadable_is_refused(string name, string character)
    {
        Assert.Contains(character, BlobNames.ProblemWithDrop("w", name), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => BlobNames.Drop("w", name));
    }

    [Theory]
    [InlineData("w/b\u0001.txt")]
    [InlineData("w/b\uFFFE.txt")]
    public void What_becomes_of_a_stranger_s_drop_of_such_a_name_can_be_listed(string drop)
    {
        var receipt = BlobNames.Receipt(drop);

        Assert.Matches("^w/b_\\.txt~[0-9a-f]{32}\\.json$", receipt);
    }

    [Theory]
    [InlineData("tarvos/toll.txt", "tarvos/toll.txt.json")]
    [InlineData("tarvos/2019/11/toll.txt", "tarvos/2019/11/toll.txt.json")]
    [InlineData("toll.txt", "inbox/toll.txt.json")]
    [InlineData("inbox/2019/toll.txt", "inbox/2019/toll.txt.json")]
    [InlineData("a b/100% #1?.txt", "a b/100% #1?.txt.json")]
    public void A_receipt_is_named_after_its_drop(string drop, string receipt) => Assert.Equal(receipt, BlobNames.Receipt(drop));

    [Fact]
    public void A_root_drop_and_one_in_the_inbox_folder_have_receipts_of_their_own() =>
        Assert.NotEqual(BlobNames.Receipt("toll.txt"), BlobNames.Receipt("inbox/toll.txt"));

    [Fact]
    public void Names_over_the_limit_are_cut_and_stay_distinct()
    {
        var first = BlobNames.Receipt("w/" + new string('x', 1021) + "1");
        var second = BlobNames.Receipt("w/" + new string('x', 1021) + "2");

        Assert.Equal(BlobNames.MaxLength, first.Length);
        Assert.NotEqual(first, second);
        Assert.StartsWith("w/xxx", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_never_leaves_half_a_character()
    {
        foreach (var shift in new[] { "", "y" })
        {
            var name = BlobNames.Receipt("w/" + shift + string.Concat(Enumerable.Repeat("🌊", 510)));
            Assert.DoesNotContain(name.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
        }
    }

    [Theory]
    [InlineData("w/../../ledgers/tarvos")]
    [InlineData("w/./x")]
    public void Dots_cannot_lead_out_of_the_watch(string drop)
    {
        var receipt = BlobNames.Receipt(drop);

        Assert.StartsWith("w/", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt.Split('/'), segment => segment is "." or "..");
    }

    [Fact]
    public void A_name_cannot_pose_as_a_hashed_one()
    {
        var hashed = BlobNames.Receipt("inbox/toll.txt");
        Assert.NotEqual(hashed, BlobNames.Receipt(hashed[..^".json".Length]));
    }

    [Theory]
    [InlineData(".hidden/toll.txt")]
    [InlineData("/toll.txt")]
    [InlineData("watch/")]
    public void A_drop_without_a_possible_watch_is_filed_at_the_root(string drop) =>
        Assert.Matches("^[0-9a-f]{32}\\.json$", BlobNames.Receipt(drop));

    [Fact]
    public void A_ledger_names_its_watch()
    {
        Assert.Equal("tarvos.json", BlobNames.Ledger("tarvos"));
        Assert.Equal("v1.json", BlobNames.WatchOfLedger("v1.json.json"));
        Assert.Null(BlobNames.WatchOfLedger("readme.txt"));
        Assert.Throws<ArgumentException>(() => BlobNames.Ledger("a/b"));
    }

    [Fact]
    public void A_timeline_names_its_day_and_number()
    {
        var day = new DateOnly(2019, 11, 1);
        Assert.Equal("tarvos/2019-11-01.jsonl", BlobNames.Timeline("tarvos", day));
        Assert.Equal("tarvos/2019-11-01.12.jsonl", BlobNames.Timeline("tarvos", day, 12));
        Assert.Equal((day, 1), BlobNames.DayOfTimeline("tarvos/2019-11-01.jsonl"));
        Assert.Equal((day, 12), BlobNames.DayOfTimeline("tarvos/2019-11-01.12.jsonl"));
        Assert.Null(BlobNames.DayOfTimeline("tarvos/2019-13-01.jsonl"));
    }

    [Fact]
    public void An_upload_for_the_inbox_goes_to_the_root()
    {
        Assert.Equal("toll.txt", BlobNames.Drop("inbox", "toll.txt"));
        Assert.Equal("tarvos/a/toll.txt", BlobNames.Drop("tarvos", "a/toll.txt"));
        Assert.Throws<ArgumentException>(() => BlobNames.Drop("tarvos", "../toll.txt"));
        Assert.Throws<ArgumentException>(() => BlobNames.Drop("tarvos", new string('x', 1024)));
    }
}
