namespace Pipeline.Core.Articles.Readers;

/// <summary>The block between two <c>---</c> lines at the top of a Markdown page, as static site generators write it.</summary>
/// <remarks>Only scalars on one line are read, plain or quoted, and <c>[a, b]</c> lists of them. Anything else in the block (nested maps,
/// folded text) is skipped, not an error. A block without a single <c>key: value</c> is a rule in a text, not front matter.</remarks>
/// <param name="End">Where the text after the block begins.</param>
/// <param name="Fields">Keys and values in order.</param>
internal sealed record FrontMatter(int End, IReadOnlyList<(string Key, string Value)> Fields)
{
    // Real blocks have some twenty lines.
    private const int MaxLines = 200;

    public static FrontMatter? Find(string text)
    {
        var position = text.Length - text.AsSpan().TrimStart().Length;
        if (!text.AsSpan(position).StartsWith("---"))
        {
            return null;
        }

        var fields = new List<(string, string)>();
        for (var number = 0; number <= MaxLines && position < text.Length; number++)
        {
            var end = text.AsSpan(position).IndexOf('\n') is var feed and >= 0 ? position + feed + 1 : text.Length;
            var line = text.AsSpan(position, end - position).TrimEnd();
            position = end;
            if (line is "---" or "...")
            {
                if (number > 0)
                {
                    return fields.Count > 0 ? new(end, fields) : null;
                }

                continue;
            }

            if (number == 0)
            {
                return null;
            }

            var colon = line.IndexOf(':');
            if (colon > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or '-')
                && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t'))
            {
                fields.Add((line[..colon].Trim().ToString(), Scalar(line[(colon + 1)..].Trim())));
            }
        }

        return null;
    }

    private static string Scalar(ReadOnlySpan<char> value)
    {
        if (value is ['[', .. var items, ']'])
        {
            var names = new List<string>();
            foreach (var item in items.Split(','))
            {
                names.Add(Scalar(items[item].Trim()));
            }

            return string.Join(", ", names);
        }

        if (value is ['"', ..] && Closing(value, '"') is var doubled and > 0)
        {
            return Unescape(value[1..doubled]);
        }

        if (value is ['\'', ..] && Closing(value, '\'') is var single and > 0)
        {
            return value[1..single].ToString().Replace("''", "'", StringComparison.Ordinal);
        }

        var comment = value.IndexOf(" #");
        value = (comment < 0 ? value : value[..comment]).TrimEnd();
        return value is "null" or "~" or "|" or ">" ? "" : value.ToString();
    }

    private static int Closing(ReadOnlySpan<char> value, char quote)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (quote == '"' && value[i] == '\\' || quote == '\'' && value[i] == '\'' && i + 1 < value.Length && value[i + 1] == '\'')
            {
                i++;
            }
            else if (value[i] == quote)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(ReadOnlySpan<char> value)
    {
        var text = new System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                text.Append(value[i] is 'n' or 't' or 'r' ? ' ' : value[i]);
            }
            else
            {
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }
}
