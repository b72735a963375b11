namespace Pipeline.Core.Articles.Letters;

/// <summary>Leaves out of a reply what it repeats of the letter that it answers. What is passed on is the article, and stays.</summary>
internal static class LetterQuotes
{
    // Below this many letters of its own, such as "FYI, see below", what is repeated is what the letter is about.
    private const int LeastOwn = 20;

    // "On Fri, 6 Feb 2026 at 09:12, Bo Anker" and "<bo@w.example> wrote:" are two lines, three in narrow letters.
    private const int MostAttributionLines = 3;
    private const int LongestAttribution = 300;

    // A letter that is repeated has some five lines above it.
    private const int MostHeadLines = 8;
    private const int LeastHeadLines = 3;
    private const int LongestName = 20;

    public static void Leave(IReadOnlyList<LetterLine> lines, LetterKind kind, bool areMarksSure, bool[] kept)
    {
        if (kind == LetterKind.Forward || kind == LetterKind.Own && lines.Any(line => IsOver(LetterPhrase.Forwarded, line.Text)))
        {
            return;
        }

        var own = (bool[])kept.Clone();
        var areMarks = areMarksSure || kind == LetterKind.Reply;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsQuoted)
            {
                continue;
            }

            if (IsOver(LetterPhrase.Original, lines[i].Text) || IsHead(lines, i, kind))
            {
                Array.Fill(own, false, Rule(lines, i), lines.Count - Rule(lines, i));
                break;
            }

            if (Attribution(lines, i) is not { } from)
            {
                continue;
            }

            var below = NextText(lines, i + 1);
            var isMarked = below < lines.Count && lines[below].IsQuoted;
            areMarks |= isMarked;
            if (isMarked || kind == LetterKind.Reply)
            {
                // Without a mark the letter that is repeated goes on to the end.
                var end = isMarked ? i + 1 : lines.Count;
                Array.Fill(own, false, from, end - from);
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            own[i] &= !(areMarks && lines[i].IsQuoted);
        }

        if (LetterLines.Letters(lines, own, 0, lines.Count) >= LeastOwn)
        {
            own.CopyTo(kept, 0);
        }
    }

    /// <summary>Whether a line is "-----Original Message-----", and no sentence.</summary>
    private static bool IsOver(LetterPhrase phrase, string text) =>
        text.TrimStart() is ['-' or '_' or '*' or '=' or '>', ..] or [.., ':' or '-'] && LetterPhrases.Is(phrase, text.Split('\n')[0]);

    /// <summary>Whether the lines from here on are "From: … Sent: … To: … Subject: …" of a letter that is repeated.</summary>
    private static bool IsHead(IReadOnlyList<LetterLine> lines, int at, LetterKind kind)
    {
        if (Name(lines[at].Text) is not { } first || !LetterPhrases.Is(LetterPhrase.From, first))
        {
            return false;
        }

        var (seen, names, hasTime) = (0, 0, kind == LetterKind.Reply);
        for (var i = at; i < lines.Count && seen < MostHeadLines; i++)
        {
            foreach (var line in lines[i].Text.Split('\n', MostHeadLines))
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                seen++;
                if (Name(line) is { } name)
                {
                    // Programs write "Sent" only over what they repeat; "Date" stands over the parts of digests as well.
                    var isTime = LetterPhrases.Is(LetterPhrase.Sent, name);
                    hasTime |= isTime;
                    names += isTime || LetterPhrases.Is(LetterPhrase.From, name) || LetterPhrases.Is(LetterPhrase.Head, name) ? 1 : 0;
                }
            }
        }

        return hasTime && names >= LeastHeadLines;
    }

    private static string? Name(string line)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, LongestName)).IndexOfAny(':', '：');
        return colon > 0 ? line[..colon] : null;
    }

    /// <summary>Where an attribution begins that ends in this line; null when none does.</summary>
    private static int? Attribution(IReadOnlyList<LetterLine> lines, int last)
    {
        if (lines[last].Text.AsSpan().TrimEnd() is not [.., ':' or '：'])
        {
            return null;
        }

        var text = "";
        for (var i = last; i >= 0 && i > last - MostAttributionLines; i--)
        {
            var line = lines[i].Text;
            if (lines[i].IsQuoted || string.IsNullOrWhiteSpace(line) || line.Length + text.Length > LongestAttribution)
            {
                return null;
            }

            text = $"{line.Trim()} {text}";
            if (LetterPhrases.IsAttribution(text))
            {
                // An address that a line begins with was broken off the name above it.
                return text[0] == '<' && i > 0 && !string.IsNullOrWhiteSpace(lines[i - 1].Text) ? i - 1 : i;
            }
        }

        return null;
    }

    private static int NextText(IReadOnlyList<LetterLine> lines, int from)
    {
        while (from < lines.Count && string.IsNullOrWhiteSpace(lines[from].Text))
        {
            from++;
        }

        return from;
    }

    /// <summary>The line that a program rules above what it repeats, or the place itself.</summary>
    private static int Rule(IReadOnlyList<LetterLine> lines, int at)
    {
        var before = at - 1;
        while (before >= 0 && string.IsNullOrWhiteSpace(lines[before].Text))
        {
            before--;
        }

        return before >= 0 && lines[before].Text.AsSpan().Trim().Trim("_-").IsEmpty ? before : at;
    }
}
