using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Faults.Checking;
using Pipeline.Faults.Receiving;
using Pipeline.Faults.Stories;
using Pipeline.Faults.Trouble;
using Report = Pipeline.Faults.Stories.Report;

namespace Pipeline.Faults.Tests.Checking;

/// <summary>A check that finds nothing proves nothing unless it would have found something.</summary>
public sealed class CheckTests
{
    private const string Id = "0123456789abcdef01234567";
    private static readonly ToldFact People = new("w", "group:people");
    private static readonly TakenAlert Taken = new("desk", "0.1", Id, Id, "b", ReceiverMood.Well, TimeSpan.Zero, IsAnswerLost: false);

    [Fact]
    public void A_good_end_has_no_findings() => Assert.Empty(Findings());

    [Fact]
    public void An_announcement_that_no_alert_makes_is_lost() => Assert.Contains(
        Findings(required: [People, new("w", "group:lawyers")]),
        finding => finding.StartsWith("lost", StringComparison.Ordinal));

    [Fact]
    public void An_announcement_in_two_alerts_is_told_twice() => Assert.Contains(
        Findings(change: state =>
            state with { Alerts = [.. state.Alerts, state.Alerts[0] with { Id = "fedcba9876543210fedcba98", Opened = null }] }),
        finding => finding.StartsWith("announced twice", StringComparison.Ordinal));

    [Fact]
    public void What_nobody_stated_is_found() =>
        Assert.Contains(Findings(required: []), finding => finding.StartsWith("never stated", StringComparison.Ordinal));

    [Fact]
    public void What_may_be_announced_is_neither_lost_nor_made_up() =>
        Assert.Empty(Findings(required: [], plan: plan => plan with { Optional = new HashSet<ToldFact> { People, new("w", "group:x") } }));

    [Fact]
    public void Of_what_implies_each_other_one_is_announced_and_no_other()
    {
        var (other, both) = (new ToldFact("w", "group:soldiers"), new HashSet<ToldFact> { People, new("w", "group:marines") });

        Assert.Empty(Findings(required: [], plan: plan => plan with { OneOf = [both] }));
        Assert.Contains(
            Findings(plan: plan => plan with { OneOf = [new HashSet<ToldFact> { other, new("w", "group:marines") }] }),
            finding => finding.StartsWith("announced other than one of", StringComparison.Ordinal));
        Assert.Contains(
            Findings(
                required: [],
                plan: plan => plan with { OneOf = [new HashSet<ToldFact> { People, other }] },
                change: state => state.Alerts[0].Facts[0] is var fact
                    ? state with { Alerts = [state.Alerts[0] with { Facts = [fact, fact with { Key = other.Fact }] }] }
                    : state),
            finding => finding.StartsWith("announced other than one of", StringComparison.Ordinal));
    }

    [Fact]
    public void A_story_that_opened_in_silence_is_opened_by_its_first_alert() => Assert.Empty(
        Findings(change: state => state with
        {
            Ledgers = [state.Ledgers[0] with { Opened = new Announcement(DateTimeOffset.UnixEpoch, AlertId: null, "before") }],
        }));

    [Fact]
    public void A_second_opening_is_found() => Assert.Contains(
        Findings(change: state => state with { Alerts = [.. state.Alerts, state.Alerts[0] with { Id = "fedcba9876543210fedcba98" }] }),
        finding => finding == "opened other than once: w");

    [Fact]
    public void An_alert_that_an_earlier_version_left_is_found_under_its_own_id_only()
    {
        var terms = new WatchTerms(0);
        var left = new EarlierWatch(
            terms, ["desk"], new Report(1, "The Courier", 0, "One.", []),
            new Report(2, "The Courier", 0, "Two.", [new StatedGroup("people")]));

        Assert.Contains(
            Findings(plan: plan => plan with { Earlier = [left] }),
            finding => finding == $"left in an outbox by an earlier version, and lost or renamed: {left.PendingAlertId}");
    }

    [Fact]
    public void A_drop_without_a_receipt_of_its_version_is_found() => Assert.Contains(
        Findings(change: state => state with { Drops = new Dictionary<string, string> { ["w/a.txt"] = "0x2" } }),
        finding => finding == "neither analysed nor rejected: w/a.txt");

    [Fact]
    public void An_alert_that_did_not_arrive_is_found() =>
        Assert.Contains(Findings(taken: []), finding => finding.StartsWith("never arrived", StringComparison.Ordinal));

    [Fact]
    public void A_delivery_that_failed_is_found() => Assert.Contains(
        Findings(change: state => state with { Alerts = [state.Alerts[0].With(new Delivery("desk") { State = DeliveryState.Failed })] }),
        finding => finding.StartsWith("not delivered", StringComparison.Ordinal));

