using Pipeline.Core.Stories;
using Pipeline.Web.Drawing;

namespace Pipeline.Web.Tests.Drawing;

public sealed class SilenceWordsTests
{
    private static readonly string?[] Details =
    [
        null, "rounding", "told before", "affected", "no victim", "a place only", "too old to tell", "too many groups", "same source",
        HeldBy.Muted, HeldBy.Kind, HeldBy.Role, HeldBy.Sources, HeldBy.Publisher, "something new",
    ];

    public static TheoryData<Reason> Reasons => [.. Enum.GetValues<Reason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_EveryReason_AreWordsOfItsOwn(Reason reason)
    {
        var others = Enum.GetValues<Reason>().Where(other => other != reason).Select(other => SilenceWords.Of(new Silence(other)));

        Assert.DoesNotContain(SilenceWords.Of(new Silence(reason)), others);
        Assert.All(Details, detail => Assert.Matches("^[a-z][^:]+(: .+)?$", SilenceWords.Of(new Silence(reason, detail))));
    }

    [Theory]
    [InlineData(Reason.NotAVictim, "denied", "not a victim: denied")]
    [InlineData(Reason.Known, "rounding", "already known, here rounded or more exactly")]
    [InlineData(Reason.Held, HeldBy.Sources, "waits for further sources")]
    [InlineData(Reason.Held, "a setting of a later version", "held back by settings: a setting of a later version")]
    public void Of_AReasonWithMoreOnIt_SaysThat(Reason reason, string detail, string words) =>
        Assert.Equal(words, SilenceWords.Of(new Silence(reason, detail)));

    [Fact]
    public void Of_AReasonThatIsNone_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => SilenceWords.Of(new Silence((Reason)999)));
}
