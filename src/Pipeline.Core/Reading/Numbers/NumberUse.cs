using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>Tells numbers that count no people by the words beside them.</summary>
internal static class NumberUse
{
    // "11 of the victims were under 18."
    private const int MostAgeLimit = 21;

    /// <summary>Whether the number in [first, end) is a date, a year, an age, a time, money, a share, a measure or a part of a
    /// name.</summary>
    public static bool CountsNoPeople(TokenizedArticle reading, int first, int end, long value, TokenizedArticle.Sentence sentence)
    {
        var before = first > sentence.FirstToken ? reading.Word(first - 1) : "";
        var after = end < sentence.EndToken ? reading.Word(end) : "";
        var (previous, next) = (Lexicon.Find(before), Lexicon.Find(after));
        return previous.Is(WordClass.Currency)
            || next.Is(WordClass.Unit | WordClass.Currency) && next.Person is null
            || after == "new" && end + 1 < sentence.EndToken && Lexicon.Find(reading.Word(end + 1)).Is(WordClass.Unit)
            || IsDate(reading, first, end, value, before, after)
            || IsYear(reading, first, end, value, before, after)
            || IsAge(reading, first, end, value, before, after, sentence)
            || next.Is(WordSet.UnitMark) && Touches(reading, end)
            || previous.Is(WordSet.NumberingMark) && first > 0 && (Touches(reading, first) || before.Length > 1)
            || IsPartOfName(reading, first, end, before, after)
            || IsRate(reading, first, end, sentence)
            || next.Nouns.Count == 0 && IsFraction(reading, first, sentence)
            || before == "under" && value <= MostAgeLimit && (after.Length == 0 || !char.IsLetterOrDigit(after[0]))
            || previous.Is(WordSet.NumberedThing) || IsFlight(reading, first, sentence);
    }

    private static bool IsDate(TokenizedArticle reading, int first, int end, long value, string before, string after) =>
        value is >= 1 and <= 31 && char.IsAsciiDigit(reading.Raw(end - 1)[0])
        && (IsMonth(reading, end, after) || first > 0 && IsMonth(reading, first - 1, before) && !EndsDate(reading, first - 1));

    /// <summary>After "29 April" the next number is no day.</summary>
    private static bool EndsDate(TokenizedArticle reading, int month) =>
        month > 0 && char.IsAsciiDigit(reading.Raw(month - 1)[0]) && reading.Raw(month - 1).Length <= 2;

    // "may" is a month only with a capital.
    private static bool IsMonth(TokenizedArticle reading, int token, string word) =>
        Lexicon.Find(word).Is(WordClass.Month) && char.IsUpper(reading.Raw(token)[0]);

    private static bool IsYear(TokenizedArticle reading, int first, int end, long value, string before, string after)
    {
        var raw = reading.Raw(first);
        if (value is < 1900 or > 2099 || end != first + 1 || raw.Length != 4)
        {
            return false;
        }

        var previous = Lexicon.Find(before);
        return previous.Is(WordSet.YearContext) || previous.Is(WordClass.Month) || Lexicon.Find(after).Person is null;
    }

    /// <summary>"16-year-old", "34 years old", "Smith, 63,".</summary>
    private static bool IsAge(
        TokenizedArticle reading, int first, int end, long value, string before, string after, TokenizedArticle.Sentence sentence)
    {
        if (after == "-" && end + 1 < sentence.EndToken && Touches(reading, end)
            && Lexicon.Find(reading.Word(end + 1)) is { Person: null } joined
            && (joined.Is(WordClass.Unit) || joined.IsUnknown) && !NumberBounds.Follow(reading, end, sentence.EndToken))
        {
            return true; // also "10-storey", "a 40-strong"
        }

        // "a 9 -year-old boy", as web pages break it, and "a 9 - year - old boy", as corpora do
        if (after == "-" && end + 2 < sentence.EndToken && reading.Word(end + 1) is "year"
            && (Touches(reading, end + 1) || reading.Word(end + 2) == "-" && end + 3 < sentence.EndToken && reading.Word(end + 3) == "old"))
        {
            return true;
        }

        // "19- and 20-year-old brothers"
        if (after == "-" && Touches(reading, end) && end + 3 < sentence.EndToken && reading.Word(end + 1) is "and" or "to" or "or"
            && char.IsAsciiDigit(reading.Raw(end + 2)[0]) && reading.Word(end + 3) == "-")
        {
            return value <= 120;
        }

        // "were 21 and 22 years old"
        if (after is "and" or "," && end + 2 < sentence.EndToken && char.IsAsciiDigit(reading.Raw(end + 1)[0])
            && (reading.Word(end + 2) is "years" || reading.Word(end + 2) == "-" && Touches(reading, end + 2)))
        {
            return value <= 120;
        }

        if (value <= 120 && AgesBefore(reading, first, end, sentence))
        {
            return true;
        }

        if (before is not ("," or "(") || after.Length > 0 && !Lexicon.Find(after).Is(WordSet.AgeEnd) || value > 120
            || first - 2 < sentence.FirstToken)
        {
            return false;
        }

        if (before == "(" && Lexicon.Find(reading.Word(first - 2)).Is(WordSet.BoardWord))
        {
            return false; // "everyone on board (58)"
        }

        return char.IsUpper(reading.Raw(first - 2)[0]) || before == "("
            || Lexicon.Find(reading.Word(first - 2)).Person is { IsPlural: false };
    }

