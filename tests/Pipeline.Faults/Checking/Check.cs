using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Faults.Receiving;
using Pipeline.Faults.Stories;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Checking;

/// <summary>Compares what was planned with what storage holds and what destinations took. Pure.</summary>
internal static class Check
{
    /// <summary>Checks everything.</summary>
    /// <param name="plan">What a correct run makes.</param>
    /// <param name="state">What is stored.</param>
    /// <param name="taken">What destinations took, in order.</param>
    /// <param name="destinations">The destinations.</param>
    /// <param name="killed">Processes that were killed.</param>
    public static Verdict All(
        StoryPlan plan, StoredState state, IReadOnlyCollection<TakenAlert> taken,
        IReadOnlyCollection<string> destinations, IReadOnlySet<string> killed)
    {
        var verdict = new Verdict();
        Drops(plan, state, verdict);
        Announcements(plan, state, verdict);
        Ledgers(state, verdict);
        Timelines(state, verdict);
        Deliveries(plan, state, taken, destinations, verdict);
        Repeats(taken, killed, verdict);
        Damage(plan.Damage, state, verdict);
        return verdict;
    }

    private static void Drops(StoryPlan plan, StoredState state, Verdict verdict)
    {
        verdict.Count("drops", plan.Dropped.Count());
        verdict.Count("analyses", state.Analyses.Count);
        verdict.Count("rejected", state.Rejections.Count);
        verdict.FindEach(
            "neither analysed nor rejected",
            [.. state.Drops.Where(drop => !state.IsRead(drop.Key, drop.Value) && !plan.Damage.IsStuck(drop.Key))
                .Select(drop => drop.Key)]);
        verdict.FindEach(
            "not there",
            [.. plan.Dropped.Where(drop => !drop.IsDeleted && !state.Drops.ContainsKey(drop.BlobName)).Select(drop => drop.BlobName)]);
        verdict.FindEach("there, though nothing was to be dropped so", [.. state.Drops.Keys.Except(plan.Dropped.Select(drop => drop.BlobName))]);
        verdict.FindEach("unreadable, yet not rejected", [.. plan.Unreadable.Where(name => !state.Rejections.ContainsKey(name))]);
        verdict.FindEach(
            "rejected, though it can be read",
            [.. state.Rejections.Values
                .Where(rejection => !plan.Damage.Explains(rejection)
                    && (!plan.Unreadable.Contains(rejection.BlobName) || rejection.Reason == RejectionReason.Failed))
                .Select(rejection => $"{rejection.BlobName}: {rejection.Detail}")]);
    }

    private static void Announcements(StoryPlan plan, StoredState state, Verdict verdict)
    {
        var announced = state.Alerts.SelectMany(alert => alert.Facts.Select(fact => ToldFact.Of(alert.Watch, fact))).ToList();
        verdict.Count("announcements", announced.Count);
        verdict.FindEach("lost", [.. plan.Required.Except(announced)]);
        verdict.FindEach("never stated, yet announced", [.. announced.Except(plan.Allowed)]);
        verdict.FindEach("announced twice", [.. announced.CountBy(fact => fact).Where(fact => fact.Value > 1).Select(fact => fact.Key)]);
        verdict.FindEach(
            "announced other than one of",
            [.. plan.OneOf.Where(facts => facts.Count(announced.Contains) != 1).Select(facts => string.Join(" and ", facts))]);
        verdict.FindEach(
            "opened other than once",
            [.. state.Alerts.GroupBy(alert => alert.Watch).Where(alerts => alerts.Count(alert => alert.Opened == true) != 1)
                .Select(alerts => alerts.Key)]);
        var ids = state.Alerts.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        verdict.FindEach(
            "left in an outbox by an earlier version, and lost or renamed",
            [.. plan.Earlier.Select(watch => watch.PendingAlertId).OfType<string>().Where(id => !ids.Contains(id))]);
    }

    private static void Ledgers(StoredState state, Verdict verdict)
    {
        var told = state.Ledgers
            .SelectMany(ledger => ledger.Facts
                .SelectMany(fact => fact.Value.States
                    .Where(known => known.Announced is not null)
                    .Select(known => (
                        AlertId: known.Announced!.AlertId!,
                        new ToldFact(ledger.Watch, Suffixed(fact.Key, known.Role?.ToString() ?? known.Value?.ToString())))))
                .Concat(ledger.Opened?.AlertId is { } id ? [(id, new ToldFact(ledger.Watch, "opened"))] : []))
            .ToHashSet();
        // A story that opened in silence has no alert to name: its first one opens it for those who read alerts.
        var silent = state.Ledgers.Where(ledger => ledger.Opened is { AlertId: null }).Select(ledger => ledger.Watch).ToHashSet();
        var stored = state.Alerts
            .SelectMany(alert => alert.Facts.Select(fact => (alert.Id, ToldFact.Of(alert.Watch, fact)))
                .Concat(alert.Opened == true && !silent.Contains(alert.Watch) ? [(alert.Id, new ToldFact(alert.Watch, "opened"))] : []))
            .ToHashSet();
        verdict.FindEach("in the ledger, and in no alert", [.. told.Except(stored)]);
        verdict.FindEach("in an alert, and not in the ledger", [.. stored.Except(told)]);
        verdict.FindEach("still in the outbox", [.. state.Ledgers.Where(ledger => !ledger.Outbox.IsEmpty).Select(ledger => ledger.Watch)]);
    }

