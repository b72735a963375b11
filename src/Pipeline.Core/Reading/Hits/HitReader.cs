using Pipeline.Core.Reading.Scopes;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Finds the named organisations that an article says were hit: hacked, held to ransom, bombed.</summary>
/// <remarks>A name is a victim where it stands as the object of a hit ("Ravel ransomware hit Norwick hospital"), as its subject ("Meridia
/// Health was hit by hackers"), tells of its own ("Tilbrook Foods confirmed a ransomware attack"), or belongs to a noun of it ("the attack
/// on Norwick hospital"). A wrong victim is worse than a missed one: whoever speaks, finds or investigates is none. Linear: each name looks at
/// a bounded neighbourhood.</remarks>
internal sealed class HitReader
{
    // Headlines are no longer.
    private const int LongestHeadline = 40;

    private readonly TokenizedArticle reading;
    private readonly bool[] signs;
    private readonly HitText text;
    private readonly HitGate gate;
    private readonly Lazy<LinkLists> links;
    private readonly ListedHits listed;
    private readonly ActiveHits active;
    private readonly PassiveHits passive;
    private readonly OwnReports reports;
    private readonly NounHits nouns;

    private HitReader(TokenizedArticle reading, bool[] signs)
    {
        (this.reading, this.signs) = (reading, signs);
        text = new HitText(reading);
        gate = new HitGate(text);
        links = new(() => new LinkLists(reading));
        var beside = new BesideName(text);
        listed = new ListedHits(text, beside);
        active = new ActiveHits(text, beside);
        passive = new PassiveHits(text, beside);
        reports = new OwnReports(text, beside);
        nouns = new NounHits(text, beside);
    }

    /// <summary>The hits in text order.</summary>
    public static IEnumerable<OrganizationHit> Read(TokenizedArticle reading) =>
        HitWords.In(reading, HitWords.IsSign) is { } signs ? new HitReader(reading, signs).Read() : [];

    private IEnumerable<OrganizationHit> Read()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (!HitWords.IsIn(reading, sentence, signs) || links.Value.Contains(sentence))
            {
                continue;
            }

            var names = text.Organizations.In(sentence);
            HitSign?[] found = [.. names.Select(name => Of(sentence, name))];
            JoinedHits.Fill(reading, names, found);
            for (var i = 0; i < names.Count; i++)
            {
                if (found[i] is { } sign && IsRepeated(sentence, names[i]) && gate.Of(sentence, names[i], sign) is { } hit)
                {
                    yield return hit;
                }
            }
        }
    }

    private HitSign? Of(TokenizedArticle.Sentence sentence, OrganizationName name) =>
        text.Attackers.In(name.First, name.End) is not null ? null
        : listed.Of(sentence, name) ?? active.Of(sentence, name) ?? passive.Of(sentence, name) ?? reports.Of(sentence, name)
            ?? nouns.Of(sentence, name);

    /// <summary>A headline may write every word large: what is a name there stands in the text below as well.</summary>
    private bool IsRepeated(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (!reading.IsHeadline(sentence))
        {
            return true;
        }

        if (sentence.EndToken - sentence.FirstToken > LongestHeadline || sentence.Span.End >= reading.Text.Length)
        {
            return false;
        }

        var words = text.Organizations.TextOf(name);
        var at = reading.Text.IndexOf(words, sentence.Span.End, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (char.IsUpper(reading.Text[at]) || char.IsLower(words[0]));
    }
}
