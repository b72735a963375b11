using System.Text;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>The block between two <c>---</c> lines (YAML) or two <c>+++</c> lines (TOML) at the top of a Markdown page, as static site
/// generators write it.</summary>
/// <remarks>Read are scalars, plain, quoted, folded or over several lines, lists of them in brackets or one a line, and the name in a
/// nested map (<c>author:</c> with <c>name:</c> below it). Anything else in the block is skipped, not an error. A block without a single
/// field is a rule in a text, not front matter.</remarks>
/// <param name="End">Where the text after the block begins.</param>
/// <param name="Fields">Keys and values in order.</param>
internal sealed record FrontMatter(int End, IReadOnlyList<(string Key, string Value)> Fields)
{
    // Real blocks have some twenty lines.
    private const int MaxLines = 200;

    // A value over more lines is a text.
    private const int MaxValueLines = 40;

    private static readonly string[] NameKeys = ["name", "title", "displayname", "value", "url"];

    public static FrontMatter? Find(string text)
    {
        var position = text.Length - text.AsSpan().TrimStart().Length;
        var rule = text.AsSpan(position).StartsWith("---") ? "---" : text.AsSpan(position).StartsWith("+++") ? "+++" : null;
        if (rule is null)
        {
            return null;
        }

        var lines = new List<string>();
        for (var number = 0; number <= MaxLines && position < text.Length; number++)
        {
            var end = text.AsSpan(position).IndexOf('\n') is var feed and >= 0 ? position + feed + 1 : text.Length;
            var line = text[position..end].TrimEnd();
            position = end;
            if (line == rule || rule == "---" && line == "...")
            {
                if (number > 0)
                {
                    var fields = rule == "---" ? Yaml(lines) : Toml(lines);
                    return fields.Count > 0 ? new(end, fields) : null;
                }
            }
            else if (number == 0)
            {
                return null;
            }
            else
            {
                lines.Add(line);
            }
        }

        return null;
    }

    private static List<(string Key, string Value)> Yaml(List<string> lines)
    {
        var fields = new List<(string, string)>();
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at];
            var colon = Colon(line);
            if (colon <= 0 || char.IsWhiteSpace(line[0]) || line[0] is '#' or '-')
            {
                continue;
            }

            var value = line[(colon + 1)..].Trim();
            var below = Below(lines, at);
            var text = value switch
            {
                ['|' or '>', ..] when value.Length <= 3 =>
                    string.Join(value[0] == '|' ? '\n' : ' ', below.Select(inner => inner.Trim())).Trim(),
                "" or ['#', ..] or ['&', ..] => Nested(below),
                _ => Scalar(Closed(value, below)),
            };
            fields.Add((line[..colon].Trim().Trim('"', '\''), text));
            at += below.Count;
        }

        return fields;
    }

    /// <summary>The lines that belong to the field above them: what is indented, and the items of a list.</summary>
    private static List<string> Below(List<string> lines, int at)
    {
        var below = new List<string>();
        for (var next = at + 1; next < lines.Count && below.Count < MaxValueLines; next++)
        {
            if (lines[next].Length > 0 && !char.IsWhiteSpace(lines[next][0]) && !lines[next].StartsWith("- ", StringComparison.Ordinal))
            {
                break;
            }

            below.Add(lines[next]);
        }

        return below;
    }

    /// <summary>The names in a list or a map: "- Jane Doe", "- name: Jane Doe", "name: Jane Doe".</summary>
    private static string Nested(List<string> lines)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            var trimmed = line.Trim();
            var isItem = trimmed.StartsWith("- ", StringComparison.Ordinal);
            var item = isItem ? trimmed[2..].Trim() : trimmed;
            var colon = Colon(item);
            var isMap = colon > 0 && item[0] is not ('"' or '\'');
            if (isMap && Array.IndexOf(NameKeys, TextFields.Words(item.AsSpan(0, colon))) >= 0)
            {
                names.Add(Scalar(item[(colon + 1)..].Trim()));
            }
            else if (!isMap && isItem)
            {
                names.Add(Scalar(item));
            }
        }

        return string.Join(", ", names.Where(name => name.Length > 0));
    }

    // A quoted value, or a list in brackets, may go on in the lines below.
    private static string Closed(string value, List<string> below) =>
        value[0] is '"' or '\'' && Closing(value, value[0]) < 0 || value[0] == '[' && !value.Contains(']', StringComparison.Ordinal)
            || value[0] is not ('"' or '\'' or '[' or '{') && below.Exists(line => line.Length > 0)
                && below.TrueForAll(line => line.Length == 0 || Colon(line.Trim()) <= 0 && !line.TrimStart().StartsWith('-'))
            ? string.Join(' ', below.Select(line => line.Trim()).Prepend(value)).Trim()
            : value;

    private static List<(string Key, string Value)> Toml(List<string> lines)
    {
        var fields = new List<(string, string)>();
        var table = "";
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at].Trim();
            if (line.StartsWith('['))
            {
                table = line.Trim('[', ']', ' ');
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || line[0] == '#')
            {
                continue;
            }

            var (key, value) = (line[..equals].Trim().Trim('"'), line[(equals + 1)..].Trim());
            var quotes = value.StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\""
                : value.StartsWith("'''", StringComparison.Ordinal) ? "'''"
                : null;
            for (var more = 0; more < MaxValueLines && at + 1 < lines.Count
                && (value.StartsWith('[') && !value.Contains(']', StringComparison.Ordinal)
                || quotes is not null && value.IndexOf(quotes, 3, StringComparison.Ordinal) < 0); more++)
            {
                value = $"{value} {lines[++at].Trim()}";
            }

            // Only the fields of the page, and the name in a table about a person; [params] is a theme's own.
            if (table.Length == 0 || table is "params" or "extra")
            {
                fields.Add((key, Scalar(quotes is null ? value : value.Replace(quotes, "\"", StringComparison.Ordinal))));
            }
            else if (Array.IndexOf(NameKeys, TextFields.Words(key)) >= 0)
            {
                fields.Add((table, Scalar(value)));
            }
        }

        return fields;
    }

    /// <summary>Where the colon stands that ends a key; -1 when the line has none.</summary>
    private static int Colon(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t') ? colon : -1;
    }

    private static string Scalar(ReadOnlySpan<char> value)
    {
        if (value is ['[', .. var items] && items.IndexOf(']') is var close and >= 0)
        {
            return string.Join(", ", Items(items[..close].ToString()).Select(item => Scalar(item)).Where(item => item.Length > 0));
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

    /// <summary>The items of a list in brackets; a comma within quotes is none of the list's.</summary>
    private static IEnumerable<string> Items(string list)
    {
        for (var at = 0; at <= list.Length;)
        {
            var start = at + (list.Length - at - list.AsSpan(at).TrimStart().Length);
            var quoted = start < list.Length && list[start] is '"' or '\'' ? Closing(list.AsSpan(start), list[start]) : -1;
            var from = quoted > 0 ? start + quoted : at;
            var comma = from < list.Length ? list.IndexOf(',', from) : -1;
            var end = comma < 0 ? list.Length : comma;
            yield return list[at..end].Trim();
            at = end + 1;
        }
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
        var text = new StringBuilder(value.Length);
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
