using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Tests.Destinations;

public sealed class DestinationsTests
{
    private const string SomeSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Theory]
    [InlineData("Slack", "https://hooks.slack.com/services/T000/B000/XXXX")]
    [InlineData("slack", "https://hooks.slack-gov.com/services/T000/B000/XXXX")]
    [InlineData("Slack", "http://127.0.0.1:5000/slack")]
    [InlineData("Slack", "https://chat.example.org/hooks/abc")]
    [InlineData(
        "Teams", "https://prod-1.westeurope.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?api-version=2016-06-01&sig=abc")]
    [InlineData("Teams",
        "https://abc.12.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/abc/triggers/manual/paths/invoke?sig=abc")]
    [InlineData("Teams", "https://somewhere.new.example/anything")]
    [InlineData("Webhook", "https://prod-1.westeurope.logic.azure.com/workflows/abc")]
    [InlineData("Webhook", "https://news.example:8443/hook?key=1")]
    [InlineData("Webhook", "http://localhost:5000/")]
    [InlineData("Webhook", "http://[::1]:5000/")]
    [InlineData("Console", null)]
    public void What_works_is_accepted(string kind, string? url) => Assert.Empty(ProblemsOf(("Kind", kind), ("Name", "a"), ("Url", url)));

    [Theory]
    [InlineData("Slack", null, "is missing")]
    [InlineData("Slack", "not-an-address-s3cr3t", "absolute https")]
    [InlineData("Slack", "ftp://host/s3cr3t", "absolute https")]
    [InlineData("Webhook", "http://news.example/s3cr3t", "must begin with https")]
    [InlineData("Webhook", "http://10.0.0.1/s3cr3t", "must begin with https")]
    [InlineData("Webhook", "https://me:s3cr3t@news.example/", "user name")]
    [InlineData("Slack", "https://hooks.slack.com/triggers/T000/123/s3cr3t", "Workflow Builder")]
    [InlineData("Slack", "https://hooks.slack.com/workflows/T000/A000/123/s3cr3t", "Workflow Builder")]
    [InlineData("Slack", "https://hooks.slack.com/s3cr3t", "/services/")]
    [InlineData("Teams", "https://hooks.slack.com/services/T000/B000/s3cr3t", "set Kind to Slack")]
    [InlineData("Slack", "https://abc.environment.api.powerplatform.com/s3cr3t", "set Kind to Teams")]
    [InlineData("Teams", "https://contoso.webhook.office.com/webhookb2/s3cr3t", "Workflows")]
    [InlineData("Teams", "https://outlook.office.com/webhook/s3cr3t", "Workflows")]
    public void What_cannot_work_is_refused_by_setting_and_reason_without_the_secret(string kind, string? url, string reason)
    {
        var problem = Assert.Single(ProblemsOf(("Kind", kind), ("Name", "a"), ("Url", url)));

        Assert.StartsWith("Pipeline:Destinations:0:Url ", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kind", "https://s3cr3t", "Pipeline:Destinations:0:Kind must be one of {kinds}.")]
    [InlineData("Kind", "2", "Pipeline:Destinations:0:Kind must be one of {kinds}.")]
    [InlineData("Kind", "", "Pipeline:Destinations:0:Kind is missing: one of {kinds}.")]
    [InlineData("Name", "", "Pipeline:Destinations:0:Name is missing or odd: give a name of 1 to 64 characters, such as newsroom-slack.")]
    [InlineData("AllowPrivate", "s3cr3t", "Pipeline:Destinations:0:AllowPrivate must be true or false.")]
    [InlineData("TeamsPayload", "s3cr3t", "Pipeline:Destinations:0:TeamsPayload must be one of Envelope, Card.")]
    [InlineData(
        "Secret", "s3cr3t",
        "Pipeline:Destinations:0:Secret must be whsec_ followed by base64 of 24 to 64 random bytes, "
            + "for example whsec_$(openssl rand -base64 32).")]
    [InlineData(
        "PreviousSecret", SomeSecret,
        "Pipeline:Destinations:0:PreviousSecret stands alone: put the new secret into Pipeline:Destinations:0:Secret.")]
    [InlineData(
        "Uri", "s3cr3t",
        "Pipeline:Destinations:0:Uri is no setting of a destination; "
            + "there are {settings}.")]
    public void Every_other_mistake_has_its_sentence(string key, string value, string problem) => Assert.Equal(
        [problem.Replace("{kinds}", SenderRig.Kinds.Names, StringComparison.Ordinal)
            .Replace("{settings}", string.Join(", ", SenderRig.Kinds.SettingNames), StringComparison.Ordinal)],
        ProblemsOf([
            .. new[] { ("Kind", "Webhook"), ("Name", "a"), ("Url", "https://news.example/") }.Where(pair => pair.Item1 != key),
            (key, value)]));

    [Fact]
    public void A_secret_for_Slack_is_a_mistake() => Assert.Equal(
        ["Pipeline:Destinations:0:Secret has no use here: only a Webhook is signed."],
        ProblemsOf(("Kind", "Slack"), ("Name", "a"), ("Url", "https://chat.example.org/"), ("Secret", SomeSecret)));

    [Fact]
    public void Names_are_unique_and_the_setting_is_named_as_it_stands_in_the_configuration()
    {
        using var services = Services(("3:Kind", "Console"), ("3:Name", "desk"), ("7:Kind", "Console"), ("7:Name", "DESK"));

        Assert.StartsWith("Pipeline:Destinations:7:Name ", Assert.Single(ProblemsOf(services)), StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_is_told_what_works_but_is_doubtful()
    {
        using var services = Services(
            ("0:Kind", "Webhook"), ("0:Name", "a"), ("0:Url", "https://news.example/"), ("0:AllowPrivate", "true"));

        Assert.Equal(
            [
                "Pipeline:Destinations:0:Secret is not set: the receiver cannot tell our requests from anybody else's.",
                "Pipeline:Destinations:0:AllowPrivate lets alerts go to addresses of private networks.",
            ],
            services.GetRequiredService<DestinationSender>().Warnings);
    }

    [Fact]
    public void Two_kinds_of_one_name_stop_the_start()
    {
        using var services = new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder().Build())
            .AddSingleton<IDestinationKind>(new NamedKind("SLACK")).BuildServiceProvider();

        Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void Destinations_keep_their_order_and_their_watches()
    {
        using var services = Services(
            ("0:Kind", "Console"), ("0:Name", "screen"), ("0:Watches", "quake-*"),
            ("1:Kind", "Webhook"), ("1:Name", "desk"), ("1:Url", "https://news.example/"), ("1:Secret", SomeSecret),
            ("1:Watches:0", "a"), ("1:Watches:1", "b"));
        var destinations = services.GetRequiredService<IAlertSender>().Destinations;

        Assert.Equal(["screen", "desk"], destinations.Select(destination => destination.Name));
        Assert.Equal(["quake-*"], destinations[0].Watches!);
        Assert.Equal(["a", "b"], destinations[1].Watches!);
    }

    [Fact]
    public void Without_destinations_there_is_nothing_wrong()
    {
        using var services = Services();

        Assert.Empty(services.GetRequiredService<IAlertSender>().Destinations);
    }

    [Fact]
    public void A_wrong_setting_stops_the_start()
    {
        using var services = Services(("0:Kind", "Slack"), ("0:Name", "a"));

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void A_patience_out_of_range_stops_the_start()
    {
        using var services = new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Pipeline:Webhooks:Tries", "0")]).Build()).BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal(["Pipeline:Webhooks:Tries must be 1 to 10."], error.Failures);
    }

    [Theory]
    [InlineData("SlackSpacing", "soon", "Pipeline:Webhooks:SlackSpacing must be a time such as 00:00:30.")]
    [InlineData("TeamsSpacing", "00:02:00", "Pipeline:Webhooks:TeamsSpacing must be between 00:00:00 and 00:01:00.")]
    [InlineData(
        "WebhookSpacing", "00:00:01",
        "Pipeline:Webhooks:WebhookSpacing is no setting; the nearest is SlackSpacing, and there are AttemptTimeout, TotalTimeout, Tries, "
            + "RetryDelay, LongestWait, BreakAfter, BreakFor, {spacings}.")]
    public void Only_a_kind_that_needs_spacing_has_a_setting_for_it(string key, string value, string problem)
    {
        using var services = new ServiceCollection().AddLogging().AddPipelineDestinations(new ConfigurationBuilder()
            .AddInMemoryCollection([new($"Pipeline:Webhooks:{key}", value)]).Build()).BuildServiceProvider();

        Assert.Equal(
            [problem.Replace(
                "{spacings}", string.Join(", ", SenderRig.Spaced.Select(PostingOptions.SpacingSetting)),
                StringComparison.Ordinal)],
            ProblemsOf(services));
    }

    [Fact]
    public void Every_kind_that_has_a_class_is_registered() => Assert.Equal(
        typeof(IDestinationKind).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IDestinationKind)) && type.IsClass)
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        SenderRig.Kinds.All.Select(kind => kind.GetType().Name).Order(StringComparer.Ordinal));

    private static IReadOnlyList<string> ProblemsOf(params (string Key, string? Value)[] settings)
    {
        using var services = Services([.. settings.Select(setting => ($"0:{setting.Key}", setting.Value))]);
        return ProblemsOf(services);
    }

    private static IReadOnlyList<string> ProblemsOf(ServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) => new ServiceCollection().AddLogging()
        .AddPipelineDestinations(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Pipeline:Destinations:{setting.Key}", setting.Value)))
            .Build())
        .BuildServiceProvider();

    private sealed class NamedKind(string name) : IDestinationKind
    {
        public string Name => name;

        public IEnumerable<string> ProblemsOf(DestinationOptions destination, DestinationKinds kinds) => [];

        public IDestinationRoute Open(DestinationOptions destination, Poster poster) => throw new NotSupportedException();
    }
}
