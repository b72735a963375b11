using Pipeline.Core.Stories.Reading;

namespace Pipeline.Core.Tests.Reading.Frames;

public sealed class ReturnCueTests
{
    [Theory]
    [InlineData("All 40 hostages were released on Friday.", true)]
    [InlineData("The gunmen freed the 12 pupils.", true)]
    [InlineData("All 25 of the missing were found.", true)]
    [InlineData("The 14 missing crew have been accounted for.", true)]
    [InlineData("Fourteen people are still unaccounted for.", false)]
    [InlineData("The gunmen hold 12 pupils.", false)]
    public void Has_TellsWhetherThoseCountedAreBack(string sentence, bool expected) =>
        Assert.Equal(expected, StatementCues.Has(sentence, StatementCue.Return));
}
