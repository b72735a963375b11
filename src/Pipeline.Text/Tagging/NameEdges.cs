using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Corrects where names begin and end, and of which type they are, by their own words and those beside them.</summary>
/// <remarks>
/// What the tagger gets wrong here it gets wrong for want of examples, where English leaves little doubt: "U.S. President John Smith"
/// names a man and not a president, "Victoria Park Saturday" ends in a day, "Henrico County Police" is no county, "Paris Hilton"
/// no city, and an unknown word in capitals before a surname is a forename. Linear in the number of tokens: each name looks at
/// a bounded number of neighbours.
/// </remarks>
internal sealed class NameEdges
{
    // Words that a name is lengthened by at most.
    private const int MostAdded = 3;

    // A forename and a surname are a person, unless the tagger is surer than this that they are a company.
    private const double UnsureOrganization = 0.75;

    private readonly TokenizedText tokens;
    private readonly NameFeatures view;
    private readonly Gazetteer gazetteer;
    private readonly List<NameSpan> names;
    private readonly bool[] taken;

    /// <param name="tokens">The text.</param>
    /// <param name="view">What is seen in it.</param>
    /// <param name="gazetteer">Known places and names of people.</param>
    /// <param name="names">The names found so far, in order, without overlaps.</param>
    public NameEdges(TokenizedText tokens, NameFeatures view, Gazetteer gazetteer, List<NameSpan> names)
    {
        this.tokens = tokens;
        this.view = view;
        this.gazetteer = gazetteer;
        this.names = names;
        taken = new bool[tokens.Count];
    }

    /// <summary>The corrected names in order, without overlaps.</summary>
    public List<NameSpan> Correct()
    {
        var cut = new List<NameSpan>(names.Count);
        foreach (var name in names)
        {
            if (Cut(name) is { } kept)
            {
                cut.Add(Typed(kept));
                taken.AsSpan(kept.First, kept.End - kept.First).Fill(true);
            }
        }

        var joined = new List<NameSpan>(cut.Count);
        for (var i = 0; i < cut.Count; i++)
        {
            var name = cut[i];
            if (joined.Count > 0 && joined[^1].End > name.First)
            {
                // The name before was lengthened over this one.
                continue;
            }

            joined.Add(name.Category switch
            {
                _ when IsHeadOfMore(name) => WithMore(name with { Category = EntityCategory.Organization }),
                EntityCategory.Person => WithParticles(WithForename(name, joined), i + 1 < cut.Count ? cut[i + 1] : null),
                EntityCategory.Organization => WithMore(name),
                EntityCategory.Location => WithSurname(name, i + 1 < cut.Count ? cut[i + 1] : null),
                _ => name,
            });
        }

        return joined;
    }

    /// <summary>The name without titles before and days after it; null when nothing is left.</summary>
    private NameSpan? Cut(NameSpan name)
    {
        var (first, end) = (name.First, name.End);
        while (end > first
            && (IsCalendarWord(end - 1) && (end - first > 1 || name.Category != EntityCategory.Person)
                || tokens.Is(end - 1, WordLists.Credit) && end - first > 2))
        {
            end--;
        }

        if (end > first && name.Category == EntityCategory.Person && end - first > 2)
        {
            // "Rishi Kapoor AP": an agency after the photographer's name.
            while (end - first > 2 && tokens.Is(end - 1, WordLists.Agency))
            {
                end--;
            }
        }

        var category = name.Category;
        for (var i = end - 2; i >= first; i--)
        {
            if (!(IsRole(i) || i == first && end - i > 2 && IsCallingWord(i))
                || category != EntityCategory.Person && !((i > first || IsCallingWord(i)) && end - i > 2 && IsForename(i + 1))
                || IsNameSuffix(i + 1)
                || i > first && category == EntityCategory.Person && IsForename(first) && !IsRole(first))
            {
                continue;
            }

            first = i + 1;
            category = EntityCategory.Person;
            break;
        }

        if (end <= first
            || end - first == 1
                && (NameWords.Is(tokens.Raw(first), NameWordClass.NotAcronym)
                    || tokens.Is(first, WordLists.Office)
                    || category == EntityCategory.Person && NameWords.Is(tokens.Raw(first), NameWordClass.Title)
                        && end < tokens.Count && view.IsCapital(end) && Adjoins(end)))
        {
            return null;
        }

        // "Crown Prince of Dubai": an office, unless the man himself is named.
        return category == EntityCategory.Organization
            && (IsRole(first) || first + 1 < end && tokens.Is(first, WordLists.OfficeFront) && IsRole(first + 1))
            && first + 2 < end && HasOf(first, end)
            ? null : name with { First = first, End = end, Category = category };
    }

