using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Destinations;

/// <summary>How patiently alerts are sent; bound from <c>Pipeline:Webhooks</c>.
/// The defaults suit Slack, Teams and most receivers.</summary>
public sealed class PostingOptions
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

    /// <summary>Spacing of messages to one Slack URL: "1 per second" (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
    public TimeSpan SlackSpacing { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Spacing of messages to one Teams URL. The old connectors allowed 60 in 30 s; workflows publish no number, so half the
    /// pace of that.</summary>
    public TimeSpan TeamsSpacing { get; set; } = TimeSpan.FromSeconds(2);
}

/// <summary>Checks <see cref="PostingOptions"/> on start.</summary>
internal sealed class PostingOptionsValidator : IValidateOptions<PostingOptions>
{
    public ValidateOptionsResult Validate(string? name, PostingOptions options)
    {
        var problems = new List<string>();
        Between(options.AttemptTimeout, nameof(options.AttemptTimeout), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
        Between(options.TotalTimeout, nameof(options.TotalTimeout), options.AttemptTimeout, TimeSpan.FromMinutes(10));
        Between(options.RetryDelay, nameof(options.RetryDelay), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Between(options.LongestWait, nameof(options.LongestWait), TimeSpan.Zero, options.TotalTimeout);
        Between(options.BreakFor, nameof(options.BreakFor), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Between(options.SlackSpacing, nameof(options.SlackSpacing), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Between(options.TeamsSpacing, nameof(options.TeamsSpacing), TimeSpan.Zero, TimeSpan.FromMinutes(1));
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
