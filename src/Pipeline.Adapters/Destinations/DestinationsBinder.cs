using Microsoft.Extensions.Configuration;

namespace Pipeline.Adapters.Destinations;

/// <summary>Reads <c>Pipeline:Destinations</c>.</summary>
/// <remarks>By hand rather than by the configuration binder, whose errors repeat the value, and a value here may be a secret in the
/// wrong place; and because a misspelt setting must be an error, not a silence.</remarks>
internal static class DestinationsBinder
{
    private static readonly string[] Known =
    [
        nameof(DestinationOptions.Kind), nameof(DestinationOptions.Name), nameof(DestinationOptions.Url), nameof(DestinationOptions.Secret),
        nameof(DestinationOptions.PreviousSecret), nameof(DestinationOptions.Watches), nameof(DestinationOptions.AllowPrivate),
        nameof(DestinationOptions.TeamsPayload),
    ];

    public static void Bind(IConfigurationSection section, DestinationsOptions options)
    {
        foreach (var entry in section.GetChildren())
        {
            var destination = new DestinationOptions
            {
                Kind = Choice<DestinationKind>(entry, nameof(DestinationOptions.Kind), options),
                Name = entry[nameof(DestinationOptions.Name)]?.Trim() ?? "",
                Url = Text(entry, nameof(DestinationOptions.Url)),
                Secret = Text(entry, nameof(DestinationOptions.Secret)),
                PreviousSecret = Text(entry, nameof(DestinationOptions.PreviousSecret)),
                AllowPrivate = Flag(entry, nameof(DestinationOptions.AllowPrivate), options),
                TeamsPayload = Choice<TeamsPayload>(entry, nameof(DestinationOptions.TeamsPayload), options) ?? TeamsPayload.Envelope,
            };
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

            foreach (var unknown in entry.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            {
                options.Unreadable.Add($"{unknown.Path} is no setting of a destination; there are {string.Join(", ", Known)}.");
            }

            options.Destinations.Add(destination);
            options.Settings[destination] = entry.Path;
        }
    }

    private static string? Text(IConfigurationSection entry, string key) =>
        string.IsNullOrWhiteSpace(entry[key]) ? null : entry[key]!.Trim();

    private static T? Choice<T>(IConfigurationSection entry, string key, DestinationsOptions options)
        where T : struct, Enum
    {
        if (Text(entry, key) is not { } value)
        {
            return null;
        }

        if (Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, value, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return Enum.Parse<T>(known);
        }

        options.Unreadable.Add($"{entry.Path}:{key} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
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
