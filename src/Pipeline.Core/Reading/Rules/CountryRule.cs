using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Reading.Roles;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds the countries of an article and the role that each plays in its story.</summary>
/// <remarks>
/// <para>Every place, people and government that the text names is evidence for its country, except in bylines. The sentence around each
/// mention gives a sign of its role (<see cref="RoleReader"/>); the signs, with how much and where the article names the country, are
/// weighed (<see cref="RoleModel"/>).</para>
/// <para>Works on either analyzer's result: where the engine found no places itself, they are found in the text, and the analysis tells
/// which words name people and organisations.</para>
/// </remarks>
public sealed class CountryRule : IFactRule
{
    /// <summary>The rule's name in <see cref="Evidence.Rule"/>; a suffix tells the role it found.</summary>
    public const string RuleName = "country";

    // The best F1 in cross-validation, which is flat from 0.35 to 0.45.
    private const double EnoughForAffected = 0.4;

    // One sure sign.
    private const double EnoughForOrigin = 0.6;

    // How often a country that is surely not hit is named for its own sake, as development articles show: a demonym may only describe.
    private const double MentionedRight = 0.8;

    // Harm words in the first sentences from which a story is about harm.
    private const int HarmfulLead = 3;
    private const int LeadSentences = 5;

    // A country known only from places that may be something else needs this much belief.
    private const double EnoughToMention = 0.45;

    /// <inheritdoc/>
    public IEnumerable<Fact> Find(TokenizedArticle reading)
    {
        var story = Gather(reading);
        return story.Countries
            .Select(country => Fact(reading, country, story))
            .OfType<CountryFact>()
            .OrderByDescending(fact => fact.Role)
            .ThenByDescending(fact => fact.Confidence)
            .ThenBy(fact => fact.Mentions[0].Start);
    }

    /// <summary>What the article says of each country.</summary>
    internal static StoryEvidence Gather(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var mentions = reading.Analysis.Places ?? PlaceFinder.Find(reading.Tokens, reading.Analysis.Entities);
        var frame = new NewsFrame(reading.Text);
        var roles = new RoleReader(reading, mentions);
        var countries = new Dictionary<string, CountryEvidence>(StringComparer.Ordinal);
        var sentence = 0;
        var isFirst = true;
        foreach (var mention in mentions)
        {
            while (sentence < reading.Sentences.Count && reading.Sentences[sentence].EndToken <= mention.FirstToken)
            {
                sentence++;
            }

            if (sentence == reading.Sentences.Count)
            {
                break;
            }

            if (mention.Code.Length == 0 || frame.IsByline(mention.Span))
            {
                continue;
            }

            if (!countries.TryGetValue(mention.Code, out var country))
            {
                countries[mention.Code] = country = new CountryEvidence(mention.Code);
            }

            var around = reading.Sentences[sentence];
            if (frame.IsDateline(mention.Span))
            {
                country.AddDateline(mention, around);
                continue;
            }

            var sign = roles.Read(mention, around);
            var weight = sign is RoleSign.Comparison ? 0 : Weight(mention) * (sentence < LeadSentences ? 1.5 : 1);
            country.Add(mention, around, sign, weight, sentence == 0);
            country.IsFirst |= isFirst;
            isFirst = false;
        }

        return new StoryEvidence(countries.Values, IsHarmful(reading, roles));
    }

    private static double Weight(PlaceMention mention) => mention.Confidence * (mention.InName ? 0.5 : 1) * mention.Kind switch
    {
        PlaceKind.Country => 1,
        PlaceKind.People => 0.8,
        PlaceKind.Capital or PlaceKind.Government => 0.7,
        _ => 0.6,
    };

    private static bool IsHarmful(TokenizedArticle reading, RoleReader roles)
    {
        var harm = 0;
        for (var i = 0; i < Math.Min(LeadSentences, reading.Sentences.Count); i++)
        {
            harm += roles.Harm(reading.Sentences[i]) + roles.Victims(reading.Sentences[i]);
        }

        return harm >= HarmfulLead;
    }

    /// <summary>Whether a country is told of as hitting and never as hit, and another is likelier to be hit: its forces shell a town abroad.
    /// Where no other is, they are at home.</summary>
    private static bool IsAttackerAbroad(CountryEvidence one, double affected, StoryEvidence story) =>
        one is { Attacks: > 0, Hits: 0, IsDateline: false, AttackStrength: >= EnoughForOrigin }
        && story.Countries.Any(other => other != one && (other.Hits > 0 || one != story.Main)
            && RoleModel.Affected(other, story) >= Math.Max(EnoughForAffected, affected));

    /// <summary>Whether only hackers or a maker of the country are told of: those whom they hit may be anywhere.</summary>
    private static bool IsFromAfar(CountryEvidence one) =>
        one is { Hits: 0, IsDateline: false } && one[RoleSign.Hackers] + one[RoleSign.Maker] > 0 && one.Places <= one.Attacks;

    private static CountryFact? Fact(TokenizedArticle reading, CountryEvidence country, StoryEvidence story)
    {
        if (country.Belief < EnoughToMention || !Gazetteer.Default.Countries.TryGetValue(country.Code, out var name))
        {
            return null;
        }

        var affected = RoleModel.Affected(country, story);
        var isFromAfar = IsFromAfar(country);
        var isAttacker = isFromAfar || IsAttackerAbroad(country, affected, story);
        var (role, confidence) = affected >= EnoughForAffected && !isAttacker ? (CountryRole.Affected, affected)
            : country.AttackStrength >= EnoughForOrigin && (isFromAfar || story.IsHarmful || IsAnotherHit(country, story))
                ? (CountryRole.Origin, country.AttackStrength)
            : (CountryRole.Mentioned, (1 - affected) * MentionedRight);
        var (mention, sentence) = country.Best(role);
        return new CountryFact(country.Code, name, role)
        {
            Confidence = Math.Round(confidence * Math.Min(1, country.Belief), 3),
            Evidence = reading.Evidence(sentence, mention.Span, $"{RuleName}/{role.Name()}"),
            Mentions = country.Spans,
        };
    }

    /// <summary>Whether another country is said to be hit, or is likely to be.</summary>
    private static bool IsAnotherHit(CountryEvidence one, StoryEvidence story) => story.Countries.Any(other =>
        other != one && (other.Hits > 0 || RoleModel.Affected(other, story) >= EnoughForAffected));
}
