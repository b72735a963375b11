using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Makes statements of the counts of an article.</summary>
internal sealed class CountReader(Article article, StatementPlaces places, ArticleAnchors? anchors, IReadOnlyList<VictimCountFact> counts)
{
    private readonly WholeReader wholes = new(article, places, counts);
    private readonly bool isRevisedInTitle = StatementCues.Has(article.TitleSpan.In(article.Body), StatementCue.Revision);

    /// <summary>The statement of a count.</summary>
    public CountStatement Read(VictimCountFact count)
    {
        var transition = TransitionOf(count);
        var whole = transition == Transition.Ordinal ? null : wholes.Of(count);
        var isBreach = anchors?.Home.Kind == HappeningKind.Breach && count.Effect == VictimEffect.Affected;
        return new CountStatement(isBreach ? VictimEffect.Hacked : count.Effect, Amount.Of(count.Quantity, VagueWord(count)), count.Who)
        {
            // Whoever a breach affected or exposed was hacked: the words are one effect (R43).
            Word = isBreach ? count.Effect : null,
            Status = StatusOf(count),
            Place = places.Of(count),
            Sentence = places.SentenceOf(count),
            // "One of them died" is all of the dead only as far as nothing else is said of them.
            Scope = whole is not null && count.Scope == CountScope.Total ? CountScope.Part : count.Scope,
            Whole = whole,
            Attackers = count.Attackers,
            IsRevision = isRevisedInTitle || StatementCues.Has(count.Evidence.Sentence, StatementCue.Revision),
            Transition = transition,
            Names = transition == Transition.Death ? [.. VictimsBeside(count)] : [],
        };
    }

    /// <summary>Names of those whom the article calls dead: the victims in sentences that state the dead and nobody else.</summary>
    public IEnumerable<string> Dead() => counts
        .GroupBy(places.SentenceOf)
        .Where(sentence => sentence.All(count => count is { Effect: VictimEffect.Killed, IsOfStory: true }
            && TransitionOf(count) != Transition.Death))
        .SelectMany(sentence => VictimsBeside(sentence.First()))
        .Distinct(StringComparer.Ordinal);

    private static Transition? TransitionOf(VictimCountFact count) => count switch
    {
        { IsOfStory: false } => null,
        { IsOrdinal: true, Effect: VictimEffect.Killed } => Transition.Ordinal,
        { IsOfHurt: true, Effect: VictimEffect.Killed } => Transition.Death,
        { Effect: VictimEffect.Missing or VictimEffect.Abducted, Quantity.Value: > 0 } when StatementCues.Has(count.Evidence.Sentence, StatementCue.Return) =>
            Transition.Return,
        _ => null,
    };

    /// <summary>Suspected or confirmed: the word that stands nearest to the number, in reports of an outbreak (R40).</summary>
    private CaseStatus? StatusOf(VictimCountFact count)
    {
        if (count.Effect != VictimEffect.Infected && anchors?.Home.Kind != HappeningKind.Outbreak)
        {
            return null;
        }

        var at = count.Evidence.Offset - count.Evidence.SentenceOffset;
        var suspected = StatementCues.DistanceTo(count.Evidence.Sentence, StatementCue.Suspected, at);
        var confirmed = StatementCues.DistanceTo(count.Evidence.Sentence, StatementCue.Confirmed, at);
        return suspected is null && confirmed is null ? null
            : confirmed is null || suspected < confirmed ? CaseStatus.Suspected
            : CaseStatus.Confirmed;
    }

    /// <summary>The victims named in the sentences that state the count.</summary>
    private IEnumerable<string> VictimsBeside(VictimCountFact count)
    {
        var offsets = count.Mentions.Select(mention => mention.Start).Append(count.Evidence.Offset).ToList();
        return anchors is null ? [] : anchors.Sentences
            .Where(anchor => offsets.Exists(anchor.Sentence.Contains))
            .SelectMany(anchor => anchor.Victims)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The word that stands for the number, where one does.</summary>
    private string? VagueWord(VictimCountFact count) => VagueNumbers.Of(
        StatementCues.WordsOf(new Text.TextSpan(count.Evidence.Offset, count.Evidence.Length).In(article.Body)), count.Quantity);
}
