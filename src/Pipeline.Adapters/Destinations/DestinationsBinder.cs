using Microsoft.Extensions.Configuration;

namespace Pipeline.Adapters.Destinations;

/// <summary>Reads <c>Pipeline:Destinations</c>.</summary>
/// <remarks>By hand rather than by the configuration binder, whose errors repeat the value, and a value here may be a secret in the
/// wrong place; and because a misspelt setting must be an error, not a silence.</remarks>
internal static class DestinationsBinder
{
    public static void Bind(IConfigurationSection section, DestinationsOptions options, DestinationKinds kinds)
    {
        var known = kinds.SettingNames;
        foreach (var entry in section.GetChildren())
        {
            var kind = Kind(entry, options, kinds);
            var destination = new DestinationOptions
            {
                Path = entry.Path,
                Kind = kind,
                Name = entry[nameof(DestinationOptions.Name)]?.Trim() ?? "",
                Url = Text(entry, nameof(DestinationOptions.Url)),
                AllowPrivate = Flag(entry, nameof(DestinationOptions.AllowPrivate), options),
            };
            foreach (var setting in kinds.SettingsFor(kind))
            {
                destination[setting] = setting.Choices is { } choices
                    ? Choice(entry, setting.Name, choices, options)
                    : Text(entry, setting.Name);
            }

            foreach (var watch in entry.GetSection(nameof(DestinationOptions.Watches)).GetChildren())
            {
                if (!string.IsNullOrWhiteSpace(watch.Value))
                {
                    destination.Watches.Add(watch.Value.Trim());
                }
            }

            // One watch may stand without the list around it: "Watches": "earthquake".
            if (Text(entry, nameof(DestinationOptions.Watches)) is { } only)
            {
                destination.Watches.Add(only);
            }

            foreach (var unknown in entry.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            {
                options.Unreadable.Add($"{unknown.Path} is no setting of a destination; there are {string.Join(", ", known)}.");
            }

            options.Destinations.Add(destination);
        }
    }

    private static string? Text(IConfigurationSection entry, string key) =>
        string.IsNullOrWhiteSpace(entry[key]) ? null : entry[key]!.Trim();

    private static IDestinationKind? Kind(IConfigurationSection entry, DestinationsOptions options, DestinationKinds kinds) =>
        Choice(entry, nameof(DestinationOptions.Kind), [.. kinds.All.Select(kind => kind.Name)], options) is { } name
            ? kinds.Find(name)
            : null;

    private static string? Choice(IConfigurationSection entry, string key, IReadOnlyList<string> choices, DestinationsOptions options)
    {
        if (Text(entry, key) is not { } value)
        {
            return null;
        }

        if (choices.FirstOrDefault(choice => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        options.Unreadable.Add($"{entry.Path}:{key} must be one of {string.Join(", ", choices)}.");
        return null;
    }

    private static bool Flag(IConfigurationSection entry, string key, DestinationsOptions options)
    {
        if (Text(entry, key) is not { } value)
        {
            return false;
        }

        if (!bool.TryParse(value, out var flag))
        {
            options.Unreadable.Add($"{entry.Path}:{key} must be true or false.");
        }

        return flag;
    }
}
