using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Places;

/// <summary>Finds the names in a text that may be places, by the gazetteer and by what stands around them.</summary>
internal readonly ref partial struct PlaceScan(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
{
    // A person of less confidence gives way to a list of places: "in Newark, Heath and Dublin".
    private const double UnsurePerson = 0.75;
    private const double UnsureName = 0.4;

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

            var name = tokens.PlaceAt(i, out var end);
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
            if (RegionOf(name, i, end) is { } region)
            {
                candidates.Add(new PlaceCandidate(i - 1, end, region, Cues(i - 1, end, previousEnd, around)));
                previousEnd = end;
                i = end;
            }
            else if (IsBearer(name, name.Meanings[0].Kind, i, end, around))
            {
                bearers.Add(name.Name);
                i++;
            }
            else if (Allows(name, i, end, around, candidates))
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
        | (BeforeName(end) && around is not { Category: EntityCategory.Organization or EntityCategory.Location }
            ? PlaceCues.BeforeName : PlaceCues.None)
        | (BeginsSentence(first) ? PlaceCues.Begins : PlaceCues.None)
        | (BesideName(first, previousEnd) ? PlaceCues.BesideName : PlaceCues.None)
        | (IsBeforeBearer(first, end) ? PlaceCues.BeforeBearer : PlaceCues.None)
        | (IsPress(first, end) || around is { Category: EntityCategory.Organization } && IsPress(around.Span.In(text))
            ? PlaceCues.Press | PlaceCues.InName : PlaceCues.None)
        | (around is null ? PlaceCues.None : PlaceCues.InName)
        | (IsCounty(end) ? PlaceCues.County : PlaceCues.None)
        | (end == first + 1 && bearers.Count > 0 && bearers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tokens.Raw(first))
            ? PlaceCues.Bearer : PlaceCues.None);

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

        if (around is { Category: not EntityCategory.Location }
            || name.Meanings[0].Kind is PlaceKind.People or PlaceKind.Government || name.IsAbbreviation)
        {
            return (first, end);
        }

        if (end == first + 2 && RawWord(first) is "The" && name.Meanings[0].Kind == PlaceKind.Country)
        {
            first++;
        }

        if (IsCounty(end))
        {
            end++;
        }

        return first > 0 && Adjoins(first) && IsDirection(first - 1)
            && !(first > 1 && IsCapital(first - 2) && Adjoins(first - 1) && !BeginsSentence(first - 1))
            ? (first - 1, end)
            : (first, end);
    }

    /// <summary>Notes the names, taken for a person's, that the text puts in a place all the same: "in Monroe", "Monroe, Ohio".</summary>
    private void FindPlaced()
    {
        var single = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (entity.Category == EntityCategory.Person && entity.Span.In(text) is var person
                && !person.Contains(' ') && !bearers.Contains(person))
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
            if (lookup.TryGetValue(RawWord(i), out var name) && (IsInside(i) || IsDateline(i, i + 1) || IsBeforeAbbreviation(i)))
            {
                placed.Add(name);
            }
        }
    }

    /// <summary>"in Monroe": what stands before places, and hardly before people.</summary>
    private bool IsInside(int first) =>
        first > 0 && tokens.Is(first - 1, WordLists.Inside);

    private bool IsBeforeAbbreviation(int token) =>
        token + 2 < tokens.Count && RawWord(token + 1) is ","
        && Gazetteer.Default.Find(RawWord(token + 2)) is { Meanings: [{ Kind: PlaceKind.Region or PlaceKind.Country }, ..] };

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
            if (NameWords.Is(RawWord(i), NameWordClass.Title)
                ? i == end || !isLast
                : NameWords.Is(RawWord(i), NameWordClass.OrganizationHead) && isLast && !name.IsPersonalName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A place taken for a person: one that the text puts in a place, or one that is no personal name.</summary>
    private bool IsRatherPlace(PlaceName name, int first, int end, EntityMention person) =>
        tokens[first].Span.Start == person.Span.Start && tokens[end - 1].Span.End == person.Span.End
        && name.Meanings[0].Kind is not PlaceKind.People
        && !(first > 0 && NameWords.Is(RawWord(first - 1), NameWordClass.Title))
        && (placed.Contains(person.Span.In(text)) || IsBeforeBearer(first, end)
            || !name.IsPersonalName && !name.IsCommonWord && !bearers.Contains(person.Span.In(text)));

    /// <summary>Whether a longer name is a place's own: its last word says so ("Hudson River"), or its first ("Lake Superior").</summary>
    private static bool IsPlaceName(string name)
    {
        var last = NameWords.Of(name.AsSpan(name.LastIndexOf(' ') + 1));
        return (last & (NameWordClass.PlaceHead | NameWordClass.Street | NameWordClass.County)) != NameWordClass.None
            || name.IndexOf(' ') is var space and > 0
                && (NameWords.Is(name.AsSpan(0, space), NameWordClass.PlaceFront)
                    || name.AsSpan(space).StartsWith(" of ") && NameWords.Is(name.AsSpan(0, space), NameWordClass.PlaceHead));
    }

    /// <summary>Whether the words of a longer name beside the known one are no words of English:
    /// "Ilocos Sur", but not "Randwick Racecourse".</summary>
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

    /// <summary>"North Texas": a part of the place, whatever kind of name it was taken for.</summary>
    private bool IsPartOf(TextSpan name, TextSpan place) =>
        name.End == place.End && place.Start > name.Start + 1 && IsDirection(text.AsSpan(name.Start, place.Start - name.Start - 1));

    /// <summary>The longer name that the span is part of, if any.</summary>
    private EntityMention? Around(int entity, TextSpan span)
    {
        for (var i = entity; i < entities.Count && entities[i].Span.Start < span.End; i++)
        {
            var category = entities[i].Category;
            if (category is EntityCategory.Person && entities[i].Span.Overlaps(span)
                || category is EntityCategory.Organization or EntityCategory.Location or EntityCategory.Event
                        or EntityCategory.Product or EntityCategory.Address
                    && entities[i].Span.Contains(span) && entities[i].Span.Length > span.Length && !IsPartOf(entities[i].Span, span))
            {
                return entities[i];
            }
        }

        return null;
    }

    private bool Allows(PlaceName name, int first, int end, EntityMention? around, List<PlaceCandidate> before)
    {
        var kind = name.Readings[0].Kind;
        if (around is { Category: EntityCategory.Person }
            && !IsBeforeTitle(name, first, end, around) && !IsRatherPlace(name, first, end, around)
            && !(around.Confidence < UnsurePerson && before.Count > 0
                && around.Span == tokens.Span(first, end - 1) && ContinuesList(first, before[^1])))
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
            && NameWords.Is(
                RawWord(first),
                NameWordClass.OrganizationHead | NameWordClass.PlaceHead | NameWordClass.Title
                    | NameWordClass.Press | NameWordClass.County))
        {
            return false;
        }

        if (kind is not (PlaceKind.People or PlaceKind.Government) && end == first + 1
            && (IsCalendarWord(first) || IsDirection(first) || IsFront(first)))
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
        return !(kind == PlaceKind.Country && RawWord(first) is "US" && end == first + 1 && IsShouted(first))
            && !IsShortName(name, first, end);
    }

    /// <summary>"Chad Foster", "Bill Holland", "Little Portugal", "Butterball Turkey":
    /// somebody or something called after the place.</summary>
    private bool IsBearer(PlaceName name, PlaceKind kind, int first, int end, EntityMention? around)
    {
        if (kind is not (PlaceKind.Country or PlaceKind.Capital or PlaceKind.City or PlaceKind.Region))
        {
            return false;
        }

        if (first > 0 && IsCapital(first - 1) && Adjoins(first)
            && (end == first + 1 && tokens.Is(first - 1, WordLists.SureForename)
                || RawWord(first - 1) is "Little" || IsForenameOnly(first - 1)
                || name.Name is "Turkey" or "Jersey" && !IsOrdinary(first - 1)))
        {
            return true;
        }

        if (end == first + 1 && end < tokens.Count && first > 0 && name.IsPersonalName
            && IsCapital(end) && Adjoins(end) && RawWord(first - 1) is "By" or "BY")
        {
            return true;
        }

        if (end == first + 1 && IsPerson(name, first, end, around))
        {
            return true;
        }

        // Of two capitalised words whose second is no word of any firm's, a doubtful organisation is as good as none.
        return around is not { Category: EntityCategory.Organization or EntityCategory.Location, Confidence: >= UnsureName }
            && end == first + 1 && end < tokens.Count && IsCapital(end) && Adjoins(end) && !IsOrdinary(end) && !IsInCapitals(end)
            && (name.IsPersonalName || kind is not PlaceKind.Country && IsPersonalName(end) && Preposition(first) == PlaceCues.None);
    }

    /// <summary>"Scranton, Pa.", "Portland, OR", "London (Ky.)": "N.Y." needs no comma.</summary>
    private bool IsAfterComma(PlaceName name, int first)
    {
        if (first > 1 && RawWord(first - 1) is "," or "(")
        {
            return IsCapital(first - 2)
                && (RawWord(first - 1) is "(" || tokens[first - 1].Span.Start == tokens[first - 2].Span.End) && !IsShouted(first);
        }

        // "100 B.C." is a year.
        return !(first > 0 && tokens[first - 1].Kind == TokenKind.Number)
            && (name.Name.IndexOf('.') is var dot and > 0 && dot < name.Name.Length - 1 || name.Name is "NSW");
    }

    private bool IsCounty(int end) => end < tokens.Count && Adjoins(end) && tokens.Is(end, WordLists.CountyEnd);

    /// <summary>A word in capitals that in small letters would be a small town ("NIST") is an acronym.</summary>
    private bool IsShortName(PlaceName name, int first, int end) =>
        end == first + 1 && tokens[first].Span.Length <= 5
        && name.Readings[0] is { Kind: PlaceKind.City or PlaceKind.Region, Thousands: < 1000 }
        && !RawWord(first).SequenceEqual(name.Name);

    /// <summary>"in Monroe, Trenton and Seven Mile": a list carries its preposition on.</summary>
    private bool ContinuesList(int first, PlaceCandidate previous)
    {
        var between = first - previous.End;
        return between is 1 or 2
            && previous.Name.Meanings[0].Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region or PlaceKind.Country
            && RawWord(first - 1) is "," or "and" or "or" or "/" && (between == 1 || RawWord(previous.End) is ",");
    }

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

    private ReadOnlySpan<char> RawWord(int token) => text.AsSpan(tokens[token].Span.Start, tokens[token].Span.Length);
}