    /// <summary>The name with the type that its last word tells.</summary>
    private NameSpan Typed(NameSpan name)
    {
        var last = name.End - 1;
        if (name is { Category: EntityCategory.Organization, Confidence: < UnsureOrganization } && last == name.First + 1
            && IsForename(name.First) && gazetteer.IsSurname(tokens.Raw(last)) && NameWords.Of(tokens.Raw(last)) == NameWordClass.None
            && gazetteer.Find(tokens.Raw(last)) is null or { Readings: [{ Kind: PlaceKind.City }, ..] })
        {
            return name with { Category = EntityCategory.Person };
        }

        if (name.First == last || name.Category == EntityCategory.Organization
            || !NameWords.Is(tokens.Raw(last), NameWordClass.OrganizationHead) || IsKnownPlace(name) || IsFacility(last)
            || name.Category == EntityCategory.Person && IsForename(name.First)
                && (gazetteer.IsSurname(tokens.Raw(last)) || name.End - name.First < 3))
        {
            return name;
        }

        return name with { Category = EntityCategory.Organization };
    }

    /// <summary>"Chinedu Okonkwo" where only the second was known; "Geneva Morgan" where the first was taken for the city.</summary>
    private NameSpan WithForename(NameSpan name, List<NameSpan> before)
    {
        if (before.Count > 0 && before[^1] is { Category: EntityCategory.Location } place
            && place.End == name.First && place.End - place.First == 1 && name.End - name.First == 1
            && IsForename(place.First) && !IsPreposition(place.First - 1))
        {
            before.RemoveAt(before.Count - 1);
            return name with { First = place.First };
        }

        var first = name.First;
        while (first > 0 && name.First - first < 2 && name.End - first < 4
            && !view.IsHeadline(first) && !view.Begins(first) && IsUnknownName(first - 1) && Adjoins(first))
        {
            first--;
        }

        return name with { First = first };
    }

    /// <summary>"Ursula von der Leyen" where only the first was known.</summary>
    private NameSpan WithParticles(NameSpan name, NameSpan? next)
    {
        var at = name.End;
        while (at < tokens.Count && at < name.End + MostAdded && Adjoins(at) && tokens.IsInAnyCase(at, WordLists.Particle))
        {
            at++;
        }

        if (at == name.End || at >= tokens.Count || view.Begins(at) || !view.IsCapital(at) || !Adjoins(at))
        {
            return name;
        }

        var end = next is { Category: EntityCategory.Person } other && other.First == at ? other.End : taken[at] ? name.End : at + 1;
        return name with { End = end };
    }

    /// <summary>"Paris Hilton", "Israel Mendes": a forename that is a place too, before a surname that is none.</summary>
    private NameSpan WithSurname(NameSpan name, NameSpan? next)
    {
        var surname = name.End;
        if (name.End - name.First != 1 || surname >= tokens.Count
            || view.Begins(surname) || !view.IsCapital(surname) || !Adjoins(surname) || next is { } other && other.First == surname
            || !IsForename(name.First) || !gazetteer.IsSurname(tokens.Raw(surname))
            || IsPreposition(name.First - 1) || view.IsHeadline(surname)
            || NameWords.Of(tokens.Raw(surname)) != NameWordClass.None || StopWords.Contains(tokens.Raw(surname)) || IsCalendarWord(surname)
            || gazetteer.Find(tokens.Raw(surname)) is { Readings: [{ Kind: not PlaceKind.City }, ..] }
            || surname + 1 < tokens.Count && !view.Begins(surname + 1) && view.IsCapital(surname + 1) && Adjoins(surname + 1))
        {
            return name;
        }

        return name with { End = surname + 1, Category = EntityCategory.Person };
    }

    /// <summary>"Center" in "Center for Advanced Study", whatever it was taken for.</summary>
    private bool IsHeadOfMore(NameSpan name) =>
        name.Category != EntityCategory.Organization
        && name.End + 1 < tokens.Count && tokens.Word(name.End) is "for" && view.IsCapital(name.End + 1)
        && NameWords.Is(tokens.Raw(name.End - 1), NameWordClass.OrganizationOf) && !IsKnownPlace(name);

