using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Settings;

namespace Pipeline.Adapters.Destinations;

/// <summary>How patiently alerts are sent; bound from <c>Pipeline:Webhooks</c>.
/// The defaults suit most receivers.</summary>
internal sealed class PostingOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline:Webhooks";

    /// <summary>How long one try may take, answer included. Standard Webhooks recommends 15 to 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long sending may take with all tries and waits. Must stay below the time for which a delivery is leased.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Tries within one sending, 1 to 10; later ones are the queue's.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>Delay before the second try; doubled for each further one, with jitter. Zero tries again at once.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait within one sending, be it a Retry-After or a rate limit; what is longer goes back to the queue.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After this many tries within two minutes, four of five of them failed, a destination is left alone. 2 or more.</summary>
    public int BreakAfter { get; set; } = 6;

    /// <summary>For how long it is left alone.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What <c>{Name}Spacing</c> sets, by the name of the kind. Not public, so that no setting is called like it.</summary>
    internal Dictionary<string, TimeSpan> Spacings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Least time between two messages of a kind to one URL.</summary>
    internal TimeSpan SpacingOf(IPostedKind kind) => Spacings.TryGetValue(kind.Name, out var set) ? set : kind.Spacing ?? TimeSpan.Zero;

    /// <summary>The setting of a kind's spacing.</summary>
    internal static string SpacingSetting(IPostedKind kind) => $"{kind.Name}Spacing";

    /// <summary>Reads <paramref name="section"/>, with the spacing of every kind that has one.</summary>
    /// <exception cref="OptionsValidationException">A value is of another type than its setting, or a name is unknown.</exception>
    internal static void Bind(IConfigurationSection section, PostingOptions options, DestinationKinds kinds)
    {
        var spaced = kinds.Posted.Where(kind => kind.Spacing is not null).ToList();
        CheckedBinding.Bind(section, options, spaced.ToDictionary(SpacingSetting, _ => typeof(TimeSpan)));
        foreach (var kind in spaced)
        {
            if (section[SpacingSetting(kind)] is { Length: > 0 } value)
            {
                options.Spacings[kind.Name] = TimeSpan.Parse(value, CultureInfo.InvariantCulture);
            }
        }
    }
}

/// <summary>Checks <see cref="PostingOptions"/> on start.</summary>
internal sealed class PostingOptionsValidator(DestinationKinds kinds) : IValidateOptions<PostingOptions>
{
    public ValidateOptionsResult Validate(string? name, PostingOptions options)
    {
        var problems = new List<string>();
        Between(options.AttemptTimeout, nameof(options.AttemptTimeout), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Between(options.TotalTimeout, nameof(options.TotalTimeout), options.AttemptTimeout, TimeSpan.FromMinutes(10));
        Between(options.RetryDelay, nameof(options.RetryDelay), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Between(options.LongestWait, nameof(options.LongestWait), TimeSpan.Zero, options.TotalTimeout);
        Between(options.BreakFor, nameof(options.BreakFor), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        foreach (var kind in kinds.Posted)
        {
            Between(options.SpacingOf(kind), PostingOptions.SpacingSetting(kind), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }

        if (options.Tries is < 1 or > 10)
        {
            problems.Add($"{PostingOptions.Section}:{nameof(options.Tries)} must be 1 to 10.");
        }

        if (options.BreakAfter is < 2 or > 1000)
        {
            problems.Add($"{PostingOptions.Section}:{nameof(options.BreakAfter)} must be 2 to 1000.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Between(TimeSpan value, string setting, TimeSpan low, TimeSpan high)
        {
            if (value < low || value > high)
            {
                problems.Add($"{PostingOptions.Section}:{setting} must be between {low:c} and {high:c}.");
            }
        }
    }
}
