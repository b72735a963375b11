using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Destinations;

/// <summary>Opens the routes that are posted to. One per process, since destinations with one URL share their pace.</summary>
/// <param name="clients">Gives the clients that <see cref="DestinationServiceCollectionExtensions.AddPipelineDestinations"/> set up.
/// </param>
/// <param name="options">How patiently to send.</param>
/// <param name="time">The clock of signatures, waits and limits.</param>
/// <param name="logger">Told of every delivery, without secrets.</param>
internal sealed class Poster(IHttpClientFactory clients, IOptions<PostingOptions> options, TimeProvider time, ILogger<Poster> logger)
{
    /// <summary>The named <see cref="HttpClient"/> for public addresses.</summary>
    public const string PublicClient = "Pipeline.Webhooks";

    /// <summary>The named <see cref="HttpClient"/> for destinations with <see cref="DestinationOptions.AllowPrivate"/>.</summary>
    public const string PrivateClient = "Pipeline.Webhooks.Private";

    private readonly ConcurrentDictionary<string, MessageSpacing> spacings = new(StringComparer.Ordinal);

    /// <summary>The way to <paramref name="destination"/>, whose settings have been found right.</summary>
    public IDestinationRoute To(DestinationOptions destination, IPostedKind kind)
    {
        var spacing = options.Value.SpacingOf(kind);
        var spaced = spacing > TimeSpan.Zero
            ? spacings.GetOrAdd(new Uri(destination.Url!, UriKind.Absolute).AbsoluteUri, _ => new MessageSpacing(spacing, time))
            : null;
        return new PostedRoute(destination, kind, spaced, options.Value, clients, time, logger);
    }
}
