using System.Xml;
using Azure;

namespace Pipeline.Adapters.Storage;

/// <summary>Storage can't write a page of a listing: one of the names on it holds a character that XML has no way to write.</summary>
/// <remarks>Azure percent-encodes such names, and so does the Azurite that the local host starts; any other Azurite answers 500 and says
/// nothing else. Which name it is can't be asked for, only where it is: behind the last one that was listed.</remarks>
public sealed class UnwrittenListingException : RequestFailedException
{
    /// <summary>Tells where the name is.</summary>
    /// <param name="prefix">What the names that were asked for begin with; null for all.</param>
    /// <param name="after">What the page was listed by, which is the name before it in an Azurite; null for the first page.</param>
    /// <param name="cause">What storage answered.</param>
    public UnwrittenListingException(string? prefix, string? after, Exception cause)
        : base(
            500,
            $"Storage can't list the drops{(prefix is null ? "" : $" in {prefix}")}{(after is null ? "" : $" after {after}")}: "
            + "the name of one of them seems to hold a character that XML can't write, such as U+0001 or U+FFFE. Delete that drop.",
            errorCode: null,
            cause)
    {
    }

    /// <summary>Whether storage answered so.</summary>
    internal static bool Is(Exception exception) =>
        exception is XmlException or RequestFailedException { Status: 500, ErrorCode: null or "" } and not UnwrittenListingException;
}
