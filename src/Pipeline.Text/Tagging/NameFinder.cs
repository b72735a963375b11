using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>A name found by rules: tokens [First, End).</summary>
internal readonly record struct NameSpan(int First, int End, EntityCategory Category, double Confidence);

/// <summary>Finds names of people, organisations and named places that no gazetteer lists.</summary>
/// <remarks>
/// Works on runs of capitalised words, in order of how sure a sign is: an organisation's last word ("… Ministry"), its first ("University
/// of …"), a title ("Gen. …"), a known forename, a place's last word ("… River"), an acronym, a surname beside a verb of speech. Headlines,
/// where every word has a capital, are left to <see cref="NameRepeats"/>.
/// </remarks>
internal sealed class NameFinder
{
    private const int LongestRun = 12;

    private readonly string text;
    private readonly TokenizedText tokens;
    private readonly Gazetteer gazetteer;
    private readonly List<NameSpan> found = [];
    private readonly bool[] taken;
    private readonly bool[] begins;
    private readonly bool[] headline;

    public NameFinder(TokenizedText tokens, Gazetteer gazetteer)
    {
        text = tokens.Cased;
        this.tokens = tokens;
        this.gazetteer = gazetteer;
        taken = new bool[tokens.Count];
        begins = new bool[tokens.Count];
        headline = new bool[tokens.Count];
        MarkSentences(tokens.Sentences);
    }

    /// <summary>The names in text order, without overlaps.</summary>
    public List<NameSpan> Find()
    {
        for (var i = 0; i < tokens.Count;)
        {
            i = IsCapital(i) && !headline[i] ? ReadRun(i) : i + 1;
        }

        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    private void MarkSentences(IReadOnlyList<TextSpan> sentences)
    {
        var token = 0;
        foreach (var sentence in sentences)
        {
            var first = token;
            var capitals = 0;
            var words = 0;
            while (token < tokens.Count && tokens[token].Span.Start < sentence.End)
            {
                if (tokens[token].Kind == TokenKind.Word && tokens[token].Span.Length > 3)
                {
                    words++;
                    capitals += IsCapital(token) ? 1 : 0;
                }

                token++;
            }

            // Most longer words of a headline are capitalised, and no period ends it.
            var isHeadline = words >= 4 && capitals * 10 >= words * 7 && text[sentence.End - 1] is not ('.' or '”' or '"');
            headline.AsSpan(first, token - first).Fill(isHeadline);
            for (var i = first; i < token; i++)
            {
                begins[i] = true;
                if (tokens[i].Kind == TokenKind.Word)
                {
                    break;
                }
            }
        }

        for (var i = 1; i < tokens.Count; i++)
        {
            begins[i] |= text[tokens[i - 1].Span.Start] is '“' or '"' or ':' or '•' or '‘';
        }
    }

    private int ReadRun(int first)
    {
        var end = RunEnd(first);
        var start = first;
        while (start < end && (IsArticle(start) || begins[start] && StopWords.Contains(RawWord(start)) || IsDateWord(start)))
        {
            start++;
        }

        if (start < end)
        {
            Interpret(start, end);
        }

        return Math.Max(end, first + 1);
    }

    /// <summary>The end of the run of capitalised words with what joins them: "of", "and" never, hyphens and particles of names.</summary>
    private int RunEnd(int first)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < LongestRun && !headline[end])
        {
            if (IsCapital(end) && Adjoins(end) && !begins[end])
            {
                end++;
                continue;
            }

            var joined = JoinedEnd(end);
            if (joined == end)
            {
                break;
            }

            end = joined;
        }

