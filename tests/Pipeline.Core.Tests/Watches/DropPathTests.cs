using Pipeline.Core.Watches;

namespace Pipeline.Core.Tests.Watches;

public sealed class DropPathTests
{
    [Theory]
    [InlineData("whatsapp-hack/one.txt", "whatsapp-hack", "one.txt")]
    [InlineData("whatsapp-hack/2019/11/one.txt", "whatsapp-hack", "2019/11/one.txt")]
    [InlineData("one.txt", "inbox", "one.txt")]
    [InlineData("Эбола 2019/заметка.html", "Эбола 2019", "заметка.html")]
    public void TryParse_CutsAtTheFirstFolder(string blobName, string watch, string name)
    {
        Assert.True(DropPath.TryParse(blobName, out var path, out var problem));
        Assert.Null(problem);
        Assert.Equal((watch, name), (path.Watch, path.Name));
    }

    [Theory]
    [InlineData("/one.txt", "empty")]
    [InlineData(" a/one.txt", "white space")]
    [InlineData("a./one.txt", "dot")]
    [InlineData("../one.txt", "dot")]
    [InlineData("a\\b/one.txt", "backslash")]
    [InlineData("a\u0007/one.txt", "control")]
    [InlineData("watch/", "name after its watch")]
    public void TryParse_ImpossibleWatch_SaysWhy(string blobName, string reason)
    {
        Assert.False(DropPath.TryParse(blobName, out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_UnpairedSurrogate_SaysWhy()
    {
        Assert.False(DropPath.TryParse("a\uD800/one.txt", out _, out var problem));
        Assert.Contains("unpaired", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_WatchOfTheGreatestLength_IsAccepted()
    {
        Assert.True(DropPath.TryParse(new string('a', DropPath.MaxWatchLength) + "/x", out _, out _));
        Assert.False(DropPath.TryParse(new string('a', DropPath.MaxWatchLength + 1) + "/x", out _, out _));
    }
}
