using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pipeline.Functions.Host.Tests;

/// <summary>host.json as the app ships it, in the WebJobs SDK that reads it: what stands there is what the triggers do. A key that the SDK
/// does not know it passes over in silence.</summary>
public sealed class HostJsonTests
{
    private static readonly JsonElement File = JsonElement.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(new FunctionsHostOptions().AppFolder, "host.json")));

    /// <summary>Gets the keys of the sections that the SDK reads, each with its value.</summary>
    public static TheoryData<string, string, string> Keys =>
    [
        .. new[] { "blobs", "queues" }.SelectMany(section => File.GetProperty("extensions").GetProperty(section).EnumerateObject()
            .Select(key => new TheoryDataRow<string, string, string>(section, key.Name, key.Value.ToString()))),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_value_of_a_trigger_is_the_one_that_the_sdk_works_by(string section, string key, string value)
    {
        Assert.Equal(Parse(section, key, value), Resolved(section, key));

        // Some stand there as they are by default; another one must reach the SDK as well.
        var other = Other(Parse(section, key, value));
        Assert.Equal(other, Resolved(section, key, ($"AzureFunctionsJobHost__extensions__{section}__{key}", other.ToString()!)));
    }

    [Fact]
    public void No_section_and_no_key_is_one_that_nobody_reads()
    {
        Assert.Equal(["extensions", "functionTimeout", "logging", "telemetryMode", "version"], Names(File));
        Assert.Equal(["blobs", "http", "queues"], Names(File.GetProperty("extensions")));
        Assert.Equal(["routePrefix"], Names(File.GetProperty("extensions").GetProperty("http")));
        Assert.Equal(["logLevel"], Names(File.GetProperty("logging")));
    }

    private static IEnumerable<string> Names(JsonElement json) =>
        json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static object Resolved(string section, string key, params (string Name, string Value)[] settings)
    {
        var options = new FunctionsHostOptions
        {
            Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal),
        };
        using var host = FunctionsHost.ConfigureTriggers(HostConfiguration.Read(options)).Build();
        object bound = section == "blobs"
            ? host.Services.GetRequiredService<IOptions<BlobsOptions>>().Value
            : host.Services.GetRequiredService<IOptions<QueuesOptions>>().Value;
        return PropertyOf(section, key).GetValue(bound)!;
    }

    private static object Parse(string section, string key, string value) =>
        TypeDescriptor.GetConverter(PropertyOf(section, key).PropertyType).ConvertFromInvariantString(value)!;

    private static PropertyInfo PropertyOf(string section, string key)
    {
        var options = section == "blobs" ? typeof(BlobsOptions) : typeof(QueuesOptions);
        var property = options.GetProperty(key, BindingFlags.IgnoreCase | BindingFlags.Instance | BindingFlags.Public);
        Assert.True(property is { CanWrite: true }, $"{options.Name} has no {key}.");
        return property;
    }

    private static object Other(object value) => value switch
    {
        int number => number - 1,
        TimeSpan time => time - TimeSpan.FromSeconds(1),
        Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().First(other => !other.Equals(choice)),
        _ => throw new NotSupportedException($"No other value than {value} is known."),
    };
}
