using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using NCrontab;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>The compiled functions, host.json, infra/names.json and the options must speak of the same containers, queues and functions.
/// What the infrastructure makes of the names is for <see cref="InfrastructureTests"/>.</summary>
public sealed class DeploymentNamesTests
{
    /// <summary>The host's own name for it.</summary>
    internal const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    internal static readonly StorageOptions Options = new() { ConnectionString = "UseDevelopmentStorage=true" };

    [Fact]
    public void There_is_one_class_per_trigger_named_as_its_function()
    {
        Assert.Equal(
            [
                "ArticleDropped", "DeliveryPoisoned", "DeliveryQueued", "DropPoisoned", "Health", "MissedDrops", "OutboxSweep",
                "PageFiles", "Pages"
            ],
            AppFunction.All.Select(function => function.Name));
        Assert.All(AppFunction.All, function => Assert.Equal(function.Name, function.Class.Name));
    }

    [Fact]
    public void The_dashboard_has_the_paths_that_it_links_to_and_hides_no_other_function()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));

        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal(AuthorizationLevel.Function, AppFunction.TriggerOf<HttpTriggerAttribute>("Pages").AuthLevel);

        // The host tries routes in the order of the functions' names and takes the first that fits.
        Assert.Equal(
            ["api/health", "assets/{name}", "{*path}"],
            AppFunction.All.Select(function => function.Trigger).OfType<HttpTriggerAttribute>().Select(trigger => trigger.Route));
    }

    [Fact]
    public void The_blob_trigger_takes_the_whole_path_of_the_container_of_drops_from_event_grid()
    {
        var trigger = Assert.IsType<BlobTriggerAttribute>(AppFunction.OfDrops.Trigger);

        Assert.Equal($"{Options.Articles}/{{path}}", trigger.BlobPath);
        Assert.Equal(BlobTriggerSource.EventGrid, trigger.Source);
    }

    [Fact]
    public void The_queue_triggers_take_the_queues_of_the_options_and_of_the_host()
    {
        Assert.Equal(Options.Deliveries, AppFunction.TriggerOf<QueueTriggerAttribute>("DeliveryQueued").QueueName);
        Assert.Equal(Options.DeliveriesPoison, AppFunction.TriggerOf<QueueTriggerAttribute>("DeliveryPoisoned").QueueName);
        Assert.Equal(BlobPoisonQueue, AppFunction.TriggerOf<QueueTriggerAttribute>("DropPoisoned").QueueName);
        Assert.Equal(Options.Deliveries + "-poison", Options.DeliveriesPoison);
    }

    [Fact]
    public void Timers_fire_every_five_minutes_and_every_hour() =>
        Assert.Equal(
            new Dictionary<string, TimeSpan> { ["MissedDrops"] = TimeSpan.FromHours(1), ["OutboxSweep"] = TimeSpan.FromMinutes(5) },
            AppFunction.All.Where(function => function.Trigger is TimerTriggerAttribute)
                .ToDictionary(function => function.Name, function => PauseOf(((TimerTriggerAttribute)function.Trigger).Schedule)));

    [Fact]
    public void A_drop_counts_as_missed_only_after_a_try_of_its_own_event_must_have_ended()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));

        Assert.True(MissedDropSweep.Grace > TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!));
        Assert.Equal(
            TriggeredDrops.MaxTries,
            host.RootElement.GetProperty("extensions").GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
    }

    [Fact]
    public void Containers_and_queues_are_called_as_droppers_and_operators_know_them()
    {
        // Literals on purpose: data stands under these names, and renaming a default would begin beside it with nothing.
        Assert.Equal(["articles", "analyses", "ledgers", "timeline", "alerts", "rejected", "readings", "config"], Options.ContainerNames);
        Assert.Equal(["deliveries", "deliveries-poison"], Options.QueueNames);
    }

    [Fact]
    public void Events_are_sent_to_the_function_that_takes_drops_and_for_the_container_that_it_watches()
    {
        using var names = JsonDocument.Parse(RepositoryFiles.Read("infra/names.json"));

        // The host answers 202 to an event for a function that it does not have, so that a wrong name loses every event in silence.
        Assert.Equal(AppFunction.OfDrops.Name, names.RootElement.GetProperty("blobFunction").GetString());
        Assert.Equal(Options.Articles, names.RootElement.GetProperty("drops").GetString());
    }

    [Fact]
    public void Host_json_limits_the_triggers_that_exist()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));
        var extensions = host.RootElement.GetProperty("extensions");

        Assert.Equal("OpenTelemetry", host.RootElement.GetProperty("telemetryMode").GetString());
        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal(
            extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32(),
            extensions.GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
        // A try that throws is not made again at once; and it comes back within the lease, which must therefore be free by then.
        var pause = TimeSpan.Parse(extensions.GetProperty("queues").GetProperty("visibilityTimeout").GetString()!);
        Assert.InRange(pause, TimeSpan.FromSeconds(1), new DeliveryPolicy().SendingLease);
    }

    [Fact]
    public void Local_settings_work_as_they_are()
    {
        using var settings = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        var values = settings.RootElement.GetProperty("Values");

        Assert.Equal("dotnet-isolated", values.GetProperty("FUNCTIONS_WORKER_RUNTIME").GetString());
        Assert.Equal("UseDevelopmentStorage=true", values.GetProperty(HostStorage.Connection).GetString());
    }

    /// <summary>The time between two runs, which must always be the same.</summary>
    private static TimeSpan PauseOf(string schedule)
    {
        // The host reads schedules by this library. The first of the six fields is the second.
        var day = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        var times = CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            .GetNextOccurrences(day, day.AddDays(2)).ToList();
        return Assert.Single(times.Zip(times.Skip(1), (one, next) => next - one).Distinct());
    }
}
