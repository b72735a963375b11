using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Reads the names of a text together: what is said of one mention holds for its repeats.</summary>
/// <remarks>
/// In order: a full name and the capitals in brackets after it are one organisation; the same words get one type, the one that their
/// mentions speak for most; a surname or forename alone takes the type of the full name; names that were missed where they are repeated are
/// added. Linear in the number of tokens: repeats are looked up by their first word.
/// </remarks>
internal sealed class NameRepeats
{
    // What a mention of several words, whose type is easier to tell, counts against one of a single word.
    private const double FullNameWeight = 1.5;

    // Tokens of the longest name that is looked for again.
    private const int Longest = 6;

    private readonly TokenizedText tokens;
    private readonly NameFeatures view;
    private readonly List<NameSpan> names;
    private readonly bool[] taken;

    // For a token that is taken, the index of its name while acronyms are read.
    private readonly int[] owners;

    /// <param name="tokens">The text.</param>
    /// <param name="view">What is seen in it.</param>
    /// <param name="names">The names found so far, in order, without overlaps.</param>
    public NameRepeats(TokenizedText tokens, NameFeatures view, List<NameSpan> names)
    {
        this.tokens = tokens;
        this.view = view;
        this.names = names;
        taken = new bool[tokens.Count];
        owners = new int[tokens.Count];
        for (var i = 0; i < names.Count; i++)
        {
            taken.AsSpan(names[i].First, names[i].End - names[i].First).Fill(true);
            owners.AsSpan(names[i].First, names[i].End - names[i].First).Fill(i);
        }
    }

    /// <summary>The names of the text, in order, without overlaps.</summary>
    public List<NameSpan> Find()
    {
        ReadAcronyms();
        var known = Known();
        for (var i = 0; i < names.Count; i++)
        {
            if (known.TryGetValue(Text(names[i]), out var name) && name.Category != names[i].Category)
            {
                names[i] = names[i] with { Category = name.Category, Confidence = Math.Min(names[i].Confidence, name.Confidence) };
            }
        }

        AddMissed(known);
        names.Sort((a, b) => a.First.CompareTo(b.First));
        return names;
    }

    /// <summary>"the African National Congress (ANC)": the letters that begin the words before the bracket.</summary>
    private void ReadAcronyms()
    {
        for (var i = 2; i + 2 < tokens.Count; i++)
        {
            if (tokens.Word(i) is not "(" || tokens.Word(i + 2) is not ")" || !IsAcronym(i + 1))
            {
                continue;
            }

            var first = LongForm(i, tokens.Raw(i + 1));
            if (first < 0 || i - first < 2)
            {
                continue;
            }

            // "Democratic Republic of the Congo (DRC)" stays a place.
            var category = taken[first] && names[owners[first]] is { Category: EntityCategory.Location } place
                && place.First == first && place.End == i
                ? EntityCategory.Location : EntityCategory.Organization;
            Replace(first, i, category, 0.85);
            Replace(i + 1, i + 2, category, 0.85);
        }

        // What was replaced has no tokens of its own any more.
        names.RemoveAll(name => name.End == name.First);
    }

    /// <summary>The first token of the words before <paramref name="bracket"/> that the letters stand for, or -1.</summary>
    private int LongForm(int bracket, ReadOnlySpan<char> letters)
    {
        var left = letters.Length;
        var at = bracket - 1;
        for (; at >= 0 && left > 0 && at > bracket - 12 && !view.Ends(at); at--)
        {
            if (tokens.Raw(at)[0] == letters[left - 1])
            {
                left--;
                if (left == 0)
                {
                    return at;
                }
            }
            else if (view.IsCapital(at) && view.IsCapital(at + 1) && left == letters.Length || tokens[at].Kind == TokenKind.Number)
            {
                return -1;
            }
            else if (!view.IsCapital(at) && !tokens.IsInAnyCase(at, WordLists.NotInAcronym))
            {
                return -1;
            }
        }

        return -1;
    }

    private bool IsAcronym(int token)
    {
        var raw = tokens.Raw(token);
        return raw.Length is > 1 and < 9 && raw.IndexOfAnyExceptInRange('A', 'Z') < 0 && !NameWords.Is(raw, NameWordClass.NotAcronym);
    }

