using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Faults.Checking;
using Pipeline.Faults.Hosts;
using Pipeline.Faults.Storage;
using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Tests.Storage;

/// <summary>What is planned to trouble the pipeline does so in real storage, and by the command itself.</summary>
public sealed class TroubledStorageTests(StorageGateTests.Gated gated) : IClassFixture<StorageGateTests.Gated>, IAsyncLifetime
{
    private readonly StoryPlan plan = StoryWriter.Write(7, 60);
    private readonly string folder = Directory.CreateTempSubdirectory("pipeline-trouble-").FullName;
    private StorageClients clients = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A storage for each test: the names in it are counted.
        var prefix = $"t{Guid.NewGuid():N}"[..12] + "-";
        clients = StorageClients.Create(new StorageOptions { ConnectionString = gated.Storage.ConnectionString, Prefix = prefix });
        await clients.EnsureCreatedAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_odd_name_is_held_and_listed_as_it_is()
    {
        foreach (var drop in plan.OddlyNamed)
        {
            await clients.Articles.GetBlobClient(drop.BlobName).UploadAsync(BinaryData.FromString(drop.Contents[0]), Cancel);
        }

        Assert.Equal(Sorted(plan.OddlyNamed.Select(drop => drop.BlobName)), Sorted(await NamesAsync()));
        Assert.Contains(plan.OddlyNamed, drop => drop.BlobName.Length == 1024);
        Assert.Contains(plan.OddlyNamed, drop => LogLines.ProblemOf(drop.BlobName) is not null);
    }

    [Fact]
    public async Task Runs_of_drop_make_what_is_planned_and_say_nothing_that_is_not_for_a_terminal()
    {
        foreach (var (number, run) in plan.Runs.Index())
        {
            var (code, said) = await DropRun.RunAsync(
                run, Path.Combine(folder, $"{number}"), gated.Storage.ConnectionString, clients.Options.Prefix);
            Assert.True(code == run.ExitCode, $"Run {number} ended with {code}: {said}");
            Assert.All(said.ReplaceLineEndings("\n").Split('\n'), line => Assert.Null(LogLines.ProblemOf(line)));
        }

        var makes = plan.Runs.SelectMany(run => run.Makes).ToList();
        Assert.Equal(Sorted(makes.Select(drop => drop.BlobName)), Sorted(await NamesAsync()));
        foreach (var drop in makes)
        {
            Assert.Equal(
                drop.Contents[0],
                (await clients.Articles.GetBlobClient(drop.BlobName).DownloadContentAsync(Cancel)).Value.Content.ToString());
        }

        Assert.Contains(plan.Runs, run => run.ExitCode == 1);
        Assert.Contains(plan.Runs, run => run.Makes.Count == 0);
        Assert.True(plan.Runs.SelectMany(run => run.Files).CountBy(file => file.Name).Max(name => name.Value) > 2);
    }

    [Fact]
    public async Task Each_damaged_document_is_named_as_one_that_can_not_be_read_and_stays_as_it_is()
    {
        await TroubledStorage.FillAsync(clients, plan.Damage);

        var state = await StoredState.ReadAsync(clients, plan.Damage, Cancel);

        Assert.Equal(plan.Damage.Documents.Count, state.Problems.Count);
        Assert.All(plan.Damage.Documents, document => Assert.Contains(state.Problems, document.IsNamedIn));
        Assert.Equal(plan.Damage.Documents, state.Damaged);
        Assert.Equal(["alerts", "analyses", "ledgers", "rejected"], Sorted(plan.Damage.Documents.Select(one => one.Container).Distinct()));
    }

    [Fact]
    public async Task Each_malformed_message_is_received_with_a_problem()
    {
        await TroubledStorage.FillAsync(clients, plan.Damage);

        var received = await new DeliveryQueue(clients, NullLogger<DeliveryQueue>.Instance)
            .ReceiveAsync(DeliveryQueue.MaxReceive, TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal(plan.Damage.Messages.Count, received.Count);
        Assert.All(received, message => Assert.True(message is { Message: null, Problem.Length: > 0 }));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> NamesAsync() =>
        await clients.Articles.GetBlobsAsync(cancellationToken: Cancel).Select(blob => blob.Name).ToListAsync(Cancel);
}
