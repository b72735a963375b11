using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class PoisonedBlobTests
{
    [Fact]
    public void The_hosts_message_is_read()
    {
        var poisoned = PoisonedBlob.Parse(
            """
            {
             "Type":"BlobTrigger","FunctionId":"Host.Functions.ArticleDropped","BlobType":"BlockBlob","ContainerName":"articles",
             "BlobName":"tarvos/a b/ü.txt","ETag":"\"0x8DA\""}
            """);

        Assert.Equal(new PoisonedBlob("articles", "tarvos/a b/ü.txt", "0x8DA"), poisoned);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    // Of an event that names no version.
    [InlineData("\"\\\"\\\"\"")]
    public void The_version_may_be_missing(string version) => Assert.Equal(
        new PoisonedBlob("articles", "a.txt", null),
        PoisonedBlob.Parse($$"""{"containerName":"articles","blobName":"a.txt","ETag":{{version}}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"ContainerName":"articles","BlobName":""}""")]
    [InlineData("""{"ContainerName":"articles","BlobName":7}""")]
    [InlineData("not json")]
    public void Anything_else_is_no_such_message(string message) => Assert.Null(PoisonedBlob.Parse(message));
}
