using Pipeline.Text.Gazetteers;
using Pipeline.Text.Words;

namespace Pipeline.Text.Places;

/// <content>What the words beside a name say.</content>
internal readonly ref partial struct PlaceScan
{
    /// <summary>"American Indians", "the Cleveland Indians".</summary>
    private bool IsNativeAmerican(int first) =>
        first > 0 && RawWord(first) is "Indian" or "Indians"
        && tokens.Is(first - 1, WordLists.BeforeIndians);

    /// <summary>The region whose people bear the name of another country's with a word before it: New Mexico of "New Mexicans". "New Mexican
    /// ministers" at the head of a sentence are Mexico's.</summary>
    private PlaceName? RegionOf(PlaceName name, int first, int end)
    {
        if (name.Meanings[0].Kind != PlaceKind.People || end != first + 1 || !IsFront(first)
            || BeginsSentence(first - 1) && !RawWord(first).EndsWith('s')
            || !Gazetteer.Default.Countries.TryGetValue(name.Meanings[0].Code, out var country))
        {
            return null;
        }

        var region = Gazetteer.Default.Find($"{RawWord(first - 1)} {country}");
        return region?.Meanings[0].Code == name.Meanings[0].Code ? null : region;
    }

    private bool IsCalendarWord(int token) =>
        tokens.Is(token, WordLists.Month | WordLists.MonthOrWord | WordLists.Weekday | WordLists.Feast | WordLists.Season);

    /// <summary>"St. Paris", "New Concord", "Fort Victoria": what follows is no name of its own.</summary>
    private bool IsFront(int first) =>
        first > 0 && Adjoins(first) && tokens.Is(first - 1, WordLists.NameFront);

    private bool IsDirection(int token) => tokens.Is(token, WordLists.Direction);

    private static bool IsDirection(ReadOnlySpan<char> word) => RuleWords.Is(word, WordLists.Direction);

    private bool IsPersonalName(int token) => Gazetteer.Default.IsSurname(RawWord(token)) || Gazetteer.Default.IsForename(RawWord(token));

    private bool IsForenameOnly(int token) =>
        Gazetteer.Default.IsForename(RawWord(token)) && !NameWords.Is(RawWord(token), NameWordClass.ForenameNot)
        && Gazetteer.Default.Find(RawWord(token)) is null && !BeginsSentence(token);

    /// <summary>"A Lima bus crash", "Salvador market blast": what follows stands in places or befalls them.</summary>
    private bool IsBeforeBearer(int first, int end) =>
        end < tokens.Count && Adjoins(end) && tokens.Is(end, WordLists.PlaceBearer)
        && !(first > 0 && IsCapital(first - 1) && Adjoins(first) && !IsOrdinary(first - 1));

    /// <summary>Whether a place's name and the word after it are a person's: "actress London Breed", "shot dead Kenya Moore", "Malta Jones,
    /// 31". A surname is enough after names that many are given; other words, which may be a firm's, need a person's surroundings.</summary>
    private bool IsPerson(PlaceName name, int first, int end, EntityMention? around)
    {
        if (end >= tokens.Count || !IsCapital(end) || !Adjoins(end) || IsInCapitals(end) || Preposition(first) != PlaceCues.None
            || NameWords.Of(RawWord(end)) is not (NameWordClass.None or NameWordClass.ForenameNot)
            || tokens.Is(end, WordLists.BesidePlace | WordLists.CountyEnd | WordLists.Direction))
        {
            return false;
        }

        var next = end + 1;
        if (next < tokens.Count && IsCapital(next) && Adjoins(next) && !tokens.Is(next, WordLists.NameSuffix))
        {
            return false;
        }

        var isGiven = name.IsPersonalName || NameWords.Is(RawWord(first), NameWordClass.ForenameNot);
        var isSurname = Gazetteer.Default.IsSurname(RawWord(end));
        var isWord = tokens.IsOrdinary(end);
        if (IsAfterPersonCue(first))
        {
            return isGiven || isSurname || !isWord && !(Gazetteer.Default.Find(RawWord(end)) is { } place && IsGreat(place));
        }

        if (next + 1 < tokens.Count && RawWord(next) is "," && tokens[next + 1].Kind == TokenKind.Number)
        {
            return isGiven || isSurname && !isWord;
        }

        return isGiven && isSurname && !isWord && around is not { Category: EntityCategory.Organization, Confidence: >= UnsurePerson };
    }

    /// <summary>"Actress …", "killed …", "shot dead …".</summary>
    private bool IsAfterPersonCue(int first)
    {
        var before = first - 1;
        if (before > 0 && tokens.Word(before) is "dead" && tokens.Is(before - 1, WordLists.BefallsPerson))
        {
            return true;
        }

        return before >= 0
            && (PersonWords.Contains(tokens.Word(before)) || tokens.Is(before, WordLists.BefallsPerson) && !BeginsSentence(before));
    }

    private bool IsInCapitals(int token) => tokens[token].Span.Length > 1 && char.IsUpper(text[tokens[token].Span.Start + 1]);

    /// <summary>"speaks French", "in Spanish and English": a language, which is no country.</summary>
    private bool IsLanguage(int first, int end)
    {
        var before = first - 1;
        if (before > 0 && RawWord(before) is "and" or "or"
            && (RawWord(before - 1) is "English"
                || Gazetteer.Default.Find(RawWord(before - 1)) is { Meanings: [{ Kind: PlaceKind.People }, ..] }))
        {
            before -= 2;
        }

        if (before < 0)
        {
            return false;
        }

        var standsAlone = end >= tokens.Count
            || tokens[end].Kind == TokenKind.Punctuation && RawWord(end) is not "-"
            || StopWords.Contains(RawWord(end));
        return standsAlone && tokens.Is(before, WordLists.BeforeLanguage);
    }

    /// <summary>"Japanese Restaurant", "Greek and Italian food": a kitchen, not a people.</summary>
    private bool IsFood(int end)
    {
        if (end + 1 < tokens.Count && RawWord(end) is "and" or "&"
            && Gazetteer.Default.Find(RawWord(end + 1)) is { Meanings: [{ Kind: PlaceKind.People }, ..] })
        {
            end += 2;
        }

        return end < tokens.Count && tokens.IsInAnyCase(end, WordLists.Kitchen);
    }

    /// <summary>"the Jordan Times", "Times of India".</summary>
    private bool IsPress(int first, int end)
    {
        var last = end;
        for (; last < tokens.Count && last < end + 3 && Adjoins(last) && IsCapital(last); last++)
        {
            if (NameWords.Is(RawWord(last), NameWordClass.Press) && !(last + 1 < tokens.Count && IsCapital(last + 1) && Adjoins(last + 1)))
            {
                return last == end || IsThe(first);
            }
        }

        var of = first - 1;
        if (of > 1 && RawWord(of) is "the")
        {
            of--;
        }

        return of > 0 && RawWord(of) is "of" && tokens.Is(of - 1, WordLists.PressOf);
    }

    private static bool IsPress(ReadOnlySpan<char> name)
    {
        return NameWords.Is(name[(name.LastIndexOf(' ') + 1)..], NameWordClass.Press)
            && name.Contains(' ')
            && !name.EndsWith(" Press Office");
    }

    private bool IsStreet(int end) =>
        end < tokens.Count && Adjoins(end) && NameWords.Is(RawWord(end), NameWordClass.Street)
        && !tokens.Is(end, WordLists.NotStreet);

    /// <summary>"R-Marshall", "DFL-Minneapolis" name a politician's town.</summary>
    private bool HyphenBefore(int first) =>
        first > 1 && !tokens.Is(first - 2, WordLists.Party)
        && text[tokens[first - 1].Span.Start] == '-' && tokens[first - 1].Span.End == tokens[first].Span.Start
        && tokens[first - 2].Span.End == tokens[first - 1].Span.Start && Gazetteer.Default.Find(RawWord(first - 2)) is null;

    private bool HyphenNameAfter(int end) =>
        end + 1 < tokens.Count && text[tokens[end].Span.Start] == '-' && tokens[end].Span.Start == tokens[end - 1].Span.End
        && tokens[end + 1].Span.Start == tokens[end].Span.End
        && (IsCapital(end + 1) || tokens.Is(end + 1, WordLists.Hyphened))
        && Gazetteer.Default.Find(RawWord(end + 1)) is null;

    private bool IsShouted(int token) =>
        token > 0 && token + 1 < tokens.Count && IsUpperWord(token - 1) && IsUpperWord(token + 1) && RawWord(token - 1) is not "THE";

    private bool IsUpperWord(int token)
    {
        var word = RawWord(token);
        return word.Length > 2 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    /// <summary>What the words before say: "in", "near" and their likes a place; "of", "to" and "by the" anything.</summary>
    private PlaceCues Preposition(int first)
    {
        var before = first - 1;
        var hasArticle = false;
        while (before >= 0 && (RawWord(before) is "the" || tokens.Is(before, WordLists.PlaceAdjective)))
        {
            hasArticle = RawWord(before) is "the";
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

        if (!hasArticle && tokens.Is(before, WordLists.PlacePreposition))
        {
            return PlaceCues.Preposition;
        }

        if (before > 0 && RawWord(before) is "of" && tokens.IsInAnyCase(before - 1, WordLists.PlaceKind))
        {
            return PlaceCues.Preposition;
        }

        return hasArticle && tokens.Is(before, WordLists.WeakPreposition) ? PlaceCues.WeakPreposition : PlaceCues.None;
    }

    /// <summary>"HAMILTON — ", "XENIA (AP) — ", at the beginning of a line or sentence; "Lima, 9 Jan 90" at that of a line.</summary>
    private bool IsDateline(int first, int end) =>
        (first == 0 || NewLineBefore(first)) && end + 1 < tokens.Count && RawWord(end) is "," && tokens[end + 1].Kind == TokenKind.Number
        || BeginsSentence(first) && end < tokens.Count
            && (RawWord(end) is "—" or "–" or "--"
                || RawWord(end) is "-" && tokens[end].Span.Start > tokens[end - 1].Span.End
                || RawWord(end) is "(" && end + 2 < tokens.Count && RawWord(end + 2) is ")" && IsUpperWord(end + 1));

    private bool BeforeName(int end) =>
        end < tokens.Count && (RawWord(end) is "&" || IsCapital(end) && Adjoins(end) && !IsOrdinary(end) && !IsInCapitals(end));

    private bool BeginsSentence(int first) =>
        first == 0 || text[tokens[first - 1].Span.Start] is '.' or '!' or '?' or '"' or '“' or ':' or '‘' || NewLineBefore(first);

    private bool NewLineBefore(int first) =>
        text.AsSpan(tokens[first - 1].Span.End, tokens[first].Span.Start - tokens[first - 1].Span.End).Contains('\n');

    /// <summary>Whether the words beside make it look like a part of a name that no list knows: "Demaryius Houston".</summary>
    private bool BesideName(int first, int previousEnd) =>
        first > 0 && previousEnd != first && IsCapital(first - 1) && Adjoins(first) && !IsOrdinary(first - 1);

    /// <summary>A capitalised word that goes with places: a title, a direction, the first word of a sentence.</summary>
    private bool IsOrdinary(int token) =>
        NameWords.Of(RawWord(token)) is not (NameWordClass.None or NameWordClass.ForenameNot)
        || StopWords.Contains(RawWord(token))
        || BeginsSentence(token)
        || tokens.Is(token, WordLists.BesidePlace)
        || Gazetteer.Default.Find(RawWord(token)) is { } place && IsGreat(place);

    /// <summary>A country, a people or a large place: a name that goes beside another without being part of it.</summary>
    private static bool IsGreat(PlaceName place) =>
        place.Meanings[0].Kind is not (PlaceKind.City or PlaceKind.Region) || place.Meanings[0].Magnitude >= 5.5;

    private bool IsThe(int first) => first > 0 && RawWord(first - 1) is "the" or "The";
}
