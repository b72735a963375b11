using Azure;
using Azure.Identity;

namespace Pipeline.Adapters.Storage;

/// <summary>What the storage clients throw when storage fails.</summary>
internal static class StorageFailures
{
    /// <summary>Whether <paramref name="exception"/> says that storage refused, did not answer or could not be reached. After its last
    /// retry a client throws all failures in one <see cref="AggregateException"/>, and a request over its time limit is a cancellation,
    /// so the caller looks first whether the cancellation is its own.</summary>
    public static bool IsStorageFailure(this Exception exception) => exception switch
    {
        RequestFailedException or AuthenticationFailedException or IOException or OperationCanceledException => true,
        AggregateException several => several.InnerExceptions.All(IsStorageFailure),
        _ => false,
    };
}