    [Fact]
    public void A_message_left_in_the_queue_is_found() => Assert.Contains(
        Findings(change: state => state with { Waiting = 1 }),
        finding => finding.StartsWith("messages left", StringComparison.Ordinal));

    [Fact]
    public void A_drop_that_nobody_planned_is_found() => Assert.Contains(
        Findings(change: state => state with
        {
            Drops = new Dictionary<string, string>(state.Drops) { ["w/written-over.txt"] = "0x1" },
        }),
        finding => finding == "there, though nothing was to be dropped so: w/written-over.txt");

    [Fact]
    public void A_planned_drop_of_a_run_that_is_missing_is_found() => Assert.Contains(
        Findings(plan: plan => plan with { Runs = [new PlannedRun("w", [], [new PlannedDrop("w/north/a.txt", ["people"])])] }),
        finding => finding == "not there: w/north/a.txt");

    [Fact]
    public void A_message_by_a_process_that_does_not_know_the_destination_is_found() => Assert.Contains(
        Findings(taken: [Taken with { Destination = HostSettings.Destinations[^1], Instance = "2.1" }]),
        finding => finding.StartsWith("sent by a process that does not know the destination", StringComparison.Ordinal));

    [Fact]
    public void Damage_that_costs_itself_alone_is_no_finding() => Assert.Empty(Damaged(state => state));

    [Fact]
    public void A_damaged_document_that_is_not_named_or_was_written_over_is_found()
    {
        Assert.Contains(
            Damaged(state => state with { Problems = [] }), finding => finding == "damaged, and not named: ledgers/broken.json");
        Assert.Contains(
            Damaged(state => state with { Damaged = [new DamagedDocument("ledgers", "broken.json", "{}")] }),
            finding => finding == "damaged, and then written over: ledgers/broken.json");
    }

    [Fact]
    public void A_document_that_nobody_damaged_and_that_can_not_be_read_is_found() => Assert.Contains(
        Damaged(state => state with { Problems = [.. state.Problems, "The blob ledgers/w.json holds null."] }),
        finding => finding == "can't be read, though nobody damaged it: The blob ledgers/w.json holds null.");

    [Fact]
    public void A_drop_of_a_damaged_ledger_is_stuck_or_rejected_with_that_reason_and_never_analysed()
    {
        var rejected = new RejectedDrop
        {
            BlobName = "broken/one.txt", Watch = "broken", ETag = "0x1", RejectedAt = default, Reason = RejectionReason.Failed,
            Detail = "InvalidDataException: The blob ledgers/broken.json holds null.",
        };
        Assert.Empty(Damaged(state => With(state, rejected)));
        Assert.Contains(
            Damaged(state => With(state, rejected with { Detail = "TimeoutException: too late" })),
            finding => finding.StartsWith("rejected, though it can be read: broken/one.txt", StringComparison.Ordinal));
        Assert.Contains(
            Damaged(state => state with
            {
                Analyses = new Dictionary<string, DropAnalysis>(state.Analyses) { ["broken/one.txt"] = state.Analyses["w/a.txt"] },
            }),
            finding => finding == "analysed, though its ledger can't be read: broken/one.txt");

        static StoredState With(StoredState state, RejectedDrop rejection) =>
            state with { Rejections = new Dictionary<string, RejectedDrop> { [rejection.BlobName] = rejection } };
    }

    [Fact]
    public void The_poison_queue_holds_what_was_planned_with_its_reason_and_nothing_else()
    {
        Assert.Empty(Damaged(state => state with { Poison = [.. state.Poison, .. state.Poison] }));
        Assert.Contains(Damaged(state => state with { Poison = [] }), finding => finding == "no delivery, and not given up: W10=");
        Assert.Contains(
            Damaged(state => state with { Poison = [.. state.Poison, ("e30=", "too late")] }),
            finding => finding == "given up, and a delivery: e30=");
        Assert.Contains(
            Damaged(state => state with { Poison = [("W10=", null)] }), finding => finding == "given up without a reason: W10=");
    }

    [Fact]
    public void A_repeat_is_excused_by_a_lost_answer_or_a_dead_sender_only()
    {
        Assert.Contains(
            Findings(taken: [Taken, Taken with { Instance = "1.1" }]),
            finding => finding.StartsWith("repeated without a reason", StringComparison.Ordinal));
        Assert.Empty(Findings(taken: [Taken with { IsAnswerLost = true }, Taken]));
        Assert.Empty(Findings(taken: [Taken with { Instance = "dead" }, Taken]));
    }