    private void Replace(int first, int end, EntityCategory category, double confidence)
    {
        for (var i = first; i < end; i++)
        {
            if (taken[i])
            {
                var name = names[owners[i]];
                taken.AsSpan(name.First, name.End - name.First).Clear();
                names[owners[i]] = name with { End = name.First };
            }
        }

        owners.AsSpan(first, end - first).Fill(names.Count);
        names.Add(new NameSpan(first, end, category, confidence));
        taken.AsSpan(first, end - first).Fill(true);
    }

    /// <summary>The words of the text's names with the type that their mentions speak for.</summary>
    private Dictionary<string, NameSpan> Known()
    {
        var votes = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var firsts = new Dictionary<string, NameSpan>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var text = Text(name);
            Vote(text, name, name.End - name.First > 1 ? FullNameWeight : 1);
            if (name.Category == EntityCategory.Person && name.End - name.First > 1 && name.Confidence > 0.5)
            {
                // The surname, and the forename at half its worth, which is a place more often ("Jordan").
                Vote(
                    tokens.Cased.AsSpan(tokens[name.End - 1].Span.Start, tokens[name.End - 1].Span.Length).ToString(),
                    name with { First = name.End - 1 },
                    FullNameWeight);
                Vote(
                    tokens.Cased.AsSpan(tokens[name.First].Span.Start, tokens[name.First].Span.Length).ToString(),
                    name with { End = name.First + 1 },
                    FullNameWeight / 2);
            }
        }

        var known = new Dictionary<string, NameSpan>(StringComparer.Ordinal);
        foreach (var (text, own) in votes)
        {
            var best = own[1] > own[0] ? 1 : 0;
            best = own[2] > own[best] ? 2 : best;
            known[text] = firsts[text] with
            {
                Category = NameLabels.Types[best],
                Confidence = Math.Min(0.95, own[best] / Math.Max(1, own[0] + own[1] + own[2]))
            };
        }

        return known;

        void Vote(string text, NameSpan name, double weight)
        {
            if (!votes.TryGetValue(text, out var own))
            {
                votes[text] = own = new double[3];
                firsts[text] = name;
            }

            own[NameLabels.Types.IndexOf(name.Category)] += weight * name.Confidence;
        }
    }

    private void AddMissed(Dictionary<string, NameSpan> known)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var longest = new Dictionary<int, int>();
        foreach (var name in known.Values)
        {
            var word = tokens.WordId(name.First);
            longest[word] = Math.Max(longest.GetValueOrDefault(word), Math.Min(name.End - name.First, Longest));
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i] || !view.MayBegin(i) || !longest.TryGetValue(tokens.WordId(i), out var most))
            {
                continue;
            }

            for (var end = Math.Min(i + most, tokens.Count); end > i; end--)
            {
                var span = tokens.Span(i, end - 1);
                if (!lookup.TryGetValue(tokens.Cased.AsSpan(span.Start, span.Length), out var name)
                    || !IsFree(i, end) || !StandsAlone(i, end, name))
                {
                    continue;
                }

                names.Add(name with { First = i, End = end, Confidence = Math.Min(name.Confidence, 0.7) });
                taken.AsSpan(i, end - i).Fill(true);
                i = end - 1;
                break;
            }
        }
    }

    private bool IsFree(int first, int end) => !taken.AsSpan(first, end - first).Contains(true);

    /// <summary>"Kelly Street" is no Kelly: outside headlines no capital stands beside, but a title before a person.</summary>
    private bool StandsAlone(int first, int end, NameSpan name)
    {
        if (end - first == 1
            && (view.IsCommonToo(first) || StopWords.Contains(tokens.Raw(first)) || tokens[first].Span.Length < 3 || name.Confidence < 0.5))
        {
            return false;
        }

        if (view.IsHeadline(first))
        {
            return true;
        }

        var before = first > 0 && !view.Begins(first) && view.IsCapital(first - 1) && !view.Begins(first - 1)
            && !(name.Category == EntityCategory.Person && NameWords.Is(tokens.Raw(first - 1), NameWordClass.Title)) && !taken[first - 1];
        var after = end < tokens.Count && !view.Begins(end) && view.IsCapital(end) && !taken[end];
        return !before && !after;
    }

    private string Text(NameSpan name)
    {
        var span = tokens.Span(name.First, name.End - 1);
        return tokens.Cased.Substring(span.Start, span.Length);
    }
}
