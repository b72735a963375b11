using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Novelty;

/// <summary>Writes what became of an article's statements into the record of a watch's facts, and says it of each fact.</summary>
/// <remarks>What is told is recorded as it is told; of the rest what may still become news, and who else said what is known. A part, a
/// state, and what is of another event stand in the article's analysis alone.</remarks>
internal sealed class FactRecord(
    WatchKnowledge knowledge, StoryDecision decision, IReadOnlyList<Fact> facts, ArticleStatements stated, Witness witness)
{
    /// <summary>Facts that a ledger records; beyond them only what is told is added.</summary>
    public const int MostFacts = 5000;

    private readonly string[] keys = [.. decision.Outcomes.Select((_, i) => decision.Keys[i] ?? KeyOf(stated.Statements[i]))];

    /// <summary>The record with the article; the same instance when it adds nothing.</summary>
    /// <param name="announcement">The alert that tells the news; null when there is none.</param>
    public ImmutableSortedDictionary<string, LedgerEntry> With(Announcement? announcement)
    {
        var known = knowledge.Facts.ToBuilder();
        var isChanged = false;
        foreach (var item in decision.News)
        {
            var before = FactStates.Find(known.GetValueOrDefault(item.Key), item.Kind, item.Said);
            var state = (before ?? StateOf(item.Said, facts[item.Statement])) with { Announced = announcement, Label = item.Name };
            isChanged |= Put(known, item.Key, item.Kind, state, item.Name);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (decision.Outcomes[i].Silence is { } silence && StateOf(i, known, silence) is { } state)
            {
                isChanged |= Put(known, keys[i], facts[i].Kind, state, facts[i].Label);
            }
        }

        return isChanged ? known.ToImmutable() : knowledge.Facts;
    }

    /// <summary>What became of each fact.</summary>
    public FactDecision[] Decisions() => [.. decision.Outcomes.Select((outcome, i) => Decision(i, outcome))];

    private FactDecision Decision(int i, Outcome outcome)
    {
        var fact = facts[i];
        var known = FactStates.Find(knowledge.Facts.GetValueOrDefault(keys[i]), fact.Kind, fact.Said);
        var told = decision.News.FirstOrDefault(item => item.Statement == i);
        var previous = told is null ? null : PreviousOf(told);
        var novelty = outcome.Silence is null ? previous?.Quantity is null ? NoveltyKind.New : NoveltyKind.Changed
            : outcome.Reason != Reason.Known ? NoveltyKind.New
            : known is not null && !known.Sources.Contains(witness.Source) ? NoveltyKind.Corroborated
            : NoveltyKind.AlreadySeen;
        return new(fact, told?.Key ?? keys[i], novelty, outcome.Silence)
        {
            KnownSince = known?.First.At,
            Announced = outcome.Silence is null ? null : known?.Announced,
            Previous = previous,
        };
    }

    /// <summary>What an item replaces; null when it opens something.</summary>
    public static PreviousValue? PreviousOf(StoryNews item) => item switch
    {
        FigureNews { Was: { } was } figure => PreviousOf(item, was.Amount.Said, was.ArticleId) with
        {
            Cause = figure.Fall is { } fall ? FigureLabel.Cause(fall) : null,
        },
        PartNews { Was: { } was } => PreviousOf(item, was.Amount.Said, was.ArticleId),
        CountryNews { Before: { } before } => new PreviousValue { Role = before.Role, ArticleId = before.ArticleId },
        _ => null,
    };

    /// <summary>How many independent sources stated an item, as far as they are listed.</summary>
    public static int SourcesOf(StoryNews item, WatchKnowledge knowledge) =>
        FactStates.Find(knowledge.Facts.GetValueOrDefault(item.Key), item.Kind, item.Said)?.Sources.Count ?? 1;

    private static PreviousValue PreviousOf(StoryNews item, Said was, string articleId) => new()
    {
        Value = was.Value,
        UpTo = was.UpTo,
        Bound = was.Bound,
        ArticleId = articleId,
        ChangePercent = item.Kind.ChangePercent(was, item.Said),
    };

    private static string KeyOf(StoryStatement statement) => statement switch
    {
        GroupStatement group => GroupKind.KeyOf(group.Label),
        CountryStatement country => CountryKind.KeyOf(country.Code),
        OrganizationStatement organization => organization.Key,
        OtherStatement other => other.Key,
        _ => throw new ArgumentException($"There is no statement {statement}.", nameof(statement)),
    };

    /// <summary>The state of a statement that is not told; null when it is not recorded.</summary>
    private FactState? StateOf(int i, ImmutableSortedDictionary<string, LedgerEntry>.Builder known, Silence silence)
    {
        var fact = facts[i];
        var entry = known.GetValueOrDefault(keys[i]);
        var before = FactStates.Find(entry, fact.Kind, fact.Said);
        var mayBeNews = silence.Reason is Reason.Held or Reason.BelowMinimum or Reason.Contested or Reason.Late
            && silence.Detail != HeldBy.Publisher;
        return before is not null ? WithSource(before)
            : mayBeNews && (entry is not null || known.Count < MostFacts) ? StateOf(fact.Said, fact) with { Label = fact.Label }
            : null;
    }

    private FactState StateOf(Said said, Fact fact) => WithSource(new FactState
    {
        First = witness.Sighting(fact.Evidence),
        Role = said.Role,
        Value = said.Value,
        UpTo = said.UpTo,
        Bound = said.Bound,
        Who = (fact as VictimCountFact)?.Who,
    });

    private FactState WithSource(FactState state) =>
        state.Sources.Contains(witness.Source) || state.Sources.Count >= FactState.MaxSources
            ? state
            : state with { Sources = state.Sources.Add(witness.Source) };

    private static bool Put(
        ImmutableSortedDictionary<string, LedgerEntry>.Builder known, string key, FactKind kind, FactState state, string label)
    {
        var before = known.GetValueOrDefault(key);
        var entry = FactStates.Put(before, kind, state, label);
        if (ReferenceEquals(before, entry))
        {
            return false;
        }

        known[key] = entry;
        return true;
    }
}