    private static void Timelines(StoredState state, Verdict verdict)
    {
        var lines = state.Timelines
            .SelectMany(timeline => timeline.Value.Select(line => (Watch: timeline.Key, line.ArticleId, line.ETag)))
            .ToHashSet();
        verdict.Count("timeline lines", lines.Count);
        verdict.FindEach(
            "analysed, and not in the timeline",
            [.. state.Analyses.Values
                .Where(analysis => analysis.Articles.Any(article => !lines.Contains((analysis.Watch, article.Id, analysis.ETag))))
                .Select(analysis => analysis.BlobName)]);
        var told = state.Timelines.SelectMany(timeline => timeline.Value.Select(line => line.AlertId)).ToHashSet();
        verdict.FindEach(
            "raised, and not in the timeline",
            [.. state.Alerts.Where(alert => !told.Contains(alert.Id)).Select(alert => $"{alert.Watch}/{alert.Id}")]);
        var known = state.Alerts.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        verdict.FindEach("in the timeline, and no alert", [.. told.Where(id => id is not null && !known.Contains(id))]);
    }

    private static void Deliveries(
        StoryPlan plan, StoredState state, IReadOnlyCollection<TakenAlert> taken, IReadOnlyCollection<string> destinations, Verdict verdict)
    {
        verdict.Count("alerts", state.Alerts.Count);
        verdict.FindEach(
            "not delivered",
            [.. state.Alerts.SelectMany(alert => alert.Deliveries
                .Where(delivery => delivery.State != DeliveryState.Delivered)
                .Select(delivery => $"{alert.Watch}/{alert.Id} to {delivery.Destination}: "
                    + $"{delivery.State}, try {delivery.Attempts}, {delivery.LastError}"))]);
        var settled = plan.Earlier.Select(watch => watch.SettledAlertId).ToHashSet(StringComparer.Ordinal);
        var owed = state.Alerts.Where(alert => !settled.Contains(alert.Id))
            .SelectMany(alert => destinations.Select(destination => (destination, alert.Id))).ToHashSet();
        var arrived = taken.Select(message => (message.Destination, message.AlertId)).ToHashSet();
        verdict.FindEach("never arrived", [.. owed.Except(arrived)]);
        verdict.FindEach("arrived, and no alert", [.. arrived.Except(owed)]);
        verdict.FindEach(
            "sent by a process that does not know the destination",
            [.. taken.Where(message => !HostSettings.Knows(message.Instance, message.Destination))]);
        if (state.Waiting != 0)
        {
            verdict.Find($"messages left: {state.Waiting} waiting");
        }
    }

    private static void Damage(PlannedDamage damage, StoredState state, Verdict verdict)
    {
        verdict.Count("damaged documents", damage.Documents.Count);
        verdict.FindEach(
            "damaged, and then written over", [.. damage.Documents.Except(state.Damaged).Select(document => document.Name)]);
        verdict.FindEach(
            "damaged, and not named",
            [.. damage.Documents.Where(document => !state.Problems.Any(document.IsNamedIn)).Select(document => document.Name)]);
        verdict.FindEach(
            "can't be read, though nobody damaged it",
            [.. state.Problems.Where(problem => !damage.Documents.Any(document => document.IsNamedIn(problem)))]);
        verdict.FindEach("analysed, though its ledger can't be read", [.. state.Analyses.Keys.Where(damage.IsStuck)]);
        // A process that dies between the two queues leaves a message in both: it comes twice then.
        var poison = state.Poison.Select(message => message.Body).ToHashSet(StringComparer.Ordinal);
        verdict.FindEach("given up, and a delivery", [.. poison.Except(damage.Messages)]);
        verdict.FindEach("no delivery, and not given up", [.. damage.Messages.Except(poison)]);
        verdict.FindEach(
            "given up without a reason", [.. state.Poison.Where(message => message.Reason is null).Select(message => message.Body)]);
    }

    private static void Repeats(IReadOnlyCollection<TakenAlert> taken, IReadOnlySet<string> killed, Verdict verdict)
    {
        verdict.Count("messages taken", taken.Count);
        var (lost, died) = (0, 0);
        foreach (var message in taken.GroupBy(message => (message.Destination, message.AlertId)).Where(message => message.Skip(1).Any()))
        {
            // Each but the last must be one of which its sender could not record that it had arrived.
            foreach (var earlier in message.SkipLast(1))
            {
                if (earlier.IsAnswerLost)
                {
                    lost++;
                }
                else if (killed.Contains(earlier.Instance))
                {
                    died++;
                }
                else
                {
                    var senders = message.Select(sent =>
                        $"{sent.Instance} ({sent.Mood}, answered after {sent.AnsweredAfter.TotalMilliseconds:0} ms)");
                    verdict.Find($"repeated without a reason: {message.Key}, sent by {string.Join(", then ", senders)}");
                }
            }

            if (message.Select(repeat => (repeat.WebhookId, repeat.Body)).Distinct().Skip(1).Any())
            {
                verdict.Find($"repeated with another id or body: {message.Key}");
            }
        }

        verdict.Count("repeats after a lost answer", lost);
        verdict.Count("repeats after a sender's death", died);
        verdict.FindEach(
            "another id than the alert's",
            [.. taken.Where(message => message.WebhookId is { } id && id != message.AlertId).Select(message => message.AlertId)]);
    }

    private static string Suffixed(string key, string? value) => value is null ? key : $"{key}={value}";
}