    [Fact]
    public void A_repeat_in_other_words_is_found() => Assert.Contains(
        Findings(taken: [Taken with { IsAnswerLost = true }, Taken with { Body = "c" }]),
        finding => finding.StartsWith("repeated with another id or body", StringComparison.Ordinal));

    [Fact]
    public void An_alert_that_the_ledger_does_not_know_is_found() => Assert.Contains(
        Findings(change: state => state with { Ledgers = [state.Ledgers[0] with { Facts = state.Ledgers[0].Facts.Clear() }] }),
        finding => finding.StartsWith("in an alert, and not in the ledger", StringComparison.Ordinal));

    [Fact]
    public void An_article_without_its_line_in_the_timeline_is_found() => Assert.Contains(
        Findings(change: state => state with { Timelines = new Dictionary<string, IReadOnlyList<TimelineLine>>() }),
        finding => finding.StartsWith("analysed, and not in the timeline", StringComparison.Ordinal));

    /// <summary>Findings where a ledger is damaged and a message is no delivery.</summary>
    private static IReadOnlyList<string> Damaged(Func<StoredState, StoredState> change)
    {
        var ledger = new DamagedDocument("ledgers", "broken.json", "null");
        return Findings(
            plan: plan => plan with
            {
                Damage = new PlannedDamage
                {
                    Documents = [ledger], Messages = ["W10="], Drops = [new PlannedDrop("broken/one.txt", ["people"])],
                },
            },
            change: state => change(state with
            {
                Drops = new Dictionary<string, string>(state.Drops) { ["broken/one.txt"] = "0x1" },
                Problems = ["The blob ledgers/broken.json holds null."],
                Damaged = [ledger],
                Poison = [("W10=", "the message is no delivery")],
            }));
    }

    private static IReadOnlyList<string> Findings(
        IEnumerable<ToldFact>? required = null,
        IReadOnlyCollection<TakenAlert>? taken = null,
        Func<StoredState, StoredState>? change = null,
        Func<StoryPlan, StoryPlan>? plan = null)
    {
        var planned = new StoryPlan
        {
            Drops = [new("w/a.txt", ["people"])],
            Settings = "{}",
            Required = (required ?? [People]).ToHashSet(),
            Optional = new HashSet<ToldFact>(),
            Unreadable = new HashSet<string>(),
        };
        var state = GoodState();
        planned = plan is null ? planned : plan(planned);
        state = change is null ? state : change(state);
        return Check.All(planned, state, taken ?? [Taken], ["desk"], new HashSet<string> { "dead" }).Findings;
    }

    private static StoredState GoodState()
    {
        var evidence = new Evidence("People died.", 0, 6, "test", "a");
        var announced = new Announcement(DateTimeOffset.UnixEpoch, Id, "a");
        var fact =
            new AlertFact { Kind = FactKinds.Group, Key = People.Fact, Label = "people", Novelty = NoveltyKind.New, Evidence = evidence };
        var article = new ArticleAnalysis
        {
            Id = "a", Source = "a.txt", Language = "en", Engine = "test", Body = "People died.",
            Entities = [], KeyPhrases = [], Facts = [], AlertId = Id,
        };
        return new()
        {
            Drops = new Dictionary<string, string> { ["w/a.txt"] = "0x1" },
            Analyses = new Dictionary<string, DropAnalysis>
            {
                ["w/a.txt"] = new()
                {
                    BlobName = "w/a.txt", Watch = "w", Name = "a.txt", ETag = "0x1",
                    DroppedAt = default, ProcessedAt = default, Articles = [article],
                },
            },
            Rejections = new Dictionary<string, RejectedDrop>(),
            Ledgers =
            [
                Ledger.Empty("w") with
                {
                    Opened = announced,
                    Facts = Ledger.Empty("w").Facts.Add(
                        People.Fact,
                        new LedgerEntry
                        {
                            Label = "people",
                            States = [new FactState { First = new Sighting("a", "a.txt", default, evidence), Announced = announced }],
                        }),
                },
            ],
            Alerts =
            [
                new Alert
                {
                    Id = Id, Watch = "w", Opened = true, RaisedAt = default,
                    Article = new("a", null, null, null, null, null, "a.txt"), Facts = [fact],
                    Deliveries = [new Delivery("desk") { State = DeliveryState.Delivered, Attempts = 1 }],
                },
            ],
            Timelines = new Dictionary<string, IReadOnlyList<TimelineLine>> { ["w"] = [TimelineLine.From(article, "0x1", default)] },
            Waiting = 0,
        };
    }
}
