namespace Pipeline.Architecture.Tests;

/// <summary>The rooms of a project, which are its namespaces, from the lowest to the highest: one may use those before it and no other.</summary>
/// <param name="Project">Name of the project, of its assembly and of its root namespace.</param>
/// <param name="Names">The rooms after the project's name: <c>Words</c>; <c>Articles.*</c> is one room with all that lies in it, and
/// the empty name is the root namespace.</param>
internal sealed record Rooms(string Project, params IReadOnlyList<string> Names)
{
    /// <summary>The projects whose rooms are held; one that is added here is held from then on.</summary>
    public static IReadOnlyList<Rooms> All { get; } =
    [
        // The root has the words that all rooms speak: spans, tokens, entities.
        new("Pipeline.Text", "", "Data", "Words", "Gazetteers", "Tokens", "Tagging", "Places", "Languages", "KeyPhrases", "Analysis"),
        new(
            "Pipeline.Core",
            "Naming", "Facts.*", "Articles.*", "Reading.Tokens", "Reading.Words", "Reading.Numbers", "Reading.Phrases", "Reading.Factuality",
            "Reading.Mentions", "Reading.Dates", "Reading.Scopes", "Reading.Frames", "Reading.Victims", "Reading.Anchors", "Reading.Roles",
            "Reading.Rules", "Watches", "Novelty", "Stories.*", "Telemetry", "Alerts", "Telling", "Drops", "Serialization", "Analysis", ""),
        new("Pipeline.Adapters", "Settings", "Storage", "Language", "Destinations.*", "Health", ""),
        new("Pipeline.Web", "Http", "Reading", "Drawing", "Exports", "Api", "Pages", "Hosting"),
    ];

    /// <summary>The place of a namespace among the rooms, from 0; null when it is none of them.</summary>
    public int? PlaceOf(string space)
    {
        for (var place = 0; place < Names.Count; place++)
        {
            var name = $"{Project}.{Names[place]}".TrimEnd('.');
            if (space == name || name.EndsWith(".*", StringComparison.Ordinal) && $"{space}.".StartsWith(name[..^1], StringComparison.Ordinal))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Whether a namespace is the project's own.</summary>
    public bool Owns(string space) => $"{space}.".StartsWith($"{Project}.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Project;
}
