using System.Runtime.InteropServices;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Places;

/// <summary>Gives each name of one text one meaning, all names together.</summary>
/// <remarks>
/// <para>A reading starts from its size: the decimal logarithm of its people, more for capitals and countries, which are named abroad. The
/// other names of the text then lend it support in three ways: they lie in its country, in its state or province, or within about a hundred
/// kilometres (<see cref="NearDegrees"/>). Names lend support in the shares in which they are themselves believed to lie there, so
/// "Athens", "Lancaster" and "Dublin", each a city elsewhere, make each other towns of Ohio beside "Licking County". A few rounds settle
/// it; each is linear in the number of different names.</para>
/// <para>Support grows towards a ceiling, in orders of magnitude of people: a town of 20,000 in the state and the neighbourhood that the
/// text is about wins over a foreign city of millions; where the text only names the country, over one of a few hundred thousand. The
/// weights were chosen on development articles and stand on a plateau.</para>
/// </remarks>
internal sealed class PlaceResolver
{
    private const int Rounds = 4;

    // Ceilings of support, in orders of magnitude of people; dominance is support by a country that has most of what the text names to
    // itself, as local news has.
    private const double CountrySupport = 2;
    private const double Dominance = 2;
    private const double DivisionSupport = 1.5;
    private const double NearSupport = 1.5;

    // Evidence, in names, that gives half of a ceiling.
    private const double HalfCountry = 1;
    private const double HalfNearby = 0.7;

    // Evidence below which a share of all evidence means little.
    private const double LittleEvidence = 0.5;

    // What a name is worth beyond its people, because news elsewhere names it.
    private const double Capital = 1.1;
    private const double Region = 0.6;
    private const double Country = 8;

    // Cells of one degree; a place's own and the eight around it are near.
    private const int NearDegrees = 10;

    private readonly TokenizedText tokens;
    private readonly List<PlaceCandidate> candidates;
    private readonly List<Name> names = [];
    private readonly Name[] nameOf;
    private readonly PlaceReading?[] qualified;
    private readonly double[] countries = new double[256];
    private readonly Dictionary<int, double> divisions = [];
    private readonly Dictionary<int, double> cells = [];
    private readonly double[] signs = new double[256];
    private double total;

    public PlaceResolver(TokenizedText tokens, List<PlaceCandidate> candidates)
    {
        this.tokens = tokens;
        this.candidates = candidates;
        nameOf = new Name[candidates.Count];
        qualified = new PlaceReading?[candidates.Count];
        CountrySigns.Add(tokens, signs);
        Gather();
        for (var round = 0; round < Rounds; round++)
        {
            Collect();
            foreach (var name in names)
            {
                Weigh(name);
            }
        }
    }

    /// <summary>The meaning of the candidate at <paramref name="index"/>, and how likely it is meant as a place and as this one.</summary>
    public (PlaceReading Reading, double Confidence) Read(int index)
    {
        var candidate = candidates[index];
        var name = nameOf[index];
        if (qualified[index] is { } stated)
        {
            return (stated, 0.95);
        }

        var best = 0;
        for (var i = 1; i < name.Shares.Length; i++)
        {
            best = name.Shares[i] > name.Shares[best] ? i : best;
        }

        var reading = name.Place.Meanings[best];
        if (candidate.Has(PlaceCues.Press))
        {
            // A newspaper far away says nothing; one of the country that the text is about is part of the picture.
            return (reading, Support(name, best).Country >= PlaceBelief.AboutCountry ? 0.31 : 0);
        }

        if (candidate.Has(PlaceCues.Bearer) && !name.HasPreposition && reading.Kind is not PlaceKind.People)
        {
            return (reading, 0);
        }

        if (reading.Kind is PlaceKind.Country or PlaceKind.People or PlaceKind.Government or PlaceKind.Wide)
        {
            return (reading, name.Shares.Length == 1 ? 0.95 : 0.6 + 0.35 * name.Shares[best]);
        }

        if (name.Stated is not null)
        {
            return (reading, candidate.Has(PlaceCues.BesideName | PlaceCues.Bearer) && !candidate.Has(PlaceCues.Preposition) ? 0.4 : 0.9);
        }

        return (reading, PlaceBelief.Of(candidate, reading, Support(name, best), name.HasPreposition, name.InCountry(best)));
    }

