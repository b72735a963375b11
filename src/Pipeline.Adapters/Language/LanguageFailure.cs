using Azure;

namespace Pipeline.Adapters.Language;

/// <summary>What the service's refusals mean.</summary>
internal static class LanguageFailure
{
    // Of a document: the service's fault, which another try may not meet. All other codes are the document's own.
    private static readonly string[] PassingCodes =
        ["InternalServerError", "ServiceUnavailable", "Timeout", "TooManyRequests", "ExtractionFailure"];

    private static readonly string[] UnspokenCodes = ["UnsupportedLanguageCode"];

    /// <summary>Whether the same call may succeed later: no answer, a time-out, throttling, or a fault of the service.</summary>
    public static bool IsPassing(RequestFailedException failure) => failure.Status is 0 or 408 or 429 or >= 500;

    /// <summary>Whether the same document may succeed later.</summary>
    public static bool IsPassing(LanguageError error) => PassingCodes.Contains(error.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the service does not speak the document's language: no failure, it just has nothing to say.</summary>
    public static bool IsUnspokenLanguage(LanguageError error) => UnspokenCodes.Contains(error.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The wait that the service asks for: <c>retry-after-ms</c>, <c>x-ms-retry-after-ms</c>, or <c>Retry-After</c>
    /// in seconds or as a date.</summary>
    public static TimeSpan? RetryAfter(RequestFailedException failure, DateTimeOffset now)
    {
        if (failure.GetRawResponse() is not { } response)
        {
            return null;
        }

        foreach (var name in new[] { "retry-after-ms", "x-ms-retry-after-ms" })
        {
            if (response.Headers.TryGetValue(name, out var text) && int.TryParse(text, out var milliseconds) && milliseconds >= 0)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        if (!response.Headers.TryGetValue("Retry-After", out var value))
        {
            return null;
        }

        if (int.TryParse(value, out var seconds) && seconds >= 0)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, out var date) ? (date > now ? date - now : TimeSpan.Zero) : null;
    }
}

/// <summary>Azure AI Language could not read a text, after all tries of one analysis. The message holds no text.</summary>
internal sealed class LanguageServiceException : Exception
{
    /// <summary>A failure without words.</summary>
    public LanguageServiceException()
    {
    }

    /// <summary>A failure of documents.</summary>
    public LanguageServiceException(string message)
        : base(message)
    {
    }

    /// <summary>A failure of a call.</summary>
    public LanguageServiceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
