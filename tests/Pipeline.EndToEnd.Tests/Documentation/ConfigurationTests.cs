using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Watches;
using Pipeline.EndToEnd.Tests.Destinations;
using Pipeline.Local.Hosting;

namespace Pipeline.EndToEnd.Tests.Documentation;

/// <summary>docs/configuration.md names every setting that exists, and none that does not.</summary>
public sealed partial class ConfigurationTests
{
    private const string Destinations = "`Pipeline:Destinations:0`";
    private const string Posting = "`Pipeline:Webhooks`";

    /// <summary>Heading of the section, and the options whose settings it lists.</summary>
    private static readonly (string Heading, Type Options)[] Sections =
    [
        ("`Pipeline:Analyzer`", typeof(AnalyzerOptions)),
        ("`Pipeline:Language`", typeof(LanguageOptions)),
        ("`Pipeline:Storage`", typeof(StorageOptions)),
        (Destinations, typeof(DestinationOptions)),
        (Posting, typeof(PostingOptions)),
        ("`Pipeline:Delivery`", typeof(DeliveryPolicy)),
        ("`Pipeline:Local`", typeof(RunOptions)),
        ("`Pipeline:Telemetry`", typeof(TelemetryOptions)),
    ];

    public static TheoryData<string> Headings => [.. Sections.Select(section => section.Heading)];

    [Theory]
    [MemberData(nameof(Headings))]
    public void Every_setting_is_documented_and_every_documented_setting_exists(string heading)
    {
        using var services = Registered();

        Assert.Equal(SettingsOf(heading, services).Order(StringComparer.Ordinal), Documented(heading).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_kind_with_settings_that_nobody_documented_is_found()
    {
        using var services = Registered(kinds => kinds.AddSingleton<IDestinationKind, PagerKind>());

        Assert.Equal(["Urgency"], SettingsOf(Destinations, services).Except(Documented(Destinations)));
        Assert.Equal(["PagerSpacing"], SettingsOf(Posting, services).Except(Documented(Posting)));
        Assert.Equal(["Pager"], services.GetRequiredService<DestinationKinds>().All.Select(kind => kind.Name).Except(DocumentedKinds()));
    }

    [Fact]
    public void Every_kind_of_destination_is_documented()
    {
        using var services = Registered();

        Assert.Equal(services.GetRequiredService<DestinationKinds>().All.Select(kind => kind.Name), DocumentedKinds());
    }

    [Fact]
    public void Every_options_class_has_its_section()
    {
        // Destinations are a list of DestinationOptions, which has a section.
        var options = new[] { typeof(StorageOptions).Assembly, typeof(DeliveryPolicy).Assembly, typeof(RunOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal)
                && type is { IsClass: true, IsNested: false }
                && type.Name is not ("DestinationsOptions" or "CommonOptions")
                && !type.IsAssignableTo(typeof(IValidateOptions<StorageOptions>)));

        Assert.Equal(
            options.Select(type => type.Name).Append(nameof(DeliveryPolicy)).Order(StringComparer.Ordinal),
            Sections.Select(section => section.Options.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_of_a_watch_is_documented()
    {
        var settings = typeof(WatchSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

        Assert.Equal(settings.Order(StringComparer.Ordinal), Documented("`config/watches.json`").Order(StringComparer.Ordinal));
    }

    /// <summary>The services that say which kinds of destinations there are, as every host registers them.</summary>
    private static ServiceProvider Registered(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder().Build());
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>What may stand in a section: the settings of its options, and those that kinds of destinations bring along.</summary>
    private static IEnumerable<string> SettingsOf(string heading, ServiceProvider services)
    {
        var kinds = services.GetRequiredService<DestinationKinds>();
        var ofOptions = Sections.Single(section => section.Heading == heading).Options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(IsSetting)
            .Select(property => property.Name);
        return heading switch
        {
            Destinations => kinds.SettingNames,
            Posting => ofOptions.Concat(kinds.Posted.Where(kind => kind.Spacing is not null).Select(PostingOptions.SpacingSetting)),
            _ => ofOptions,
        };
    }

    /// <summary>The values that the table of destinations gives for <c>Kind</c>.</summary>
    private static IEnumerable<string> DocumentedKinds() => Code()
        .Matches(SectionOf(Destinations).Single(line => line.StartsWith("| `Kind` |", StringComparison.Ordinal)).Split('|')[2])
        .Select(match => match.Groups["name"].Value);

    // A list without a setter is filled by the binder.
    private static bool IsSetting(PropertyInfo property) => property.SetMethod is { IsPublic: true } || property.PropertyType.IsGenericType;

    private static IEnumerable<string> Documented(string heading) =>
        SectionOf(heading).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups["name"].Value));

    private static List<string> SectionOf(string heading)
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "configuration.md"))
            .SkipWhile(line => !(line.StartsWith("## ", StringComparison.Ordinal) && line.Contains(heading, StringComparison.Ordinal)))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(lines);
        return lines;
    }

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
