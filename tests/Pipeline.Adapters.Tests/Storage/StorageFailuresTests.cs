using Azure;
using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class StorageFailuresTests
{
    [Fact]
    public void What_a_client_throws_after_its_retries_is_a_failure_of_storage()
    {
        Assert.True(new RequestFailedException(503, "busy").IsStorageFailure());
        Assert.True(new AggregateException(new RequestFailedException(503, "busy"), new TaskCanceledException()).IsStorageFailure());
        Assert.True(new TaskCanceledException().IsStorageFailure());
    }

    [Fact]
    public void A_fault_of_the_code_is_none()
    {
        Assert.False(new InvalidOperationException().IsStorageFailure());
        Assert.False(new AggregateException(new RequestFailedException(503, "busy"), new InvalidOperationException()).IsStorageFailure());
    }
}
