using System.Text;

namespace Pipeline.Core.Articles;

/// <summary>Small rules for the fields around a text: names, titles, links.</summary>
internal static class TextFields
{
    private const int MaxUrlLength = 2_048;

    /// <summary>A name on one line, at most <paramref name="limit"/> characters; null when nothing is left.</summary>
    public static string? Clean(string? value, int limit)
    {
        // Cut before cleaning too: a megabyte of author is not worth walking through.
        var line = value is null ? "" : OneLine(value.Length > limit * 4 ? value[..(limit * 4)] : value);
        return line.Any(char.IsLetterOrDigit) ? Bound(line, limit).TrimEnd() : null;
    }

    /// <summary>Invisible characters gone, each run of white space one blank.</summary>
    public static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var character in Latin1Controls.Show(value))
        {
            if (char.IsWhiteSpace(character))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!Invisible.Characters.Contains(character))
            {
                line.Append(character);
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The first <paramref name="limit"/> characters, without half a surrogate pair at the end.</summary>
    public static string Bound(string value, int limit)
    {
        if (value.Length <= limit)
        {
            return value.Length > 0 && char.IsHighSurrogate(value[^1]) ? value[..^1] : value;
        }

        return char.IsHighSurrogate(value[limit - 1]) ? value[..(limit - 1)] : value[..limit];
    }

    /// <summary>An absolute http or https link, else null.</summary>
    public static Uri? Link(string? value) =>
        value is not null && value.Length <= MaxUrlLength && Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0
            ? uri
            : null;

    /// <summary>"By Jane Doe" → "Jane Doe", "jane@herald.example (Jane Doe)" → "Jane Doe"; a link or an address alone is no
    /// author.</summary>
    public static string? Author(string? value)
    {
        var name = value?.Trim();
        if (name is null || Link(name) is not null)
        {
            return null;
        }

        // Obsidian links to its page of a person: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
        name = name.Replace("[[", "", StringComparison.Ordinal) is var opened && opened.Length < name.Length
            ? string.Join(", ", opened.Replace("]]", "", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries)
                .Select(link => link[(link.LastIndexOfAny(['|', '/']) + 1)..]))
            : name;
        name = name.StartsWith("by ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("by:", StringComparison.OrdinalIgnoreCase)
            ? name[3..].TrimStart()
            : name;
        return name.Contains('@', StringComparison.Ordinal) ? WithoutAddresses(name) : name;
    }

    /// <summary>Whether two texts have the same letters and digits in the same order, in any case.</summary>
    public static bool SameWords(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (i, j) = (0, 0);
        var any = false;
        while (true)
        {
            i = SkipMarks(left, i);
            j = SkipMarks(right, j);
            if (i == left.Length || j == right.Length)
            {
                return any && i == left.Length && j == right.Length;
            }

            if (char.ToLowerInvariant(left[i++]) != char.ToLowerInvariant(right[j++]))
            {
                return false;
            }

            any = true;
        }
    }

    /// <summary>"line 3, position 17" of an offset, both from 1.</summary>
    public static string Place(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return $"line {before.Count('\n') + 1}, position {offset - before.LastIndexOf('\n')}";
    }

    /// <summary>Letters and digits only, in lower case.</summary>
    public static string Words(ReadOnlySpan<char> text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                words.Append(char.ToLowerInvariant(character));
            }
        }

        return words.ToString();
    }

    private static string? WithoutAddresses(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var kept = Array.FindAll(words, word => !IsAddress(word));
        var rest = string.Join(' ', kept).Trim(' ', ',', ';');
        rest = kept.Length < words.Length && rest is ['(', .., ')'] && rest.IndexOf(')', StringComparison.Ordinal) == rest.Length - 1
            ? rest[1..^1].Trim()
            : rest;
        return rest.Any(char.IsLetter) ? rest : null;
    }

    // "@quill" is a name that somebody has chosen; "<mara@bay.example>," is an address.
    private static bool IsAddress(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && word.AsSpan(0, at).IndexOfAnyInRange('0', 'z') >= 0 && word.AsSpan(at + 1).Contains('.');
    }

    private static int SkipMarks(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && !char.IsLetterOrDigit(text[index]))
        {
            index++;
        }

        return index;
    }
}