    private void Gather()
    {
        var known = new Dictionary<PlaceName, Name>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < candidates.Count; i++)
        {
            var place = candidates[i].Name;
            if (!known.TryGetValue(place, out var name))
            {
                known[place] = name = new Name(place);
                names.Add(name);
            }

            nameOf[i] = name;
            if (candidates[i].Has(PlaceCues.Press))
            {
                continue;
            }

            name.Mentions++;
            name.HasPreposition |= candidates[i].Has(PlaceCues.Preposition | PlaceCues.Dateline);
            name.IsCounty |= candidates[i].Has(PlaceCues.County);
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (PlaceQualifier.Of(tokens, candidates, i) is { } qualifier)
            {
                qualified[i] = qualifier;
                nameOf[i].Stated ??= qualifier;
            }
        }

        foreach (var name in names)
        {
            name.Start();
        }
    }

    private void Collect()
    {
        Array.Copy(signs, countries, signs.Length);
        divisions.Clear();
        cells.Clear();
        total = signs.Sum();
        foreach (var name in names)
        {
            total += name.Weight;
            for (var i = 0; i < name.Shares.Length; i++)
            {
                var weight = name.Weight * name.Shares[i];
                if (weight < 0.001)
                {
                    continue;
                }

                ref readonly var reading = ref name.Place.Meanings[i];
                countries[reading.Country] += weight;
                CollectionsMarshal.GetValueRefOrAddDefault(divisions, reading.Division, out _) += weight;
                if (reading.IsLocated)
                {
                    var cell = Cell(reading.Latitude, reading.Longitude);
                    cells[cell] = cells.GetValueOrDefault(cell) + weight;
                }
            }
        }
    }

    private void Weigh(Name name)
    {
        if (name.Shares.Length == 1 || name.Stated is not null)
        {
            return;
        }

        Span<double> scores = stackalloc double[name.Shares.Length];
        var top = double.MinValue;
        for (var i = 0; i < scores.Length; i++)
        {
            var support = Support(name, i);
            scores[i] = name.Priors[i] + CountrySupport * support.Country + DivisionSupport * support.Division
                + NearSupport * support.Near + Dominance * support.Dominance;
            top = Math.Max(top, scores[i]);
        }

        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            name.Next[i] = Math.Pow(10, scores[i] - top);
            sum += name.Next[i];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            name.Shares[i] = name.Next[i] / sum;
        }
    }

    /// <summary>The share of each ceiling that the other names give a reading.</summary>
    private PlaceSupport Support(Name name, int index)
    {
        ref readonly var reading = ref name.Place.Meanings[index];
        var own = name.Weight * name.Shares[index];
        var ownCountry = 0.0;
        for (var i = 0; i < name.Shares.Length; i++)
        {
            ownCountry += name.Place.Meanings[i].Country == reading.Country ? name.Weight * name.Shares[i] : 0;
        }

        var near = 0.0;
        if (reading.IsLocated)
        {
            for (var latitude = -NearDegrees; latitude <= NearDegrees; latitude += NearDegrees)
            {
                for (var longitude = -NearDegrees; longitude <= NearDegrees; longitude += NearDegrees)
                {
                    near += cells.GetValueOrDefault(Cell(reading.Latitude + latitude, reading.Longitude + longitude));
                }
            }

            // What the name itself lends to its readings nearby ("Dover" of New Jersey and of Delaware) speaks for none of them.
            for (var i = 0; i < name.Shares.Length; i++)
            {
                near -= IsNear(reading, name.Place.Meanings[i]) ? name.Weight * name.Shares[i] : 0;
            }
        }

        return new PlaceSupport(
            reading.Country == 0 ? 0 : Saturate(countries[reading.Country] - ownCountry, HalfCountry),
            reading.Country == 0
                ? 0
                : Math.Max(0, countries[reading.Country] - ownCountry) / (Math.Max(0, total - name.Weight) + LittleEvidence),
            reading.Division == 0 ? 0 : Saturate(divisions.GetValueOrDefault(reading.Division) - own, HalfNearby),
            Saturate(near, HalfNearby));
    }

    private static bool IsNear(in PlaceReading one, in PlaceReading other) =>
        other.IsLocated && Math.Abs((one.Latitude + 900) / NearDegrees - (other.Latitude + 900) / NearDegrees) <= 1
        && Math.Abs((one.Longitude + 1800) / NearDegrees - (other.Longitude + 1800) / NearDegrees) <= 1;

    private static double Saturate(double evidence, double half) => evidence <= 1e-9 ? 0 : evidence / (evidence + half);

    private static int Cell(int latitude, int longitude) => (latitude + 900) / NearDegrees * 400 + (longitude + 1800) / NearDegrees;

    /// <summary>A name with the shares in which its readings are believed.</summary>
    private sealed class Name(PlaceName place)
    {
        public PlaceName Place { get; } = place;

        public int Mentions { get; set; }

        public bool HasPreposition { get; set; }

        public bool IsCounty { get; set; }

        /// <summary>What a qualifier said at one of its mentions.</summary>
        public PlaceReading? Stated { get; set; }

        public double[] Priors { get; } = new double[place.Meanings.Length];

        public double[] Shares { get; } = new double[place.Meanings.Length];

        public double[] Next { get; } = new double[place.Meanings.Length];

        /// <summary>How much it tells about where the text is.</summary>
        public double Weight { get; private set; }

        /// <summary>The share of the readings that lie in the country of one: which Utica is meant is no matter.</summary>
        public double InCountry(int index)
        {
            var share = 0.0;
            for (var i = 0; i < Shares.Length; i++)
            {
                share += Place.Meanings[i].Country == Place.Meanings[index].Country ? Shares[i] : 0;
            }

            return share;
        }

        public void Start()
        {
            var stated = -1;
            var top = double.MinValue;
            for (var i = 0; i < Priors.Length; i++)
            {
                ref readonly var reading = ref Place.Meanings[i];
                Priors[i] = Prior(reading);
                if (IsCounty && reading.Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region
                    && !RuleWords.Is(reading.Code, WordLists.CountyCountry))
                {
                    Priors[i] -= 3;
                }

                // A province that shares a foreign country's name is called one ("Niger State"), except in news of the United States.
                if (i > 0 && reading.Kind == PlaceKind.Region && reading.Code != "US"
                    && Place.Meanings[0].Kind == PlaceKind.Country && reading.Code != Place.Meanings[0].Code)
                {
                    Priors[i] -= 4;
                }

                top = Math.Max(top, Priors[i]);
                if (Stated is { } said && said.Code == reading.Code
                    && (said.Division == 0 || said.Division == reading.Division) && stated < 0)
                {
                    stated = i;
                }
            }

            if (Stated is not null && stated < 0)
            {
                Stated = null;
            }

            var sum = 0.0;
            for (var i = 0; i < Shares.Length; i++)
            {
                Shares[i] = stated >= 0 ? (i == stated ? 1 : 0) : Math.Pow(10, Priors[i] - top);
                sum += Shares[i];
            }

            for (var i = 0; i < Shares.Length; i++)
            {
                Shares[i] /= sum;
            }

            Weight = Mentions == 0 ? 0.05 : Math.Min(2, 0.7 + 0.3 * Mentions) * (Stated is not null ? 1 : Worth());
        }

        private double Worth()
        {
            var first = Place.Meanings[0];
            var doubt = Place.IsCommonWord || Place.IsPersonalName;
            return first.Kind switch
            {
                PlaceKind.Country => 1,
                PlaceKind.People => 0.8,
                PlaceKind.Government => 0.8,
                PlaceKind.Wide => 0,
                PlaceKind.Capital => doubt ? 0.4 : 0.8,
                PlaceKind.Region => doubt && !Place.IsAbbreviation ? 0.5 : 1,
                _ => doubt ? (HasPreposition ? 0.3 : 0.08) : HasPreposition || first.Magnitude > 5.3 ? 0.7 : 0.35,
            };
        }

        private static double Prior(PlaceReading reading) => reading.Kind switch
        {
            PlaceKind.Country or PlaceKind.People or PlaceKind.Government or PlaceKind.Wide => Country,
            PlaceKind.Capital => reading.Magnitude + Capital,
            PlaceKind.Region => reading.Magnitude + (reading.IsLocated ? 0 : Region),
            _ => Math.Max(2.5, reading.Magnitude),
        };
    }
}

/// <summary>How far the other names of a text speak for a reading, each from 0 (not at all) towards 1.</summary>
/// <param name="Country">They lie in its country.</param>
/// <param name="Dominance">The share of all that they name which lies in its country, less while they are few.</param>
/// <param name="Division">They lie in its state or province.</param>
/// <param name="Near">They lie near it.</param>
internal readonly record struct PlaceSupport(double Country, double Dominance, double Division, double Near)
{
    /// <summary>The better of state and neighbourhood.</summary>
    public double Local => Math.Max(Division, Near);
}