    /// <summary>"Centers for Disease Control and Prevention", "Ministry of Health and Family Welfare".</summary>
    private NameSpan WithMore(NameSpan name)
    {
        var end = name.End;
        if (end + 1 < tokens.Count && NameWords.Is(tokens.Raw(end - 1), NameWordClass.OrganizationOf) && tokens.Word(end) is "of" or "for")
        {
            var next = end + 1;
            next += tokens.Word(next) is "the" && next + 1 < tokens.Count ? 1 : 0;
            if (view.IsCapital(next) && !IsCalendarWord(next) && !NameWords.Is(tokens.Raw(next), NameWordClass.Title) && !IsForename(next))
            {
                end = RunEnd(next);
            }
        }

        if (end + 1 < tokens.Count && tokens.Word(end) is "and" or "&" && HasOf(name.First, end)
            && view.IsCapital(end + 1) && !IsForename(end + 1)
            && NameWords.Is(tokens.Raw(name.First), NameWordClass.OrganizationOf)
                | NameWords.Is(tokens.Raw(Math.Min(name.First + 1, end - 1)), NameWordClass.OrganizationOf)
            && NameWords.Of(tokens.Raw(end + 1)) == NameWordClass.None && gazetteer.Find(tokens.Raw(end + 1)) is null)
        {
            end = RunEnd(end + 1);
        }

        taken.AsSpan(name.First, end - name.First).Fill(true);
        return name with { End = end };
    }

    /// <summary>The end of the run of capitalised words that begins at <paramref name="first"/>.</summary>
    private int RunEnd(int first)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < MostAdded
            && view.IsCapital(end) && !view.Begins(end) && Adjoins(end) && !IsCalendarWord(end) && !IsRole(end))
        {
            end++;
        }

        return end;
    }

    /// <summary>A capitalised word of which nothing is known but that it is no English word.</summary>
    private bool IsUnknownName(int token)
    {
        var raw = tokens.Raw(token);
        return !taken[token] && raw.Length > 1 && view.IsCapital(token) && !raw.ContainsAnyInRange('0', '9') && char.IsLower(raw[1])
            && !IsRole(token) && !IsCalendarWord(token)
            && NameWords.Of(raw) is NameWordClass.None or NameWordClass.ForenameNot && !StopWords.Contains(raw) && !view.IsCommonToo(token)
            && (gazetteer.IsForename(raw)
                || gazetteer.Find(raw) is null && !OrdinaryWords.Contains(tokens.Word(token)) && !tokens.Lexeme(token).IsPersonType);
    }

    /// <summary>A word before a person's name that says what he is: a title, "MP", "Secretary".</summary>
    private bool IsRole(int token) =>
        NameWords.Is(tokens.Raw(token), NameWordClass.Title) && !tokens.Is(token, WordLists.DoubtfulTitle)
        || tokens.Is(token, WordLists.Role);

    /// <summary>"Actor", "Victim" at the start of a sentence, where a capital says nothing.</summary>
    private bool IsCallingWord(int token) =>
        view.Begins(token) && !gazetteer.IsSurname(tokens.Raw(token))
        && (tokens.Lexeme(token).IsPersonType || tokens.IsInAnyCase(token, WordLists.Calling));

    private bool IsNameSuffix(int token) => tokens.Is(token, WordLists.NameSuffix) || !view.IsCapital(token);

    private bool IsForename(int token) => gazetteer.IsForename(tokens.Raw(token));

    private bool IsKnownPlace(NameSpan name) => tokens.PlaceAt(name.First, out var end) is not null && end == name.End;

    private bool IsPreposition(int token) => token >= 0 && tokens.IsInAnyCase(token, WordLists.BeforePlace);

    /// <summary>What may be a building as well as those who work in it.</summary>
    private bool IsFacility(int token) => tokens.Is(token, WordLists.Facility);

    private bool HasOf(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens.Word(i) is "of" or "for")
            {
                return true;
            }
        }

        return false;
    }

    private bool Adjoins(int token) => token > 0 && tokens[token].Span.Start - tokens[token - 1].Span.End == 1;

    private bool IsCalendarWord(int token) => tokens.Is(token, WordLists.Weekday | WordLists.Feast);
}
