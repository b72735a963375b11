using Pipeline.Text.Casing;
using Pipeline.Text.Tagging;

namespace Pipeline.Text.Gazetteers;

/// <summary>Finds the names in a text that may be places, by the gazetteer and by what stands around them.</summary>
internal readonly ref struct PlaceScan(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
{
    private readonly string text = tokens.Cased;
    private readonly HashSet<string> bearers = Bearers(tokens, entities);
    private readonly HashSet<string> placed = [];

    public List<PlaceCandidate> Candidates()
    {
        FindPlaced();
        var candidates = new List<PlaceCandidate>();
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
            if (IsBearer(name, name.Meanings[0].Kind, i, end, around))
            {
                bearers.Add(name.Name);
                i++;
            }
            else if (Allows(name, i, end, around))
            {
                var cues = Cues(i, end, previousEnd, around);
                if (candidates.Count > 0 && ContinuesList(i, candidates[^1]))
                {
                    cues |= candidates[^1].Cues & (PlaceCues.Preposition | PlaceCues.WeakPreposition);
                }

                candidates.Add(new PlaceCandidate(i, end, name, cues) { Outer = Outer(name, i, end, around) });
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

    /// <summary>Words that a person's name in the text begins or ends with.</summary>
    private static HashSet<string> Bearers(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entity in entities)
        {
            // In ordinary case, also in a text in capitals.
            var name = entity.Span.In(tokens.Cased);
            if (entity.Category == EntityCategory.Person && name.IndexOf(' ') is var space and > 0)
            {
                var rest = name.AsSpan(space + 1);
                if (!NameWords.Is(rest[..(rest.IndexOf(' ') is var next and > 0 ? next : rest.Length)], NameWordClass.Title))
                {
                    found.Add(name[..space]);
                }

                found.Add(name[(name.LastIndexOf(' ') + 1)..]);
            }
        }

        return found;
    }

    private PlaceCues Cues(int first, int end, int previousEnd, EntityMention? around) =>
        Preposition(first)
        | (IsDateline(first, end) ? PlaceCues.Dateline : PlaceCues.None)
        | (BeforeName(end) && around is not { Category: EntityCategory.Organization or EntityCategory.Location } ? PlaceCues.BeforeName : PlaceCues.None)
        | (BeginsSentence(first) ? PlaceCues.Begins : PlaceCues.None)
        | (BesideName(first, previousEnd) ? PlaceCues.BesideName : PlaceCues.None)
        | (IsPress(first, end) || around is { Category: EntityCategory.Organization } && IsPress(around.Span.In(text)) ? PlaceCues.Press | PlaceCues.InName : PlaceCues.None)
        | (around is null ? PlaceCues.None : PlaceCues.InName)
        | (IsCounty(end) ? PlaceCues.County : PlaceCues.None)
        | (end == first + 1 && bearers.Count > 0 && bearers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Raw(first)) ? PlaceCues.Bearer : PlaceCues.None);

    /// <summary>The longer name of a place that the name stands in: "Jordan Valley", "Licking County", "South Florida".</summary>
    private (int First, int End) Outer(PlaceName name, int first, int end, EntityMention? around)
    {
        if (around is { Category: EntityCategory.Location } && (IsPlaceName(around.Span.In(text)) || IsUnknown(around.Span, first, end)))
        {
            var outer = first;
            while (outer > 0 && tokens[outer - 1].Span.Start >= around.Span.Start)
            {
                outer--;
            }

            return (outer, TokenAfter(end, around.Span.End));
        }

        if (around is { Category: not EntityCategory.Location } || name.Meanings[0].Kind is PlaceKind.People or PlaceKind.Government || name.IsAbbreviation)
        {
            return (first, end);
        }

        if (end == first + 2 && Word(first) is "The" && name.Meanings[0].Kind == PlaceKind.Country)
        {
            first++;
        }

        if (IsCounty(end))
        {
            end++;
        }

        return first > 0 && Adjoins(first) && IsDirection(first - 1) && !(first > 1 && IsCapital(first - 2) && Adjoins(first - 1) && !BeginsSentence(first - 1))
            ? (first - 1, end)
            : (first, end);
    }

    /// <summary>Notes the names, taken for a person's, that the text puts in a place all the same: "in Monroe", "Monroe, Ohio".</summary>
    private void FindPlaced()
    {
        var single = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (entity.Category == EntityCategory.Person && entity.Span.In(text) is var person && !person.Contains(' ') && !bearers.Contains(person))
            {
                single.Add(person);
            }
        }

        if (single.Count == 0)
        {
            return;
        }

        var lookup = single.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (lookup.TryGetValue(Word(i), out var name) && (IsInside(i) || IsDateline(i, i + 1) || IsBeforeAbbreviation(i)))
            {
                placed.Add(name);
            }
        }
    }

    /// <summary>"in Monroe": what stands before places, and hardly before people.</summary>
    private bool IsInside(int first) => first > 0 && Word(first - 1) is "in" or "In" or "near" or "Near" or "outside" or "Outside" or "downtown";

    private bool IsBeforeAbbreviation(int token) =>
        token + 2 < tokens.Count && Word(token + 1) is "," && Gazetteer.Default.Find(Word(token + 2)) is { Meanings: [{ Kind: PlaceKind.Region or PlaceKind.Country }, ..] };

    /// <summary>A place at the beginning of what was taken for a person: "Toledo Mayor Carty Finkbeiner", "Paris Public Library".</summary>
    private bool IsBeforeTitle(PlaceName name, int first, int end, EntityMention person)
    {
        if (tokens[first].Span.Start != person.Span.Start)
        {
            return false;
        }

        for (var i = end; i < tokens.Count && tokens[i].Span.End <= person.Span.End; i++)
        {
            var isLast = tokens[i].Span.End == person.Span.End;
            if (NameWords.Is(Word(i), NameWordClass.Title) ? i == end || !isLast : NameWords.Is(Word(i), NameWordClass.OrganizationHead) && isLast && !name.IsPersonalName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A place taken for a person: one that the text puts in a place, or one that is no personal name.</summary>
    private bool IsRatherPlace(PlaceName name, int first, int end, EntityMention person) =>
        tokens[first].Span.Start == person.Span.Start && tokens[end - 1].Span.End == person.Span.End && name.Meanings[0].Kind is not PlaceKind.People
        && (placed.Contains(person.Span.In(text)) || !name.IsPersonalName && !name.IsCommonWord && !bearers.Contains(person.Span.In(text)));

    /// <summary>Whether a longer name is a place's own: its last word says so ("Hudson River"), or its first ("Lake Superior").</summary>
    private static bool IsPlaceName(string name)
    {
        var last = NameWords.Of(name.AsSpan(name.LastIndexOf(' ') + 1));
        return (last & (NameWordClass.PlaceHead | NameWordClass.Street | NameWordClass.County)) != NameWordClass.None
            || name.IndexOf(' ') is var space and > 0
                && (NameWords.Is(name.AsSpan(0, space), NameWordClass.PlaceFront) || name.AsSpan(space).StartsWith(" of ") && NameWords.Is(name.AsSpan(0, space), NameWordClass.PlaceHead));
    }

    /// <summary>Whether the words of a longer name beside the known one are no words of English: "Ilocos Sur", but not "Randwick Racecourse".</summary>
    private bool IsUnknown(TextSpan name, int first, int end)
    {
        for (var i = first; i > 0 && tokens[i - 1].Span.Start >= name.Start; i--)
        {
            if (OrdinaryWords.Contains(tokens.Word(i - 1)))
            {
                return false;
            }
        }

        for (var i = end; i < tokens.Count && tokens[i].Span.End <= name.End; i++)
        {
            if (OrdinaryWords.Contains(tokens.Word(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"American Indians", "the Cleveland Indians".</summary>
    private bool IsNativeAmerican(int first) =>
        first > 0 && Word(first) is "Indian" or "Indians" && Word(first - 1) is "American" or "Americans" or "Cleveland" or "Plains" or "Pueblo";

    private bool IsCalendarWord(int token) => Word(token) is "April" or "August" or "March" or "May" or "June" or "July" or "January" or "Sunday" or "Monday" or "Tuesday"
        or "Wednesday" or "Thursday" or "Friday" or "Saturday" or "Christmas" or "Easter" or "Spring" or "Summer" or "Fall" or "Winter";

    /// <summary>"St. Paris", "New Concord", "Fort Victoria": what follows is no name of its own.</summary>
    private bool IsFront(int first) =>
        first > 0 && Adjoins(first) && Word(first - 1) is "St." or "St" or "ST." or "Saint" or "San" or "Santa" or "New" or "Fort" or "Port" or "Mount" or "Mt." or "El" or "La"
            or "Los" or "Las" or "Lake" or "Cape" or "Glen" or "Camp";

    private bool IsDirection(int token) => Word(token) is "North" or "South" or "East" or "West" or "Northern" or "Southern" or "Eastern" or "Western" or "Central"
        or "Northeast" or "Northwest" or "Southeast" or "Southwest" or "Northeastern" or "Northwestern" or "Southeastern" or "Southwestern" or "Upper" or "Lower";

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
        if (around is { Category: EntityCategory.Person } && !IsBeforeTitle(name, first, end, around) && !IsRatherPlace(name, first, end, around))
        {
            return false;
        }

        if (end == first + 1 && (PlaceIdioms.Begins(tokens, first) || IsNativeAmerican(first)))
        {
            return false;
        }

        if (IsStreet(end) || name.IsAbbreviation && !IsAfterComma(name, first))
        {
            return false;
        }

        if (kind is PlaceKind.City or PlaceKind.Region && end == first + 1
            && NameWords.Is(Word(first), NameWordClass.OrganizationHead | NameWordClass.PlaceHead | NameWordClass.Title | NameWordClass.Press | NameWordClass.County))
        {
            return false;
        }

        if (kind is not (PlaceKind.People or PlaceKind.Government) && end == first + 1 && (IsCalendarWord(first) || IsDirection(first) || IsFront(first)))
        {
            return false;
        }

        // "Bashar al-Baghdadi", "Stratford-upon-Avon", "Saint-Denis": part of a hyphened name.
        if (kind is PlaceKind.City or PlaceKind.Region or PlaceKind.Capital && (HyphenBefore(first) || HyphenNameAfter(end)))
        {
            return false;
        }

        if (kind == PlaceKind.People && (IsLanguage(first, end) || IsFood(end)))
        {
            return false;
        }

        // "US" in a headline of capitals is "us" as often as not.
        return !(kind == PlaceKind.Country && Word(first) is "US" && end == first + 1 && IsShouted(first)) && !IsShortName(name, first, end);
    }

    /// <summary>"Chad Foster", "Bill Holland", "Little Portugal", "Butterball Turkey": somebody or something called after the place.</summary>
    private bool IsBearer(PlaceName name, PlaceKind kind, int first, int end, EntityMention? around)
    {
        if (kind is not (PlaceKind.Country or PlaceKind.Capital or PlaceKind.City or PlaceKind.Region))
        {
            return false;
        }

        if (first > 0 && IsCapital(first - 1) && Adjoins(first)
            && (Word(first - 1) is "Bill" or "Mark" or "Grace" or "Rich" or "Pat" or "Drew" or "Guy" or "Chase" or "Miles" or "Rose" && end == first + 1
                || Word(first - 1) is "Little" || IsForenameOnly(first - 1) || name.Name is "Turkey" or "Jersey" && !IsOrdinary(first - 1)))
        {
            return true;
        }

        if (end == first + 1 && end < tokens.Count && first > 0 && name.IsPersonalName && IsCapital(end) && Adjoins(end) && Word(first - 1) is "By" or "BY")
        {
            return true;
        }

        return around is not { Category: EntityCategory.Organization or EntityCategory.Location }
            && end == first + 1 && end < tokens.Count && IsCapital(end) && Adjoins(end) && !IsOrdinary(end) && !IsInCapitals(end)
            && (name.IsPersonalName || kind is not PlaceKind.Country && IsPersonalName(end) && Preposition(first) == PlaceCues.None);
    }

    /// <summary>"Scranton, Pa.", "Portland, OR", "London (Ky.)": "N.Y." needs no comma.</summary>
    private bool IsAfterComma(PlaceName name, int first)
    {
        if (first > 1 && Word(first - 1) is "," or "(")
        {
            return IsCapital(first - 2) && (Word(first - 1) is "(" || tokens[first - 1].Span.Start == tokens[first - 2].Span.End) && !IsShouted(first);
        }

        // "100 B.C." is a year.
        return !(first > 0 && tokens[first - 1].Kind == TokenKind.Number) && (name.Name.IndexOf('.') is var dot and > 0 && dot < name.Name.Length - 1 || name.Name is "NSW");
    }

    private bool IsPersonalName(int token) => Gazetteer.Default.IsSurname(Word(token)) || Gazetteer.Default.IsForename(Word(token));

    private bool IsForenameOnly(int token) =>
        Gazetteer.Default.IsForename(Word(token)) && !NameWords.Is(Word(token), NameWordClass.ForenameNot) && Gazetteer.Default.Find(Word(token)) is null
        && !BeginsSentence(token);

    private bool IsInCapitals(int token) => tokens[token].Span.Length > 1 && char.IsUpper(text[tokens[token].Span.Start + 1]);

    /// <summary>"speaks French", "in Spanish and English": a language, which is no country.</summary>
    private bool IsLanguage(int first, int end)
    {
        var before = first - 1;
        if (before > 0 && Word(before) is "and" or "or" && (Word(before - 1) is "English" || Gazetteer.Default.Find(Word(before - 1)) is { Meanings: [{ Kind: PlaceKind.People }, ..] }))
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

    /// <summary>"Japanese Restaurant", "Greek and Italian food": a kitchen, not a people.</summary>
    private bool IsFood(int end)
    {
        if (end + 1 < tokens.Count && Word(end) is "and" or "&" && Gazetteer.Default.Find(Word(end + 1)) is { Meanings: [{ Kind: PlaceKind.People }, ..] })
        {
            end += 2;
        }

        return end < tokens.Count && tokens.Word(end) is "restaurant" or "restaurants" or "food" or "foods" or "cuisine" or "cooking" or "grill" or "bistro" or "eatery"
            or "dish" or "dishes" or "kitchen" or "takeaway" or "wine" or "wines";
    }

    private bool IsCounty(int end) => end < tokens.Count && Adjoins(end) && Word(end) is "County" or "Township" or "Twp." or "Twp";

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

    private static bool IsPress(ReadOnlySpan<char> name)
    {
        return NameWords.Is(name[(name.LastIndexOf(' ') + 1)..], NameWordClass.Press) && name.Contains(' ') && !name.EndsWith(" Press Office");
    }

    private bool IsStreet(int end) =>
        end < tokens.Count && Adjoins(end) && NameWords.Is(Word(end), NameWordClass.Street) && Word(end) is not ("Dr" or "Dr." or "St" or "St." or "Drive");

    /// <summary>"R-Marshall", "DFL-Minneapolis" name a politician's town.</summary>
    private bool HyphenBefore(int first) =>
        first > 1 && !(Word(first - 2) is "R" or "D" or "DFL" or "I" or "GOP") && text[tokens[first - 1].Span.Start] == '-' && tokens[first - 1].Span.End == tokens[first].Span.Start
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

    /// <summary>What the words before say: "in", "near" and their likes a place; "of", "to" and "by the" anything.</summary>
    private PlaceCues Preposition(int first)
    {
        var before = first - 1;
        var hasArticle = false;
        while (before >= 0 && Word(before) is "the" or "downtown" or "central" or "nearby" or "northern" or "southern" or "eastern" or "western" or "greater"
            or "neighboring" or "neighbouring" or "northeast" or "northwest" or "southeast" or "southwest" or "north" or "south" or "east" or "west" or "rural")
        {
            hasArticle = Word(before) is "the";
            before--;
            if (hasArticle)
            {
                break;
            }
        }

        if (before < 0)
        {
            return PlaceCues.None;
        }

        if (!hasArticle && Word(before) is "in" or "In" or "near" or "Near" or "from" or "From" or "outside" or "Outside" or "across" or "Across"
            or "into" or "inside" or "toward" or "towards" or "throughout" or "leaving" or "visiting" or "around")
        {
            return PlaceCues.Preposition;
        }

        if (before > 0 && Word(before) is "of" && tokens.Word(before - 1) is "city" or "cities" or "town" or "towns" or "village" or "villages" or "port" or "capital" or "province"
            or "provinces" or "district" or "region" or "suburb" or "outskirts" or "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast"
            or "southwest" or "island")
        {
            return PlaceCues.Preposition;
        }

        return Word(before) is "in" or "In" or "at" or "At" or "near" or "from" or "to" or "To" or "of" or "via" or "between" or "through" or "across" or "outside"
            or "around" or "beyond" or "and" && hasArticle ? PlaceCues.WeakPreposition : PlaceCues.None;
    }

    /// <summary>"HAMILTON — ", "XENIA (AP) — ", at the beginning of a line or sentence.</summary>
    private bool IsDateline(int first, int end) =>
        BeginsSentence(first) && end < tokens.Count && (Word(end) is "—" or "–" or "--" || Word(end) is "-" && tokens[end].Span.Start > tokens[end - 1].Span.End
            || Word(end) is "(" && end + 2 < tokens.Count && Word(end + 2) is ")" && IsUpperWord(end + 1));

    /// <summary>"in Monroe, Trenton and Seven Mile": a list carries its preposition on.</summary>
    private bool ContinuesList(int first, PlaceCandidate previous)
    {
        var between = first - previous.End;
        return between is 1 or 2 && previous.Name.Meanings[0].Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region or PlaceKind.Country
            && Word(first - 1) is "," or "and" or "or" or "/" && (between == 1 || Word(previous.End) is ",");
    }

    private bool BeforeName(int end) =>
        end < tokens.Count && (Word(end) is "&" || IsCapital(end) && Adjoins(end) && !IsOrdinary(end) && !IsInCapitals(end));

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
            or "Former" or "Team" or "University" || Gazetteer.Default.Find(Word(token)) is { } place && IsGreat(place);

    /// <summary>A country, a people or a large place: a name that goes beside another without being part of it.</summary>
    private static bool IsGreat(PlaceName place) =>
        place.Meanings[0].Kind is not (PlaceKind.City or PlaceKind.Region) || place.Meanings[0].Magnitude >= 5.5;

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
