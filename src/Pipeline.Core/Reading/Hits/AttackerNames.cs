using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Hits;

/// <summary>The names of an article's attackers: "the Ravel gang", "Oriole ransomware", "the hacking group Kelpie". Where one is named so, its
/// name alone stands for it everywhere.</summary>
internal sealed class AttackerNames
{
    private const int LongestName = 2;

    private readonly TokenizedArticle reading;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public AttackerNames(TokenizedArticle reading, OrganizationNames organizations)
    {
        this.reading = reading;
        var groups = HitWords.In(reading, HitWords.MayName);
        foreach (var sentence in groups is null ? [] : reading.Sentences)
        {
            if (!HitWords.IsIn(reading, sentence, groups!))
            {
                continue;
            }

            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (HitWords.EndAt(reading, i, sentence.EndToken, HitWord.Group) > 0)
                {
                    Add(organizations, organizations.FirstOfName(sentence, i, LongestName), i);
                }

                if (HitWords.EndAt(reading, i, sentence.EndToken, HitWord.Called) is > 0 and var after)
                {
                    Add(organizations, after, organizations.EndOfName(sentence, after, LongestName));
                }
            }
        }
    }

    /// <summary>The first attacker's name in the tokens; null where none is.</summary>
    public string? In(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (At(i, end) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The attacker's name that begins at the token; null where none does.</summary>
    public string? At(int token, int end)
    {
        for (var length = LongestName; length > 0; length--)
        {
            if (token + length <= end && names.Count > 0 && names.TryGetValue(TextOf(token, token + length), out var name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether an attacker's name ends before the token.</summary>
    public bool EndsBefore(int first, int end)
    {
        for (var length = 1; length <= LongestName; length++)
        {
            if (end - length >= first && At(end - length, end) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private string TextOf(int first, int end) => reading.Span(first, end - 1).In(reading.Text);

    private void Add(OrganizationNames organizations, int first, int end)
    {
        if (end <= first || organizations.IsPlace(first, end))
        {
            return;
        }

        for (var i = first; i < end; i++)
        {
            var word = reading.Word(i);
            if (OrganizationWords.Is(word, OrganizationWord.Bystander) || OrganizationWords.IsHead(word)
                || HitWords.EndAt(reading, i, end, HitWord.Attacker) > 0)
            {
                return;
            }
        }

        var text = TextOf(first, end);
        names[text] = text;
    }
}
