namespace Pipeline.Adapters.Destinations;

/// <summary>A kind of destination, with everything that nobody else needs to know of it. There is one object of each, without a state of
/// its own; a line in the services registers it, and that line is all that the rest of the code hears of a new one (docs/extending.md).
/// </summary>
/// <remarks>A kind that is reached by HTTP is an <see cref="IPostedKind"/>, which brings most of this along.</remarks>
internal interface IDestinationKind
{
    /// <summary>What the setting <c>Kind</c> calls it, in any case.</summary>
    string Name { get; }

    /// <summary>The settings that only its destinations have.</summary>
    IReadOnlyList<DestinationSetting> Settings => [];

    /// <summary>What can never work, one sentence each, which begins with the setting's name and holds no value.</summary>
    IEnumerable<string> ProblemsOf(DestinationOptions destination, DestinationKinds kinds);

    /// <summary>What works but deserves a second look, in sentences of the same form.</summary>
    IEnumerable<string> WarningsOf(DestinationOptions destination) => [];

    /// <summary>The way to a destination, whose settings have been found right.</summary>
    IDestinationRoute Open(DestinationOptions destination, Poster poster);
}
