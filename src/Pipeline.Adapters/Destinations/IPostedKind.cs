using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>A kind whose messages are posted to a URL: how one is composed, what address is allowed, what an answer means, and how far
/// apart two must stay. Tries, limits, guard and secrecy are the same for all of them (<see cref="PostedRoute"/>).</summary>
internal interface IPostedKind : IDestinationKind
{
    /// <summary>Least time between two messages to one URL, unless <c>Pipeline:Webhooks:{Name}Spacing</c> says otherwise;
    /// null needs none, and there is no such setting then.</summary>
    TimeSpan? Spacing => null;

    /// <summary>Whether the server may be anybody's, since it was written to understand this message; else the server is the kind's own
    /// product, and an address that belongs to another one is a mistake.</summary>
    bool SuitsAnyServer => false;

    /// <summary>Whether the words of an answer decide what it means; if not, words that stay out are passed over.</summary>
    bool DecidesByWords => false;

    /// <summary>Why a destination of <paramref name="kind"/> can't be at <paramref name="url"/>, as far as this kind knows. Every kind is
    /// asked about every address, because each knows its own hosts best, and mixing them up is the likeliest mistake.</summary>
    string? ProblemOfAddress(Uri url, IPostedKind kind) => null;

    /// <summary>What can never work about the settings other than the address.</summary>
    IEnumerable<string> ProblemsOfSettings(DestinationOptions destination) => [];

    /// <summary>The message for <paramref name="alert"/>, the same for the same alert at every try, within the kind's own size.</summary>
    PostedMessage Compose(Alert alert, DestinationOptions destination, bool isTest);

    /// <summary>What only this kind knows of an answer.</summary>
    AnswerMeaning MeaningOf(RemoteAnswer answer) => AnswerMeaning.Plain;

    /// <inheritdoc/>
    IEnumerable<string> IDestinationKind.ProblemsOf(DestinationOptions destination, DestinationKinds kinds) =>
    [
        .. PostedAddress.ProblemOf(destination.Url, this, kinds) is { } problem ? [$"Url {problem}"] : Array.Empty<string>(),
        .. ProblemsOfSettings(destination),
    ];

    /// <inheritdoc/>
    IDestinationRoute IDestinationKind.Open(DestinationOptions destination, Poster poster) => poster.To(destination, this);
}
