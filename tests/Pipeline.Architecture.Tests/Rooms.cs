namespace Pipeline.Architecture.Tests;

/// <summary>The rooms of a namespace, which are the namespaces in it, from the lowest to the highest: one may use those before it and
/// no other.</summary>
/// <param name="Space">The namespace: a project's root, or a large room that has rooms of its own.</param>
/// <param name="Names">The rooms after the namespace's name: <c>Words</c>; <c>Articles.*</c> is one room with all that lies in it, and
/// the empty name is the namespace itself.</param>
internal sealed record Rooms(string Space, params IReadOnlyList<string> Names)
{
    /// <summary>The namespaces whose rooms are held; one that is added here is held from then on.</summary>
    public static IReadOnlyList<Rooms> All { get; } =
    [
        // The root has the words that all rooms speak: spans, tokens, entities.
        new("Pipeline.Text", "", "Data", "Words", "Gazetteers", "Tokens", "Tagging", "Places", "Languages", "KeyPhrases", "Analysis"),
        new(
            "Pipeline.Core",
            "Ordering", "Tables", "Naming", "Facts.*", "Articles.*", "Reading.Tokens", "Reading.Words", "Reading.Numbers",
            "Reading.Phrases", "Reading.Factuality", "Reading.Mentions", "Reading.Dates", "Reading.Scopes", "Reading.Frames", "Reading.Victims",
            "Reading.Anchors", "Reading.Hits", "Reading.Roles", "Reading.Rules", "Stories.*", "Watches", "Novelty", "Telemetry", "Alerts", "Telling",
            "Drops", "Serialization", "Analysis", ""),
        // HTML stands in fields, and fields in every other format.
        new("Pipeline.Core.Articles.Readers", "", "Html", "Fields", "Text", "Delimited", "Feeds", "Json"),
        new("Pipeline.Adapters", "Settings", "Storage", "Language", "Destinations.*", "Health", ""),
        new("Pipeline.Web", "Http", "Reading", "Drawing", "Exports", "Api", "Pages", "Hosting"),
    ];

    /// <summary>Name of the project that the namespace is in, and of its assembly.</summary>
    public string Project => string.Join('.', Space.Split('.')[..2]);

    /// <summary>The place of a namespace among the rooms, from 0; null when it is none of them.</summary>
    public int? PlaceOf(string space)
    {
        for (var place = 0; place < Names.Count; place++)
        {
            var name = $"{Space}.{Names[place]}".TrimEnd('.');
            if (space == name || name.EndsWith(".*", StringComparison.Ordinal)
                && $"{space}.".StartsWith(name[..^1], StringComparison.Ordinal))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Whether another namespace is this one or lies in it.</summary>
    public bool Owns(string space) => $"{space}.".StartsWith($"{Space}.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Space;
}
