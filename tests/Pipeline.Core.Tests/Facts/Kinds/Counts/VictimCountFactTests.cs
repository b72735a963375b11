using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Facts.Kinds.Counts;

public sealed class VictimCountFactTests
{
    [Theory]
    [InlineData(1, "people", "1 person killed")]
    [InlineData(2, "people", "2 people killed")]
    [InlineData(1, "policewomen", "1 policewoman killed")]
    [InlineData(1, "human rights activists", "1 human rights activist killed")]
    [InlineData(1, "members of parliament", "1 member of parliament killed")]
    [InlineData(1, "deputies", "1 deputy killed")]
    [InlineData(1, "witnesses", "1 witness killed")]
    [InlineData(1, "wives", "1 wife killed")]
    [InlineData(1, "midwives", "1 midwife killed")]
    [InlineData(1, "thieves", "1 thief killed")]
    [InlineData(1, "relatives", "1 relative killed")]
    [InlineData(1, "native children", "1 native child killed")]
    [InlineData(1, "grandchildren", "1 grandchild killed")]
    [InlineData(1, "businesspeople", "1 businessperson killed")]
    [InlineData(1, "passers-by", "1 passer-by killed")]
    [InlineData(1, "alumni", "1 alumnus killed")]
    [InlineData(1, "police", "1 police officer killed")]
    [InlineData(1, "coaches", "1 coach killed")]
    [InlineData(1, "nurses", "1 nurse killed")]
    [InlineData(1400, "users", "1,400 users killed")]
    public void Label_ReadsAsPeopleSayIt(long value, string who, string label) =>
        Assert.Equal(label, Some.Count(value, who, VictimEffect.Killed).Label);

    [Fact]
    public void Label_OfAnIncrement_SaysMore() =>
        Assert.Equal("2 more people injured", Some.Count(2, "people", VictimEffect.Injured, increment: true).Label);

    [Fact]
    public void Key_LeavesOutValueAndBound() =>
        Assert.Equal(Some.Count(1, bound: CountBound.AtLeast).Key, Some.Count(99).Key);

    [Fact]
    public void Key_OfAnIncrement_IsItsOwn() => Assert.NotEqual(Some.Count(2).Key, Some.Count(2, increment: true).Key);
}
