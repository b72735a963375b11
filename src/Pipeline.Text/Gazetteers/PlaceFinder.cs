using Pipeline.Text.Tagging;

namespace Pipeline.Text.Gazetteers;

/// <summary>Finds the places that a text names, and decides which of several places of one name is meant.</summary>
/// <remarks>
/// <para>First the gazetteer's longest matches are taken where the words around allow a place: not inside a person's name, not in a
/// newspaper's ("the Jordan Times"), not before "Street", and with a preposition or a qualifier for towns that share their name with a
/// common word or that few readers know.</para>
/// <para>Then each name gets one meaning: the qualifier's ("Paris, Texas"), else the reading with most people, moved by how often the rest
/// of the text names each country. The weights are orders of magnitude of population: <see cref="KnownCountry"/> lets a town of 10,000
/// in a country that the text names win over a city of a million in one that it does not.</para>
/// </remarks>
public static class PlaceFinder
{
    // Orders of magnitude of population that evidence for a reading's country is worth; capitals are named abroad as often as at home.
    private const double KnownCountry = 2;
    private const double WellKnownCapital = 1.2;

    // Thousands of people from which a city needs no preposition, qualifier or country to be believed.
    private const int WellKnown = 100;

    /// <summary>The places of a text in order; they do not overlap.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="entities">Entities found in it, by any engine, in text order: a place inside a person's name is none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<PlaceMention> Find(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(entities);
        var candidates = new Scan(tokens, entities).Candidates();
        return Resolve(tokens, candidates);
    }

    private static List<PlaceMention> Resolve(TokenizedText tokens, List<Candidate> candidates)
    {
        var known = KnownCountries(candidates);
        CountrySigns.Add(tokens, known);
        var mentions = new List<PlaceMention>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var qualifier = Qualifier(tokens, candidates, i);
            var (reading, confidence) = Choose(candidate, qualifier, known);
            if (confidence >= 0.3)
            {
                var span = tokens.Span(candidate.First, candidate.End - 1);
                mentions.Add(new PlaceMention(span, candidate.First, candidate.End, reading.Kind, reading.Code, confidence, candidate.InName));
            }
        }

        return mentions;
    }

    /// <summary>How often the text names each country by words that can mean no other.</summary>
    private static Dictionary<string, double> KnownCountries(List<Candidate> candidates)
    {
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var reading = candidate.Name.Readings[0];
            var weight = (reading.Kind, candidate.Name.Readings.Count) switch
            {
                (PlaceKind.Country or PlaceKind.People or PlaceKind.Government, 1) => 1,
                (PlaceKind.Capital, _) when !candidate.Name.IsPersonalName => 0.7,
                (PlaceKind.Region, 1) when !candidate.Name.IsPersonalName && !candidate.Name.IsCommonWord => 0.7,
                (PlaceKind.City, 1) when reading.Thousands >= 300 && !candidate.Name.IsPersonalName && !candidate.Name.IsCommonWord => 0.5,
                _ => 0,
            };
            if (weight > 0 && reading.Code.Length > 0)
            {
                known[reading.Code] = known.GetValueOrDefault(reading.Code) + weight;
            }
        }

        return known;
    }

    /// <summary>The country that the words right after the name put it in: "Paris, Texas", "Alexandria (Egypt)".</summary>
    private static string? Qualifier(TokenizedText tokens, List<Candidate> candidates, int index)
    {
        var text = tokens.Cased;
        if (index + 1 >= candidates.Count)
        {
            return null;
        }

        var candidate = candidates[index];
        var next = candidates[index + 1];
        var kind = next.Name.Readings[0].Kind;
        var reading = next.Name.Readings.FirstOrDefault(r => candidate.Name.Readings.Any(own => own.Code == r.Code), next.Name.Readings[0]);
        if (next.First != candidate.End + 1 || text[tokens[candidate.End].Span.Start] is not (',' or '(')
            || candidate.Name.Readings[0].Kind is not (PlaceKind.City or PlaceKind.Capital or PlaceKind.Region or PlaceKind.Country)
            || kind is not (PlaceKind.Country or PlaceKind.Region) && !next.Name.Readings.Any(r => r.Kind == PlaceKind.Region))
        {
            return null;
        }

        // "Lebanon, Pa." and "Peru, Indiana" are towns.
        if (candidate.Name.Readings[0].Kind == PlaceKind.Country)
        {
            return next.Name.Readings is [{ Kind: PlaceKind.Region, Code: "US" }] && text[tokens[candidate.End].Span.Start] == ',' ? "US" : null;
        }

        // In a list ("Damascus, Iraq and …") the next country says nothing about a name that it cannot hold.
        var canHold = candidate.Name.Readings.Any(own => own.Code == reading.Code);
        return canHold || candidate.Name.Readings[0].Thousands < 1000 && candidate.Name.Readings[0].Kind == PlaceKind.City && kind == PlaceKind.Region
            ? reading.Code
            : null;
    }

    private static (PlaceReading Reading, double Confidence) Choose(Candidate candidate, string? qualifier, Dictionary<string, double> known)
    {
        var first = candidate.Name.Readings[0];
        if (first.Kind == PlaceKind.Country && qualifier is not null && qualifier != first.Code)
        {
            return (new PlaceReading(qualifier, PlaceKind.City, 0), 0.9);
        }

        if (first.Kind is PlaceKind.Country or PlaceKind.People or PlaceKind.Government or PlaceKind.Wide)
        {
            return candidate.Name.Readings.Count == 1 ? (first, 0.95) : ChooseHomonym(candidate, known);
        }

        if (qualifier is not null)
        {
            var named = candidate.Name.Readings.FirstOrDefault(r => r.Code == qualifier);
            return (named.Code is null ? new PlaceReading(qualifier, PlaceKind.City, 0) : named, 0.95);
        }

        var best = first;
        var bestScore = double.MinValue;
        foreach (var reading in candidate.Name.Readings)
        {
            if (candidate.IsCounty && reading.Code is not ("US" or "CA" or "IE" or "KE" or "LR" or "RO" or "HU" or "NO" or "SE" or "EE" or "HR" or "TW"))
            {
                continue;
            }

            var score = Math.Log10(Math.Max(1, reading.Thousands)) + (known.ContainsKey(reading.Code) ? KnownCountry : 0)
                + (reading.Kind == PlaceKind.Capital ? WellKnownCapital : 0);
            if (score > bestScore)
            {
                (best, bestScore) = (reading, score);
            }
        }

        return bestScore > double.MinValue ? (best, Believe(candidate, best, known.ContainsKey(best.Code))) : (best, 0);
    }

    /// <summary>Georgia: the state beside American places, otherwise the country.</summary>
    private static (PlaceReading Reading, double Confidence) ChooseHomonym(Candidate candidate, Dictionary<string, double> known)
    {
        var country = candidate.Name.Readings[0];
        foreach (var other in candidate.Name.Readings.Skip(1))
        {
            if (other.Kind == PlaceKind.Region && known.GetValueOrDefault(other.Code) > known.GetValueOrDefault(country.Code) * 2 + Neighbours(country.Code, known))
            {
                return (other, 0.8);
            }
        }

        return (country, 0.9);
    }

    private static double Neighbours(string code, Dictionary<string, double> known) =>
        code == "GE" ? known.GetValueOrDefault("RU") + known.GetValueOrDefault("AM") + known.GetValueOrDefault("AZ") + known.GetValueOrDefault("UA") : 0;

    /// <summary>How likely a city's or region's name is meant as one here.</summary>
    private static double Believe(Candidate candidate, PlaceReading reading, bool isKnown)
    {
        var name = candidate.Name;
        if (IsStateAbbreviation(name))
        {
            return 0.9;
        }

        if (name.IsCommonWord)
        {
            return candidate.HasPreposition && (isKnown || reading.Thousands >= WellKnown) ? 0.6 : 0;
        }

        var small = reading.Kind == PlaceKind.City && reading.Thousands < WellKnown || reading.Kind == PlaceKind.Region && reading.Thousands < WellKnown * 3
            || name.Name.Length <= 4 && reading.Thousands < 1000 && reading.Kind != PlaceKind.Capital;
        if (small)
        {
            return candidate.HasPreposition && isKnown ? 0.8
                : candidate.HasPreposition && !name.IsPersonalName && name.Name.Length > 4 ? 0.5
                : isKnown && !candidate.Begins && !name.IsPersonalName && name.Name.Length > 4 && !candidate.BesideName ? 0.45
                : 0;
        }

        if (candidate.BesideName)
        {
            return !name.IsPersonalName && reading.Thousands >= 500 ? 0.5 : 0;
        }

        return name.IsPersonalName && !candidate.HasPreposition
            ? (isKnown && reading.Thousands >= WellKnown * 3 ? 0.6 : reading.Thousands >= WellKnown * 10 ? 0.45 : 0)
            : isKnown ? 0.9 : 0.75;
    }

    /// <summary>"Pa.", "Calif.": the scan lets them pass only after a comma; "N.Y." needs none.</summary>
    private static bool IsStateAbbreviation(PlaceName name) => name.Name[^1] == '.';

    /// <summary>A name that may be a place here, before the text as a whole was heard.</summary>
    /// <param name="First">Index of its first token.</param>
    /// <param name="End">Index after its last token.</param>
    /// <param name="Name">What the gazetteer knows of it.</param>
    /// <param name="HasPreposition">Whether a preposition of place stands before it ("in", "near").</param>
    /// <param name="Begins">Whether it begins a sentence, where a capital says little.</param>
    /// <param name="BesideName">Whether another capitalised word that is no known place, title or the like stands beside it.</param>
    /// <param name="InName">Whether it is part of a longer name.</param>
    /// <param name="IsCounty">Whether "County" or "Township" follows, as few countries have it.</param>
    private readonly record struct Candidate(
        int First, int End, PlaceName Name, bool HasPreposition, bool Begins, bool BesideName, bool InName, bool IsCounty);

    private readonly ref struct Scan(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
    {
        private readonly string text = tokens.Cased;

        public List<Candidate> Candidates()
        {
            var candidates = new List<Candidate>();
            var entity = 0;
            var previousEnd = -1;
            for (var i = 0; i < tokens.Count;)
            {
                if (tokens[i].Kind == TokenKind.Punctuation)
                {
                    i++;
                    continue;
                }

                var name = Gazetteer.Default.LongestMatch(tokens, i, out var end);
                if (name is null)
                {
                    i++;
                    continue;
                }

                var span = tokens.Span(i, end - 1);
                while (entity < entities.Count && entities[entity].Span.End <= span.Start)
                {
                    entity++;
                }

                var around = Around(entity, span);
                if (Allows(name, i, end, around))
                {
                    candidates.Add(new Candidate(i, end, name, HasPreposition(i), BeginsSentence(i), BesideName(i, previousEnd), around is not null, IsCounty(end)));
                    previousEnd = end;
                    i = end;
                }
                else
                {
                    i = around is { Category: EntityCategory.Person } ? TokenAfter(i, around.Span.End) : i + 1;
                }
            }

            return candidates;
        }

        /// <summary>The longer name that the span is part of, if any.</summary>
        private EntityMention? Around(int entity, TextSpan span)
        {
            for (var i = entity; i < entities.Count && entities[i].Span.Start < span.End; i++)
            {
                var category = entities[i].Category;
                if (category is EntityCategory.Person && entities[i].Span.Overlaps(span)
                    || category is EntityCategory.Organization or EntityCategory.Location or EntityCategory.Event or EntityCategory.Product or EntityCategory.Address
                    && entities[i].Span.Contains(span) && entities[i].Span.Length > span.Length)
                {
                    return entities[i];
                }
            }

            return null;
        }

        private bool Allows(PlaceName name, int first, int end, EntityMention? around)
        {
            var kind = name.Readings[0].Kind;
            if (around is { Category: EntityCategory.Person } || IsPress(first, end) || around is { Category: EntityCategory.Organization } && IsPress(around))
            {
                return false;
            }

            if (IsStreet(end) || IsStateAbbreviation(name) && name.Name.IndexOf('.') == name.Name.Length - 1 && !(first > 0 && text[tokens[first - 1].Span.Start] == ','))
            {
                return false;
            }

            if (kind is PlaceKind.City or PlaceKind.Region && end == first + 1
                && NameWords.Is(Word(first), NameWordClass.OrganizationHead | NameWordClass.PlaceHead | NameWordClass.Title | NameWordClass.Press | NameWordClass.County))
            {
                return false;
            }

            // "Bashar al-Baghdadi", "Stratford-upon-Avon", "Saint-Denis": part of a hyphened name.
            if (kind is PlaceKind.City or PlaceKind.Region or PlaceKind.Capital && (HyphenBefore(first) || HyphenNameAfter(end)))
            {
                return false;
            }

            if (IsBearer(name, kind, first, end) || kind == PlaceKind.People && IsLanguage(first, end))
            {
                return false;
            }

            // "US" in a headline of capitals is "us" as often as not.
            return !(kind == PlaceKind.Country && Word(first) is "US" && end == first + 1 && IsShouted(first)) && !IsShortName(name, first, end);
        }

        /// <summary>"Chad Foster", "Bill Holland", "Little Portugal", "Butterball Turkey": somebody or something called after the place.</summary>
        private bool IsBearer(PlaceName name, PlaceKind kind, int first, int end)
        {
            if (kind is not (PlaceKind.Country or PlaceKind.Capital or PlaceKind.City or PlaceKind.Region))
            {
                return false;
            }

            if (first > 0 && IsCapital(first - 1) && Adjoins(first)
                && (Word(first - 1) is "Little" || IsForenameOnly(first - 1) || name.Name is "Turkey" or "Jersey" && !IsOrdinary(first - 1)))
            {
                return true;
            }

            return name.IsPersonalName && end == first + 1 && end < tokens.Count && IsCapital(end) && Adjoins(end) && !IsOrdinary(end) && !IsInCapitals(end);
        }

        private bool IsForenameOnly(int token) =>
            Gazetteer.Default.IsForename(Word(token)) && !NameWords.Is(Word(token), NameWordClass.ForenameNot) && Gazetteer.Default.Find(Word(token)) is null
            && !BeginsSentence(token);

        private bool IsInCapitals(int token) => tokens[token].Span.Length > 1 && char.IsUpper(text[tokens[token].Span.Start + 1]);

        /// <summary>"speaks French", "in Spanish and English": a language, which is no country.</summary>
        private bool IsLanguage(int first, int end)
        {
            var before = first - 1;
            if (before > 0 && Word(before) is "and" or "or" && Gazetteer.Default.Find(Word(before - 1)) is { Readings: [{ Kind: PlaceKind.People }, ..] })
            {
                before -= 2;
            }

            if (before < 0)
            {
                return false;
            }

            var standsAlone = end >= tokens.Count || tokens[end].Kind == TokenKind.Punctuation && Word(end) is not "-" || StopWords.Contains(Word(end));
            return standsAlone && Word(before) is "speak" or "speaks" or "speaking" or "spoke" or "spoken" or "in" or "into" or "fluent" or "learn" or "learning"
                or "learned" or "teach" or "teaches" or "taught" or "only" or "English";
        }

        private bool IsCounty(int end) => end < tokens.Count && Adjoins(end) && Word(end) is "County" or "Township" or "Parish";

        /// <summary>A word in capitals that in small letters would be a small town ("NIST") is an acronym.</summary>
        private bool IsShortName(PlaceName name, int first, int end) =>
            end == first + 1 && tokens[first].Span.Length <= 5 && name.Readings[0] is { Kind: PlaceKind.City or PlaceKind.Region, Thousands: < 1000 }
            && !Word(first).SequenceEqual(name.Name);

        /// <summary>"the Jordan Times", "Times of India".</summary>
        private bool IsPress(int first, int end)
        {
            var last = end;
            for (; last < tokens.Count && last < end + 3 && Adjoins(last) && IsCapital(last); last++)
            {
                if (NameWords.Is(Word(last), NameWordClass.Press) && !(last + 1 < tokens.Count && IsCapital(last + 1) && Adjoins(last + 1)))
                {
                    return last == end || IsThe(first);
                }
            }

            var of = first - 1;
            if (of > 1 && Word(of) is "the")
            {
                of--;
            }

            return of > 0 && Word(of) is "of" && (Word(of - 1) is "Times" or "Voice" or "Trust" or "Star" or "Hindustan");
        }

        private static bool IsPress(EntityMention organization)
        {
            var name = organization.Text.AsSpan();
            return NameWords.Is(name[(name.LastIndexOf(' ') + 1)..], NameWordClass.Press) && name.Contains(' ') && !name.EndsWith(" Press Office");
        }

        private bool IsStreet(int end) =>
            end < tokens.Count && Adjoins(end) && NameWords.Is(Word(end), NameWordClass.Street) && Word(end) is not ("Dr" or "Dr." or "St" or "St." or "Drive");

        private bool HyphenBefore(int first) =>
            first > 1 && text[tokens[first - 1].Span.Start] == '-' && tokens[first - 1].Span.End == tokens[first].Span.Start
            && tokens[first - 2].Span.End == tokens[first - 1].Span.Start && Gazetteer.Default.Find(Word(first - 2)) is null;

        private bool HyphenNameAfter(int end) =>
            end + 1 < tokens.Count && text[tokens[end].Span.Start] == '-' && tokens[end].Span.Start == tokens[end - 1].Span.End
            && tokens[end + 1].Span.Start == tokens[end].Span.End && (IsCapital(end + 1) || Word(end + 1) is "upon" or "on" or "le" or "la" or "sur" or "en" or "de")
            && Gazetteer.Default.Find(Word(end + 1)) is null;

        private bool IsShouted(int token) =>
            token > 0 && token + 1 < tokens.Count && IsUpperWord(token - 1) && IsUpperWord(token + 1) && Word(token - 1) is not "THE";

        private bool IsUpperWord(int token)
        {
            var word = Word(token);
            return word.Length > 2 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;
        }

        private bool HasPreposition(int first)
        {
            var before = first - 1;
            if (before >= 0 && Word(before) is "the" or "downtown" or "central" or "nearby" or "northern" or "southern" or "eastern" or "western" or "greater")
            {
                before--;
            }

            return before >= 0 && Word(before) is "in" or "In" or "at" or "At" or "near" or "Near" or "from" or "From" or "to" or "around" or "outside"
                or "Outside" or "across" or "Across" or "of" or "via" or "into" or "inside" or "between" or "toward" or "towards" or "leaving" or "visiting";
        }

        private bool BeginsSentence(int first) =>
            first == 0 || text[tokens[first - 1].Span.Start] is '.' or '!' or '?' or '"' or '“' or ':' or '‘' || NewLineBefore(first);

        private bool NewLineBefore(int first) =>
            text.AsSpan(tokens[first - 1].Span.End, tokens[first].Span.Start - tokens[first - 1].Span.End).Contains('\n');

        /// <summary>Whether the words beside make it look like a part of a name that no list knows: "Demaryius Houston".</summary>
        private bool BesideName(int first, int previousEnd) =>
            first > 0 && previousEnd != first && IsCapital(first - 1) && Adjoins(first) && !IsOrdinary(first - 1);

        /// <summary>A capitalised word that goes with places: a title, a direction, the first word of a sentence.</summary>
        private bool IsOrdinary(int token) =>
            NameWords.Of(Word(token)) is not (NameWordClass.None or NameWordClass.ForenameNot) || StopWords.Contains(Word(token)) || BeginsSentence(token)
            || Word(token) is "North" or "South" or "East" or "West" or "Northern" or "Southern" or "Eastern" or "Western" or "Central" or "Greater" or "Upper"
                or "Lower" or "Inner" or "Outer" or "Downtown" or "Old" or "New" or "Metro" or "Metropolitan" or "Prime" or "Foreign" or "Defense" or "Defence"
                or "Former" or "Team" or "University" || Gazetteer.Default.Find(Word(token)) is not null;

        private bool IsThe(int first) => first > 0 && Word(first - 1) is "the" or "The";

        private bool Adjoins(int token) => token > 0 && tokens[token].Span.Start - tokens[token - 1].Span.End <= 1;

        private bool IsCapital(int token) => tokens[token].Kind == TokenKind.Word && char.IsUpper(text[tokens[token].Span.Start]);

        private int TokenAfter(int token, int end)
        {
            while (token < tokens.Count && tokens[token].Span.Start < end)
            {
                token++;
            }

            return token;
        }

        private ReadOnlySpan<char> Word(int token) => text.AsSpan(tokens[token].Span.Start, tokens[token].Span.Length);
    }
}
