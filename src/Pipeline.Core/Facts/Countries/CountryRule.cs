using Pipeline.Text;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Facts.Countries;

/// <summary>Finds the countries of an article and the role that each plays in its story.</summary>
/// <remarks>
/// <para>Every place, people and government that the text names is evidence for its country, except in bylines; a dateline names a
/// country and says nothing about its role. Roles come from the sentences around the mentions (<see cref="RoleReader"/>); in a story about
/// harm, the country that the text is mostly about is affected even where no single sentence says so.</para>
/// <para>Works on either analyzer's result: the places are found anew in the text, the analysis tells which words name people and
/// organisations.</para>
/// </remarks>
public sealed class CountryRule : IFactRule
{
    /// <summary>The rule's name in <see cref="Evidence.Rule"/>; a suffix tells the role it found.</summary>
    public const string RuleName = "country";

    // One sure sign, or two that agree.
    private const double EnoughForRole = 0.6;

    // Harm words in the first sentences from which a story is about harm.
    private const int HarmfulLead = 3;
    private const int LeadSentences = 5;

    // The main country holds this share of all evidence, or the story is about several.
    private const double MainShare = 0.3;

    // Without harm a story still happens somewhere, if hardly any other country is named.
    private const double SoleShare = 0.6;

    // A country known only from places that may be something else needs this much belief.
    private const double EnoughToMention = 0.45;

    /// <inheritdoc/>
    public IEnumerable<Fact> Find(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var mentions = PlaceFinder.Find(reading.Tokens, reading.Analysis.Entities);
        var frame = new NewsFrame(reading.Text);
        var roles = new RoleReader(reading, mentions);
        var countries = Gather(reading, mentions, frame, roles);
        var isHarmful = IsHarmful(reading, roles);
        var isPlaced = isHarmful && countries.Values.Any(country => country.IsAffected);
        var main = isPlaced ? null : Main(countries.Values, isHarmful ? MainShare : SoleShare);
        return countries.Values
            .Select(country => country.ToFact(reading, country == main, isHarmful))
            .OfType<CountryFact>()
            .OrderByDescending(fact => fact.Role)
            .ThenByDescending(fact => fact.Confidence)
            .ThenBy(fact => fact.Mentions[0].Start);
    }

    private static Dictionary<string, Country> Gather(Reading reading, IReadOnlyList<PlaceMention> mentions, NewsFrame frame, RoleReader roles)
    {
        var countries = new Dictionary<string, Country>(StringComparer.Ordinal);
        var sentence = 0;
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

            var around = reading.Sentences[sentence];
            var isDateline = frame.IsDateline(mention.Span);
            var cue = isDateline ? RoleCue.None : roles.Read(mention, around);
            var weight = isDateline || roles.IsComparison(mention, around) ? 0 : Weight(mention) * (sentence < LeadSentences ? 1.5 : 1);
            if (!countries.TryGetValue(mention.Code, out var country))
            {
                countries[mention.Code] = country = new Country(mention.Code);
            }

            country.Add(mention, around, cue, weight);
        }

        return countries;
    }

    private static double Weight(PlaceMention mention) => mention.Confidence * (mention.InName ? 0.5 : 1) * mention.Kind switch
    {
        PlaceKind.Country => 1,
        PlaceKind.People => 0.8,
        PlaceKind.Capital or PlaceKind.Government => 0.7,
        _ => 0.6,
    };

    private static bool IsHarmful(Reading reading, RoleReader roles)
    {
        var harm = 0;
        foreach (var sentence in reading.Sentences.Take(LeadSentences))
        {
            harm += roles.Harm(sentence);
        }

        return harm >= HarmfulLead;
    }

    private static Country? Main(IEnumerable<Country> countries, double share)
    {
        Country? main = null;
        var total = 0.0;
        foreach (var country in countries)
        {
            total += country.Weight;
            if (country.Weight > (main?.Weight ?? 0))
            {
                main = country;
            }
        }

        return main is not null && main.Weight >= total * share ? main : null;
    }

    /// <summary>What one article says about one country.</summary>
    private sealed class Country(string code)
    {
        private readonly List<TextSpan> spans = [];
        private readonly Dictionary<CountryRole, (double Sum, double Best, PlaceMention Mention, Reading.Sentence Sentence)> cues = [];
        private (double Weight, PlaceMention Mention, Reading.Sentence Sentence)? best;
        private double confidence;

        /// <summary>How much the article is about the country.</summary>
        public double Weight { get; private set; }

        /// <summary>Whether sentences say that it is hit, and say so more than that it hits others.</summary>
        public bool IsAffected => Sum(CountryRole.Affected) >= EnoughForRole && Sum(CountryRole.Affected) >= cues.GetValueOrDefault(CountryRole.Origin).Best;

        public void Add(PlaceMention mention, Reading.Sentence sentence, RoleCue cue, double weight)
        {
            spans.Add(mention.Span);
            Weight += weight;
            confidence = Math.Max(confidence, mention.Confidence) + 0.05;
            if (best is null || weight > best.Value.Weight)
            {
                best = (weight, mention, sentence);
            }

            if (cue.Strength > 0)
            {
                cues.TryGetValue(cue.Role, out var known);
                cues[cue.Role] = cue.Strength > known.Best
                    ? (known.Sum + cue.Strength, cue.Strength, mention, sentence)
                    : known with { Sum = known.Sum + cue.Strength };
            }
        }

        public CountryFact? ToFact(Reading reading, bool isMain, bool isHarmful)
        {
            if (confidence < EnoughToMention || !Gazetteer.Default.Countries.TryGetValue(code, out var name))
            {
                return null;
            }

            var affected = cues.GetValueOrDefault(CountryRole.Affected);
            var origin = cues.GetValueOrDefault(CountryRole.Origin);
            if (IsAffected && isHarmful)
            {
                return Fact(reading, name, CountryRole.Affected, 0.4 + affected.Best * 0.6, affected.Mention, affected.Sentence);
            }

            if (origin.Best >= EnoughForRole && isHarmful)
            {
                return Fact(reading, name, CountryRole.Origin, 0.4 + origin.Best * 0.5, origin.Mention, origin.Sentence);
            }

            return isMain
                ? Fact(reading, name, CountryRole.Affected, 0.6, best!.Value.Mention, best.Value.Sentence)
                : Fact(reading, name, CountryRole.Mentioned, Math.Min(confidence, 0.95), best!.Value.Mention, best.Value.Sentence);
        }

        private double Sum(CountryRole role) => cues.GetValueOrDefault(role).Sum;

        private CountryFact Fact(Reading reading, string name, CountryRole role, double confidence, PlaceMention mention, Reading.Sentence sentence) =>
            new(code, name, role)
            {
                Confidence = Math.Round(confidence, 3),
                Evidence = reading.Evidence(sentence, mention.Span, $"{RuleName}/{role.ToString().ToLowerInvariant()}"),
                Mentions = spans,
            };
    }
}