        return end;
    }

    /// <summary>Index after the capitalised word that the joining words at <paramref name="i"/> lead to;
    /// <paramref name="i"/> when they do not.</summary>
    private int JoinedEnd(int i)
    {
        var next = i;
        if (text[tokens[i].Span.Start] == '-' && tokens[i].Span.Start == tokens[i - 1].Span.End)
        {
            next = i + 1;
            return next < tokens.Count && tokens[next].Span.Start == tokens[i].Span.End && IsCapital(next) ? next + 1 : i;
        }

        while (next < tokens.Count && next < i + 3 && Adjoins(next) && tokens.Is(next, WordLists.NameJoin))
        {
            next++;
            // "al-Assad", "el-Sisi"
            if (next < tokens.Count && text[tokens[next].Span.Start] == '-' && tokens[next].Span.Start == tokens[next - 1].Span.End)
            {
                next++;
            }
        }

        return next > i && next < tokens.Count && IsCapital(next) && Adjoins(next) && !begins[next] ? next + 1 : i;
    }

    private void Interpret(int first, int end)
    {
        var last = end - 1;
        if (FindOrganization(first, end))
        {
            return;
        }

        for (var i = first; i < end; i++)
        {
            if (taken[i] || !IsCapital(i))
            {
                continue;
            }

            var match = tokens.PlaceAt(i, out var matchEnd);
            if (match is not null && matchEnd >= end && !IsAfterTitle(i))
            {
                break;
            }

            if (match is not null && matchEnd > i + 1 && !IsAfterTitle(i))
            {
                i = matchEnd - 1;
                continue;
            }

            if (IsAfterTitle(i) && !Is(i, NameWordClass.Title)
                && match is not { Readings: [{ Kind: PlaceKind.People }, ..] } && !IsOf(i - 1))
            {
                var person = PersonEnd(i, end);
                Add(i, person, EntityCategory.Person, 0.9);
                i = person - 1;
                continue;
            }

            if (i + 1 < end && IsForename(i))
            {
                var person = PersonEnd(i, end);
                if (person > i + 1)
                {
                    Add(i, person, EntityCategory.Person, 0.9);
                    i = person - 1;
                    continue;
                }
            }
        }

        if (FindPlace(first, end) || taken[last])
        {
            return;
        }

        var length = end - first;
        if (length == 1 && IsAcronym(first))
        {
            if (gazetteer.Find(RawWord(first)) is null && ActsAsGroup(first))
            {
                Add(first, end, EntityCategory.Organization, 0.7);
            }
        }
        else if (length == 1 && Is(first, NameWordClass.ArmedGroup)
            || length == 2 && Is(first, NameWordClass.ArmedGroup) && Is(first + 1, NameWordClass.ArmedGroup))
        {
            Add(first, end, EntityCategory.Organization, 0.8);
        }
        else if (length is 2 or 3 && IsPlainName(first, end) && (gazetteer.IsSurname(RawWord(end - 1)) || SpeaksOrIsAged(first, end)))
        {
            Add(first, end, EntityCategory.Person, 0.6);
        }
    }

    /// <summary>"the NDLEA", "EFCC spokesman", "PTI chairman": most other words in capitals are no organisation ("XML").</summary>
    private bool ActsAsGroup(int token) =>
        tokens[token].Span.Length > 2
        && (token > 0 && RawWord(token - 1) is "the" or "The"
            || token + 1 < tokens.Count && (tokens.Lexeme(token + 1).IsPersonType || Is(token + 1, NameWordClass.Speech)));

    private bool FindOrganization(int first, int end)
    {
        // "University of Sussex", "Ministry of Foreign Affairs"
        for (var i = first; i + 2 < end; i++)
        {
            if (Is(i, NameWordClass.OrganizationOf) && IsOf(i + 1))
            {
                var start = i;
                while (start > first && IsCapital(start - 1) && !Is(start - 1, NameWordClass.Title) && !IsPlace(start - 1))
                {
                    start--;
                }

                Add(start, end, EntityCategory.Organization, 0.8);
                return true;
            }
        }

        // "Syrian Observatory Group", "Jakarta Post": the last word tells.
        for (var i = end - 1; i > first; i--)
        {
            if (IsCapital(i) && Is(i, NameWordClass.OrganizationHead | NameWordClass.Press) && IsCapital(i - 1)
                && !Is(i - 1, NameWordClass.Title) && !(i + 1 < end && Is(i + 1, NameWordClass.Title)))
            {
                var start = first;
                while (start < i - 1 && Is(start, NameWordClass.Title))
                {
                    start++;
                }

                if (i == start)
                {
                    continue;
                }

                Add(start, i + 1, EntityCategory.Organization, 0.8);
                if (i + 1 < end)
                {
                    Interpret(i + 1, end);
                }

                return true;
            }
        }

        return false;
    }

    private bool FindPlace(int first, int end)
    {
        var last = end - 1;
        if (last > first && !taken[last] && IsCapital(last - 1)
            && Is(last, NameWordClass.PlaceHead | NameWordClass.Street | NameWordClass.County) && !IsOf(last - 1))
        {
            var start = last - 1;
            while (start > first && IsCapital(start - 1) && !taken[start - 1])
            {
                start--;
            }

            if (!IsPeople(start) || start < last - 1)
            {
                Add(start, end, EntityCategory.Location, 0.7);
                return true;
            }
        }

        if (end - first is 2 or 3 && !taken[first] && Is(first, NameWordClass.PlaceFront) && IsCapital(first + 1))
        {
            Add(first, end, EntityCategory.Location, 0.7);
            return true;
        }

        return false;
    }

    /// <summary>Where a person's name that begins at <paramref name="first"/> ends:
    /// at most four words, particles and hyphens included.</summary>
    private int PersonEnd(int first, int end)
    {
        var i = first + 1;
        var words = 1;
        while (i < end && words < 4)
        {
            if (IsCapital(i))
            {
                if (Is(i, NameWordClass.Title | NameWordClass.OrganizationHead | NameWordClass.Street) || IsPeople(i) && words > 1)
                {
                    break;
                }

                words++;
                i++;
            }
            else if (IsOf(i) || RawWord(i) is "the" or "for" or "&")
            {
                break;
            }
            else
            {
                // A particle or hyphen with the word it leads to.
                i++;
                while (i < end && !IsCapital(i))
                {
                    i++;
                }

                i = Math.Min(i + 1, end);
                words++;
            }
        }

        return i;
    }

    private void Add(int first, int end, EntityCategory category, double confidence)
    {
        for (var i = first; i < end; i++)
        {
            if (taken[i])
            {
                return;
            }
        }

        taken.AsSpan(first, end - first).Fill(true);
        found.Add(new NameSpan(first, end, category, confidence));
    }

    private ReadOnlySpan<char> RawWord(int token) => text.AsSpan(tokens[token].Span.Start, tokens[token].Span.Length);

    private bool Is(int token, NameWordClass any) => NameWords.Is(RawWord(token), any);

    private bool IsOf(int token) => token >= 0 && RawWord(token) is "of" or "for";

    private bool IsCapital(int token) => tokens[token].Kind == TokenKind.Word && char.IsUpper(text[tokens[token].Span.Start]);

    /// <summary>Whether only a space or a line's wrap stands between the token and the one before.</summary>
    private bool Adjoins(int token) => token > 0 && tokens[token].Span.Start - tokens[token - 1].Span.End <= 1;

    private bool IsArticle(int token) => tokens.Is(token, WordLists.Article) || RawWord(token) is "I" or "It";

    private bool IsDateWord(int token) =>
        tokens[token].Span.Length > 2
        && tokens.Is(token, WordLists.Weekday | WordLists.Month | WordLists.MonthOrWord | WordLists.MonthStop)
        && RawWord(token) is not "May";

    private bool IsAcronym(int token)
    {
        var word = RawWord(token);
        if (word.Length is < 2 or > 7 || Is(token, NameWordClass.NotAcronym))
        {
            return false;
        }

        foreach (var letter in word)
        {
            if (!char.IsUpper(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A forename that is more often a name than anything else, or one whose next word is a surname.</summary>
    private bool IsForename(int token)
    {
        var word = RawWord(token);
        if (!gazetteer.IsForename(word))
        {
            return word.Length == 2 && word[1] == '.' && char.IsUpper(word[0]);
        }

        if (token + 1 >= tokens.Count || !IsCapital(token + 1))
        {
            return !Is(token, NameWordClass.ForenameNot);
        }

        return !Is(token, NameWordClass.ForenameNot) || gazetteer.IsSurname(RawWord(token + 1)) && !begins[token];
    }

    private bool IsAfterTitle(int token) => token > 0 && Adjoins(token) && Is(token - 1, NameWordClass.Title) && IsCapital(token - 1);

    private bool IsPlace(int token) => tokens.PlaceAt(token, out _) is not null;

    private bool IsPeople(int token) => tokens.PlaceAt(token, out _) is { Readings: [{ Kind: PlaceKind.People }, ..] };

    /// <summary>Whether nothing in the run is a place, an acronym, a title or a common word.</summary>
    private bool IsPlainName(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (taken[i] || !IsCapital(i) || IsAcronym(i) || IsPlace(i) || StopWords.Contains(RawWord(i))
                || Is(
                    i,
                    NameWordClass.Title | NameWordClass.PlaceHead | NameWordClass.OrganizationHead
                        | NameWordClass.Event | NameWordClass.Street | NameWordClass.ForenameNot))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Bashir Qalandar said", "said Bashir Qalandar", "Bashir Qalandar, 43,", "Bashir Qalandar was arrested".</summary>
    private bool SpeaksOrIsAged(int first, int end)
    {
        if (first > 0 && Is(first - 1, NameWordClass.Speech) || end < tokens.Count && Is(end, NameWordClass.Speech))
        {
            return true;
        }

        if (end + 1 < tokens.Count && RawWord(end) is "was" or "is"
            && tokens.IsInAnyCase(end + 1, WordLists.BefallsPerson))
        {
            return true;
        }

        return end + 1 < tokens.Count && RawWord(end) is "," && tokens[end + 1].Kind == TokenKind.Number
            && tokens[end + 1].Span.Length == 2;
    }
}
