using Pipeline.Faults.Receiving;

namespace Pipeline.Faults.Tests;

public sealed class HostSettingsTests
{
    [Fact]
    public async Task Now_and_then_a_process_delivers_only_and_does_not_know_a_destination_that_others_know()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        var (partial, whole) = (HostSettings.Of("2.1", receiver), HostSettings.Of("2.2", receiver));

        Assert.Equal(["desk", "archive"], NamesIn(partial));
        Assert.Equal(HostSettings.Destinations, NamesIn(whole));
        Assert.Equal(HostSettings.Destinations, NamesIn(HostSettings.Of("0.1", receiver)));
        Assert.True(partial.ContainsKey("Pipeline__Storage__Articles"));
        Assert.False(whole.ContainsKey("Pipeline__Storage__Articles"));
        Assert.False(HostSettings.Knows("2.1", "newsroom"));
        Assert.True(HostSettings.Knows("2.1", "desk") && HostSettings.Knows("2.2", "newsroom") && HostSettings.Knows("1.1", "newsroom"));
    }

    private static IEnumerable<string> NamesIn(IReadOnlyDictionary<string, string> settings) =>
        Enumerable.Range(0, HostSettings.Destinations.Count).Select(i => settings.GetValueOrDefault($"Pipeline__Destinations__{i}__Name"))
            .OfType<string>();
}
