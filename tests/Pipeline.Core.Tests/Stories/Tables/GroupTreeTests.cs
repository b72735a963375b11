using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Tests.Stories.Tables;

public sealed class GroupTreeTests
{
    [Theory]
    [InlineData("schoolgirls", "children", true)]
    [InlineData("children", "schoolgirls", true)]
    [InlineData("Afghan soldiers", "soldiers", true)]
    [InlineData("boys", "girls", false)]
    [InlineData("nuns", "nurses", false)]
    public void AreRelated_OfTwoLabels_WhenOneStandsAboveTheOther(string left, string right, bool related) =>
        Assert.Equal(related, GroupTree.Default.AreRelated(left, right));

    [Theory]
    [InlineData("people", "Generic")]
    [InlineData("local residents", "Generic")]
    [InlineData("women", "Women")]
    [InlineData("Yazidi women", "Other")]
    [InlineData("primary pupils", "Protected")]
    [InlineData("devices", "Unit")]
    [InlineData("kings", "Other")]
    public void ClassOf_Label_IsItsRowsOrItsEndings(string label, string groupClass) =>
        Assert.Equal(groupClass, GroupTree.Default.ClassOf(label).ToString());

    [Fact]
    public void Above_Label_AreTheBroaderOnesOfItsClass()
    {
        Assert.Equal(["pupils", "children"], GroupTree.Default.Above("schoolgirls"));
        Assert.Empty(GroupTree.Default.Above("villagers"));
    }

    [Fact]
    public void With_RowOfAnOperator_AddsAGroupAndReplacesAKnownOne()
    {
        var tree = GroupTree.Default.With([["ferrymen", "sailors", "other"], ["tourists", "-", "protected"]]);

        Assert.True(tree.AreRelated("ferrymen", "workers"));
        Assert.Equal((GroupClass.Protected, GroupClass.Other), (tree.ClassOf("tourists"), GroupTree.Default.ClassOf("tourists")));
    }

    [Theory]
    [InlineData("ferrymen\toarsmen\tother")]
    [InlineData("ferrymen\t-\tmighty")]
    [InlineData("ferrymen\t-")]
    [InlineData("ferrymen\tferrymen\tother")]
    public void With_BadRow_Throws(string row) =>
        Assert.Throws<InvalidOperationException>(() => GroupTree.Default.With([row.Split('\t')]));

    [Fact]
    public void With_LabelsUnderEachOther_Throws() =>
        Assert.Throws<InvalidOperationException>(
            () => GroupTree.Default.With([["ferrymen", "oarsmen", "other"], ["oarsmen", "ferrymen", "other"]]));
}
