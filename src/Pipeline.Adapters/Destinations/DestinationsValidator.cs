using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Destinations;

/// <summary>Stops a start with destinations that could never work. Its messages name the setting and what would be right, and hold
/// neither URL nor secret.</summary>
internal sealed class DestinationsValidator(DestinationKinds kinds) : IValidateOptions<DestinationsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DestinationsOptions options)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>Everything that is wrong, one sentence each; empty when all is well.</summary>
    public IReadOnlyList<string> Problems(DestinationsOptions options)
    {
        var problems = new List<string>(options.Unreadable);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var destination in options.Destinations)
        {
            var path = destination.Path;
            if (string.IsNullOrWhiteSpace(destination.Name) || destination.Name.Length > 64 || destination.Name.Any(char.IsControl))
            {
                problems.Add($"{path}:Name is missing or odd: give a name of 1 to 64 characters, such as newsroom-slack.");
            }
            else if (!names.Add(destination.Name))
            {
                problems.Add($"{path}:Name is used by another destination too; deliveries are recorded by name, so each needs its own.");
            }

            if (destination.Kind is not { } kind)
            {
                // A kind that is there but unreadable was reported while reading it.
                if (!options.Unreadable.Any(unreadable => unreadable.StartsWith($"{path}:Kind ", StringComparison.Ordinal)))
                {
                    problems.Add($"{path}:Kind is missing: one of {kinds.Names}.");
                }

                continue;
            }

            problems.AddRange(
                kind.ProblemsOf(destination, kinds).Concat(Misplaced(destination, kind)).Select(problem => $"{path}:{problem}"));
        }

        return problems;
    }

    /// <summary>What works but deserves a second look, one sentence each, for <c>doctor</c>.</summary>
    public static IReadOnlyList<string> Warnings(DestinationsOptions options) =>
    [
        .. options.Destinations.SelectMany(destination => (destination.Kind?.WarningsOf(destination) ?? [])
            .Concat(destination.AllowPrivate ? ["AllowPrivate lets alerts go to addresses of private networks."] : [])
            .Select(warning => $"{destination.Path}:{warning}")),
    ];

    /// <summary>What other kinds say to a setting of theirs that stands here.</summary>
    private IEnumerable<string> Misplaced(DestinationOptions destination, IDestinationKind kind) => kinds.SettingsFor(kind)
        .Where(setting => setting.Elsewhere is not null && destination[setting] is not null
            && !kind.Settings.Any(own => own.Name.Equals(setting.Name, StringComparison.OrdinalIgnoreCase)))
        .Select(setting => $"{setting.Name} {setting.Elsewhere}");
}
