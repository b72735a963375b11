using System.Text.RegularExpressions;

namespace Pipeline.Training.Scoring;

/// <summary>What two ways to name the same kind of people have in common: the head noun, lower-case and singular.</summary>
internal static partial class HeadNouns
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["people"] = "person", ["persons"] = "person", ["children"] = "child", ["wives"] = "wife", ["lives"] = "life",
        ["police"] = "police", ["clergy"] = "clergyman", ["personnel"] = "personnel", ["series"] = "series",
        ["news"] = "news", ["thieves"] = "thief",
    };

    // Words at the end of a phrase that name nobody.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "dr", "don", "one", "ones", "other", "others", "another", "him", "her", "them", "his",
    };

    /// <summary>The singular of a lower-case noun; words that have none are returned as they are.</summary>
    public static string Singular(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
        {
            return singular;
        }

        if (word.EndsWith("men", StringComparison.Ordinal) && word.Length > 3)
        {
            return word[..^2] + "an";
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (EndsWithAny(word, "ches", "shes", "xes", "sses"))
        {
            return word[..^2];
        }

        return word.EndsWith('s') && !EndsWithAny(word, "ss", "us", "is") ? word[..^1] : word;
    }

    /// <summary>Head nouns of a noun phrase: "six Jesuit priests of the UCA" gives "priest", "doctors and nurses" gives both.</summary>
    public static IReadOnlySet<string> Of(string phrase)
    {
        var lower = Bracketed().Replace(phrase.ToLowerInvariant(), " ").Trim();
        var heads = new HashSet<string>(StringComparer.Ordinal);
        AddHeads(lower, heads);
        AddHeads(Partitive().Replace(lower, string.Empty), heads);
        return heads;
    }

    /// <summary>Head nouns of any of the phrases.</summary>
    public static IReadOnlySet<string> OfAny(IEnumerable<string> phrases) => phrases.SelectMany(Of).ToHashSet(StringComparer.Ordinal);

    /// <summary>The form in which key phrases are compared: lower-case, each word singular, one space between words.</summary>
    public static string PhraseKey(string phrase) =>
        string.Join(' ', PhraseWord().Matches(phrase.ToLowerInvariant()).Select(word => Singular(word.Value)));

    private static void AddHeads(string phrase, HashSet<string> heads)
    {
        var end = Complement().Match(phrase) is { Success: true } complement ? complement.Index : phrase.Length;
        foreach (var part in Conjunction().Split(phrase[..end]))
        {
            var words = NounWord().Matches(Possessive().Replace(part, string.Empty)).Select(word => word.Value).ToList();
            if (words.Count == 0)
            {
                continue;
            }

            // A secretary general and an attorney general are a secretary and an attorney as well.
            if (words is [.., _, "general" or "generals"])
            {
                heads.Add(Singular(words[^2]));
            }

            if (!Empty.Contains(words[^1]))
            {
                heads.Add(Singular(words[^1]));
            }
        }
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)")]
    private static partial Regex Bracketed();

    /// <summary>Where the phrase's complement begins: "priests [of the UCA]".</summary>
    [GeneratedRegex(
        @"\b(?:of|in|at|from|who|whom|that|which|with|for|to|by|on|during|near|"
        + @"belonging|assigned|traveling|travelling|working|accompanying)\b|[;(\[]")]
    private static partial Regex Complement();

    /// <summary>"three of the", "a group of", "some members of his": the head is behind it.</summary>
    [GeneratedRegex(
        @"^(?:the |a |an |some |at least |about )*(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+"
        + "|some|many|several|most|all|dozens|scores|hundreds|thousands|group|groups|number|members?|leaders?|part|majority|rest|couple)"
        + "(?: others?)? of (?:the |his |her |their |its |a )?")]
    private static partial Regex Partitive();

    [GeneratedRegex(@"\band\b|[,/]")]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"'s?\b")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"[a-zà-ÿ][\w'-]*")]
    private static partial Regex NounWord();

    [GeneratedRegex(@"[\w'-]+")]
    private static partial Regex PhraseWord();
}
