using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Core.Novelty;

namespace Pipeline.Core.Alerts;

/// <summary>What a watch knows, and the alerts that are decided but not yet queued. One JSON document per watch, always written whole under
/// its ETag, so that a fact is never known without its alert; immutable in memory.</summary>
public sealed record Ledger : WatchKnowledge
{
    /// <summary>Alerts that are decided but perhaps not yet stored and queued, oldest first.</summary>
    [JsonPropertyOrder(1)]
    public ImmutableList<Alert> Outbox { get; init => field = value ?? []; } = [];

    /// <summary>The ledger of a watch that knows nothing yet.</summary>
    public static Ledger Empty(string watch) => new() { Watch = watch };

    /// <summary>This ledger with what was decided on it; the same instance when that changed nothing.</summary>
    public Ledger With(WatchKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return ReferenceEquals(knowledge, this)
            ? this
            : this with
            {
                Format = knowledge.Format,
                Opened = knowledge.Opened,
                Headline = knowledge.Headline,
                Story = knowledge.Story,
                Facts = knowledge.Facts,
                Reports = knowledge.Reports,
                Titles = knowledge.Titles,
            };
    }

    /// <summary>This ledger with <paramref name="alert"/> at the end of the outbox.</summary>
    public Ledger WithPending(Alert alert) => this with { Outbox = Outbox.Add(alert) };

    /// <summary>This ledger without the outbox entries of these alerts.</summary>
    public Ledger WithoutPending(IReadOnlyCollection<string> alertIds) =>
        this with { Outbox = Outbox.RemoveAll(alert => alertIds.Contains(alert.Id)) };
}
