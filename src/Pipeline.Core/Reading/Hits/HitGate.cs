using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Lets pass what an article tells as a fact, with who says it, how and when it was.</summary>
/// <remarks>What it denies or fears falls out. Of one article, sentence by sentence; not thread-safe.</remarks>
internal sealed class HitGate(HitText text)
{
    private const int FarthestWord = 40;
    private const int DaysOfOld = 400;
    private const int DaysOfKnown = 60;

    private readonly Lazy<FactualityReader> factuality = new(() => new FactualityReader(text.Annotated));
    private readonly StoryDay story = StoryDay.Of(text.Reading);

    // Of the sentence that was asked for last: dates are read once, however many of its names were hit.
    private int dated = -1;
    private DateOnly? oldest;

    /// <summary>The hit that a sign tells of; null where the article denies it, doubts it or says that it may come.</summary>
    public OrganizationHit? Of(TokenizedArticle.Sentence sentence, OrganizationName name, HitSign sign)
    {
        var isReported = sign.IsNoun ? factuality.Value.IsReportedEvent(sentence, sign.At) : factuality.Value.IsReported(sentence, sign.At);
        if (!isReported)
        {
            return null;
        }

        var isPresupposed = sign.Manner is HitManner.Presupposed or HitManner.Named;
        return new OrganizationHit(
            sentence, text.Organizations.TextOf(name), text.Reading.Span(name.First, name.End - 1),
            sign.IsBreach ? sign.Attacker ?? AttackerNear(sentence, name) : null)
        {
            IsClaim = sign.IsBreach && (sign.IsClaim || IsClaimed(sentence, sign.At)),
            IsPresupposed = isPresupposed,
            IsByNameAlone = sign.Manner == HitManner.ByNameAlone,
            IsNamed = sign.Manner == HitManner.Named,
            IsOld = OldestDay(sentence) is { } day && day < story.Day.AddDays(isPresupposed ? -DaysOfKnown : -DaysOfOld),
            IsBreach = sign.IsBreach,
            IsStrong = name.IsStrong,
        };
    }

    private string? AttackerNear(TokenizedArticle.Sentence sentence, OrganizationName name) => text.Attackers.In(
        Math.Max(sentence.FirstToken, name.First - FarthestWord), Math.Min(sentence.EndToken, name.End + FarthestWord));

    /// <summary>"claims to have hacked", "a claim by the Oriole gang that it was hacked"; not "claimed responsibility for the attack on".
    /// </summary>
    private bool IsClaimed(TokenizedArticle.Sentence sentence, int at)
    {
        for (var i = Math.Max(sentence.FirstToken, at - FarthestWord); i < at; i++)
        {
            if (text.EndAt(i, at, HitWord.Claim) is > 0 and var end
                && !(end < sentence.EndToken && text.EndAt(end, sentence.EndToken, HitWord.Owned) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last day of the earliest date that the sentence names; null where it names none.</summary>
    private DateOnly? OldestDay(TokenizedArticle.Sentence sentence)
    {
        if (sentence.Index != dated)
        {
            (dated, oldest) = (sentence.Index, story.IsKnown ? ReadOldest(sentence) : null);
        }

        return oldest;
    }

    private DateOnly? ReadOldest(TokenizedArticle.Sentence sentence) =>
        DateReader.Read(text.Reading, story, sentence.FirstToken, sentence.EndToken)
            .Where(date => date.Sense == DateSense.Point).Select(date => (DateOnly?)date.To).Min();
}
