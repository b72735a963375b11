using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Says of each mention of victims what part of the story it is: the event's total or a part of it, how the hurt are, an older
/// figure, or another event.</summary>
/// <remarks>Words beside the count decide (<c>scope-cues.tsv</c>), and the day that its sentence names: what happened long before the story
/// is background. Precedence: untrue, superseded, background, part, state; increments and totals are what is left.</remarks>
internal sealed class ScopeReader
{
    private readonly AnnotatedText text;
    private readonly Dictionary<int, List<FoundCue>> cues = [];
    private readonly OrdinalReader ordinals;
    private readonly CountDates dates;
    private readonly PeriodReader periods;
    private readonly LinkLists links;
    private readonly long mostHurt;

    public ScopeReader(AnnotatedText text, IReadOnlyList<VictimMention> found, OrdinalReader ordinals)
    {
        this.text = text;
        this.ordinals = ordinals;

        // Those taken to a hospital are some of the hurt where more are hurt, and all of them where nothing else tells how many were.
        mostHurt = found.Where(mention => mention.Construction != Construction.Hospital && IsHurt(mention))
            .Max(mention => mention.Phrase.Number?.Quantity.Value) ?? 0;
        dates = new CountDates(text);
        periods = new PeriodReader(text);
        links = new LinkLists(text.Article);
    }

    /// <summary>The scope of what stands in the tokens from <paramref name="first"/> to before <paramref name="end"/>; null when the text
    /// says that it never happened.</summary>
    public CountScope? Of(VictimMention mention, int first, int end)
    {
        if (links.Contains(mention.Sentence) || mention.Phrase.IsOrdinal && ordinals.IsTally(mention.Sentence, first))
        {
            return CountScope.Background;
        }

        var scope = CountScope.Total;
        foreach (var (cue, from, to) in Neighbours.Near(Of(mention.Sentence), found => found.First, mention.Sentence, first, end))
        {
            if (!Reaches(cue, from, to, first, end)
                || cue.Scope == CountScope.Background && text.Word(from) == "since" && Neighbours.IsCompared(text, from, mention.Sentence.FirstToken)
                || cue.Scope == CountScope.Background && mention.Construction == Construction.Toll && IsRaised(to, first))
            {
                continue;
            }

            if (cue.Scope is not { } said)
            {
                return null;
            }

            scope = said > scope && !(said == CountScope.State && !IsHurt(mention)) ? said : scope;
        }

        if (scope is CountScope.Superseded or CountScope.Background)
        {
            return scope;
        }

        if (dates.IsOfAnotherTime(mention, first, end) || periods.IsSum(mention, first, end))
        {
            return CountScope.Background;
        }

        return mention.Phrase.IsPart || mention.Construction.TellsKinds() ? CountScope.Part
            : scope == CountScope.Increment && mention.Construction != Construction.Toll || IsMore(mention, first, end)
                ? CountScope.Increment
            : mention is { Construction: Construction.Share, Effect: not VictimEffect.Killed } ? CountScope.State
            : scope == CountScope.State || mention.Construction is Construction.Condition or Construction.InCondition ? CountScope.State
            : mention.Construction == Construction.Hospital && mention.Phrase.Number is { } taken && taken.Quantity.Value < mostHurt
                ? CountScope.State
            : CountScope.Total;
    }

    private static bool IsHurt(VictimMention mention) =>
        mention.Effect is VictimEffect.Injured or VictimEffect.Hit or VictimEffect.Infected;

    /// <summary>"two more", "three new victims", "another child", "a fifth victim".</summary>
    private bool IsMore(VictimMention mention, int first, int end)
    {
        if (mention.Phrase.Number is { } number)
        {
            var isNew = false;
            for (var i = first; i < end; i++)
            {
                isNew |= text.Word(i) == "new";
            }

            return number.IsIncrement || isNew;
        }

        return mention.Phrase is { Conjuncts: [{ Noun.IsPlural: false } only] }
            && IsNext(only.First - 1) | IsNext(only.First) | IsNext(mention.Phrase.First);
    }

    /// <summary>"Ten died in another attack, bringing the toll to 263": the toll is of all, whatever is said of those whom it grew by.</summary>
    private bool IsRaised(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, WordSet.RaisingVerb))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNext(int token) => token >= 0 && (text.Word(token) == "another" || Ordinals.PlaceOf(text.Word(token)) is not null);

    /// <summary>The cues of a sentence, read when its first count is.</summary>
    private List<FoundCue> Of(TokenizedArticle.Sentence sentence)
    {
        if (!cues.TryGetValue(sentence.Index, out var known))
        {
            known = Cues(sentence);
            cues.Add(sentence.Index, known);
        }

        return known;
    }

    private List<FoundCue> Cues(TokenizedArticle.Sentence sentence)
    {
        var found = new List<FoundCue>();
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!ScopeCue.ByFirstWord.TryGetValue(text.Word(i), out var cues))
            {
                continue;
            }

            foreach (var cue in cues)
            {
                if (cue.EndAt(text, i, sentence.EndToken) is { } end)
                {
                    found.Add(new FoundCue(cue, i, end));
                }
            }
        }

        return found;
    }

    private readonly record struct FoundCue(ScopeCue Cue, int First, int End);

    private bool Reaches(ScopeCue cue, int from, int to, int first, int end)
    {
        var ofOne = cue.Scope is CountScope.State or CountScope.Increment;
        var isBefore = to <= first && first - to <= cue.Reach && (cue.Reach == int.MaxValue || !IsCut(to, first, ofOne));
        var isAfter = from >= end && from - end <= cue.Reach && (cue.Reach == int.MaxValue || !IsCut(end, from, ofOne));
        return cue.Side switch
        {
            CueSide.Before => isBefore,
            CueSide.After => isAfter,
            CueSide.Near => isBefore || isAfter || from >= first && to <= end, // "four remain hospitalized"
            _ => isBefore && Neighbours.HasRelative(text, to, first),
        };
    }

    /// <summary>Whether a new clause begins between the tokens, or, of what is said of one count, another count: "wounded eight, two of
    /// whom remain in hospital".</summary>
    private bool IsCut(int from, int to, bool ofOne)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, WordSet.ClauseCut) || ofOne && text.NumberOf(i) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
