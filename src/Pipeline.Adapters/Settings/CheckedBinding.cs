using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Settings;

/// <summary>Binds settings so that a wrong one stops the start with its name and what would be right. The framework's binder repeats
/// the value, which may be a secret in the wrong place, and says nothing of a name that it does not know.</summary>
public static class CheckedBinding
{
    private const BindingFlags Settings = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>Binds <paramref name="section"/>, and checks it when the host starts.</summary>
    public static OptionsBuilder<T> BindChecked<T>(this OptionsBuilder<T> builder, IConfigurationSection section)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Configure(options => Bind(section, options)).ValidateOnStart();
    }

    /// <summary>Binds <paramref name="section"/> to <paramref name="options"/>.</summary>
    /// <exception cref="OptionsValidationException">A value is of another type than its setting, or a name is unknown.</exception>
    public static void Bind<T>(IConfigurationSection section, T options)
        where T : class => Bind(section, options, Array.Empty<string>());

    /// <summary>Binds <paramref name="section"/> to <paramref name="options"/> where it holds more than they have.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options.</param>
    /// <param name="others">Names of what others read in the section.</param>
    /// <exception cref="OptionsValidationException">A value is of another type than its setting, or a name is unknown.</exception>
    public static void Bind<T>(IConfigurationSection section, T options, IReadOnlyCollection<string> others)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(others);
        Bind(section, options, others.ToDictionary(name => name, _ => typeof(object)));
    }

    /// <summary>Binds <paramref name="section"/> to <paramref name="options"/> where others read settings of their own beside them, and
    /// checks those too, so that all that is wrong is said at once.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options.</param>
    /// <param name="others">Names and types of what others read in the section.</param>
    /// <exception cref="OptionsValidationException">A value is of another type than its setting, or a name is unknown.</exception>
    public static void Bind<T>(IConfigurationSection section, T options, IReadOnlyDictionary<string, Type> others)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(others);
        var properties = typeof(T).GetProperties(Settings)
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in others)
        {
            properties.Add(name, type);
        }

        var problems = new List<string>();
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var type))
            {
                var nearest = NearestName.Of(child.Key, properties.Keys);
                problems.Add($"{child.Path} is no setting; the nearest is {nearest}, and there are {string.Join(", ", properties.Keys)}.");
            }
            else if (!string.IsNullOrEmpty(child.Value) && !CanRead(child.Value, Nullable.GetUnderlyingType(type) ?? type))
            {
                problems.Add($"{child.Path} must be {Demand(Nullable.GetUnderlyingType(type) ?? type)}.");
            }
        }

        if (problems.Count > 0)
        {
            throw new OptionsValidationException(section.Path, typeof(T), problems);
        }

        section.Bind(options);
    }

    private static bool CanRead(string value, Type type)
    {
        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)))
        {
            // A list or an object: its parts are read one by one.
            return true;
        }

        try
        {
            return converter.ConvertFromInvariantString(value) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Demand(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:30",
        _ when type == typeof(Uri) => "an address",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ => "a number",
    };
}