    /// <summary>Whether the number is one of "ages 20, 23 and 31", or of "The brothers, 30 and 33, died".</summary>
    private static bool AgesBefore(TokenizedArticle reading, int first, int end, TokenizedArticle.Sentence sentence)
    {
        var start = first;
        while (start - 2 >= sentence.FirstToken && first - start < 12 && IsListed(reading, start - 1) && IsAgeLike(reading, start - 2))
        {
            start -= reading.Word(start - 1) == "and" && reading.Word(start - 2) == "," ? 3 : 2;
        }

        if (start > sentence.FirstToken && Lexicon.Find(reading.Word(start - 1)).Is(WordSet.AgeWord))
        {
            return true;
        }

        var stop = end;
        while (stop + 1 < sentence.EndToken && stop - end < 12 && IsListed(reading, stop) && IsAgeLike(reading, stop + 1))
        {
            stop += 2;
        }

        return stop - start > 2 && IsAgeLike(reading, first) && start - 2 >= sentence.FirstToken && reading.Word(start - 1) is "," or "("
            && Lexicon.Find(reading.Word(start - 2)).Person is not null
            && (stop >= sentence.EndToken || Lexicon.Find(reading.Word(stop)).Is(WordSet.AgeEnd));
    }

    private static bool IsListed(TokenizedArticle reading, int token) => reading.Word(token) is "and" or ",";

    private static bool IsAgeLike(TokenizedArticle reading, int token) =>
        reading.Raw(token) is { Length: <= 2 } raw && char.IsAsciiDigit(raw[0]) && char.IsAsciiDigit(raw[^1]);

    /// <summary>"Boeing 737", "EV-71", "S7-400": a number glued to a name, or between a capital and no noun.</summary>
    private static bool IsPartOfName(TokenizedArticle reading, int first, int end, string before, string after) =>
        before == "-" && Touches(reading, first) && first > 1 && Touches(reading, first - 1)
        && reading.Raw(first - 2) is var name && (char.IsLetter(name[0]) || char.IsLetter(name[^1]))
        || after == "-" && Touches(reading, end) && end + 1 < reading.Tokens.Count && char.IsUpper(reading.Raw(end + 1)[0])
        && Touches(reading, end + 1);

    /// <summary>"flight VN 318": the letters of an airline stand between.</summary>
    private static bool IsFlight(TokenizedArticle reading, int first, TokenizedArticle.Sentence sentence) =>
        first - 2 >= sentence.FirstToken && reading.Raw(first - 1) is { Length: <= 3 } letters && !letters.ContainsAnyExceptInRange('A', 'Z')
        && Lexicon.Find(reading.Word(first - 2)).Is(WordSet.NumberedThing);

    /// <summary>"nine out of ten patients": how many of any ten, not of those that the news is of.</summary>
    private static bool IsRate(TokenizedArticle reading, int first, int end, TokenizedArticle.Sentence sentence)
    {
        var isPart = end + 2 < sentence.EndToken && reading.Word(end) == "out" && reading.Word(end + 1) == "of"
            && IsRound(reading, end + 2);
        var isWhole = first - 3 >= sentence.FirstToken && reading.Word(first - 1) == "of" && reading.Word(first - 2) == "out"
            && NumberWords.Is(reading.Word(first - 3), NumberWordKind.Unit, out _) && IsRound(reading, first);
        return isPart || isWhole;
    }

    /// <summary>"half of the 40 passengers", "three quarters of the 200 residents": what is counted is a part of it.</summary>
    private static bool IsFraction(TokenizedArticle reading, int first, TokenizedArticle.Sentence sentence)
    {
        var of = reading.Word(Math.Max(sentence.FirstToken, first - 1)) is "the" or "its" or "their" ? first - 2 : first - 1;
        return of - 1 >= sentence.FirstToken && reading.Word(of) == "of" && Lexicon.Find(reading.Word(of - 1)).Is(WordSet.Fraction);
    }

    private static bool IsRound(TokenizedArticle reading, int token) => reading.Word(token) is "ten" or "10" or "100" or "hundred";

    /// <summary>Whether nothing stands between the token and the one before it.</summary>
    private static bool Touches(TokenizedArticle reading, int token) => token > 0
        && reading.Tokens[token].Span.Start == reading.Tokens[token - 1].Span.End;
}
