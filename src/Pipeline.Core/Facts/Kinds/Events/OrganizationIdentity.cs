using System.Text;

namespace Pipeline.Core.Facts;

/// <summary>When two names are one organisation's.</summary>
/// <remarks>"The University of Malden" and "Malden university" are one; so are "Meridia Health, Inc." and "Meridia", and "OPM" and "Office of
/// Personnel Management".</remarks>
public static class OrganizationIdentity
{
    private const int LeastInitials = 3;

    /// <summary>The name in one way for all its spellings: small letters, no article, no "Inc", what it is last. Never empty for a name with
    /// a letter or digit.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = WordsOf(name);
        while (Plainer(words) is { } plainer)
        {
            words = plainer;
        }

        return string.Join(' ', words);
    }

    /// <summary>The words without an article or "Inc", or with what it is last; null where nothing is left to do: each step takes a word
    /// away.</summary>
    private static List<string>? Plainer(List<string> words)
    {
        if (words.Count > 1 && OrganizationWords.Is(words[^1], OrganizationWord.Form))
        {
            return words[..^1];
        }

        if (words.Count > 1 && words[0] == "the")
        {
            return words[1..];
        }

        // "port of Osterhaven", "church of the Holy Cross"
        var of = words.IndexOf("of");
        return of > 0 && of < words.Count - 1 && OrganizationWords.IsHead(words[of - 1])
            ? [.. words[of + 1] == "the" && of + 2 < words.Count ? words[(of + 2)..] : words[(of + 1)..], .. words[..of]]
            : null;
    }

    /// <summary>Whether two names, each as <see cref="Of"/> has it, are one organisation's: one is a short form of the other.</summary>
    public static bool AreSame(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (string.Equals(one, other, StringComparison.Ordinal))
        {
            return true;
        }

        var (few, many) = one.Length <= other.Length ? (one.Split(' '), other.Split(' ')) : (other.Split(' '), one.Split(' '));
        return IsBeginning(few, many) || few.Length == 1 && IsInitials(few[0], many);
    }

    /// <summary>The name without the words that companies share, by which its event is told from others': "meridia" of "meridia health".
    /// </summary>
    public static string CoreOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Split(' ');
        var end = words.Length;
        while (end > 1 && OrganizationWords.Is(words[end - 1], OrganizationWord.Company) && !OrganizationWords.IsHead(words[end - 1]))
        {
            end--;
        }

        return string.Join(' ', words[..end]);
    }

    /// <summary>What it is, as the last word of its name says: "hospital"; null where that is no such word.</summary>
    public static string? HeadOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var last = name[(name.LastIndexOf(' ') + 1)..];
        return OrganizationWords.IsHead(last) ? last : null;
    }

    /// <summary>"meridia" of "meridia health", "norwick" of "norwick hospital"; not where the longer name is that of a part:
    /// "malden university" and "malden university hospital".</summary>
    private static bool IsBeginning(string[] few, string[] many)
    {
        for (var i = 0; i < few.Length; i++)
        {
            if (i >= many.Length || !string.Equals(Singular(few[i]), Singular(many[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (few.Length == many.Length)
        {
            return true;
        }

        if (OrganizationWords.IsHead(few[^1]))
        {
            return false;
        }

        return many.Skip(few.Length).All(word => OrganizationWords.IsHead(word) || OrganizationWords.Is(word, OrganizationWord.Company)
            || OrganizationWords.Is(word, OrganizationWord.Form) || OrganizationWords.Is(word, OrganizationWord.Modifier));
    }

    private static string Singular(string word) => word.Length > LeastInitials && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static bool IsInitials(string few, string[] many)
    {
        var telling = Array.FindAll(many, word => word.Length > 0 && word is not ("of" or "and" or "the" or "for" or "in"));
        return few.Length >= LeastInitials && few.Length == telling.Length && !few.Where((letter, i) => telling[i][0] != letter).Any();
    }

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in name.Replace("’s", "", StringComparison.OrdinalIgnoreCase).Replace("'s", "", StringComparison.OrdinalIgnoreCase))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (letter == '&')
            {
                End();
                words.Add("and");
            }
            else if (letter is not ('.' or '\'' or '’'))
            {
                End();
            }
        }

        End();
        // A name of nothing but marks is as it is.
        return words.Count > 0 ? words : [string.Concat(name.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant()];

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
