using System.Text.RegularExpressions;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Finds what has a form rather than a name: web and mail addresses, telephone numbers, dates, quantities.</summary>
/// <remarks>
/// The patterns are tried only where they can begin: at figures, signs of money, and the words that begin a date or a number. Every
/// repetition is bounded or stops at a character that it cannot contain, so time is linear in the text's length.
/// </remarks>
internal sealed partial class PatternFinder
{
    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December"
        + "|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
    private const string Weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private const string Small = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|several|few)";
    private const string Period = "(?:second|minute|hour|day|night|week|weekend|month|year|decade)s?";

    // In the order of their claim to a place that two of them want.
    private static readonly Form[] Forms =
    [
        new(Url(), EntityCategory.Url, 0.95), new(Email(), EntityCategory.Email, 0.95), new(Dates(), EntityCategory.DateTime, 0.9),
        new(Phone(), EntityCategory.PhoneNumber, 0.7), new(Quantities(), EntityCategory.Quantity, 0.8),
    ];

    // First words of Dates; those of Quantities are a list of their own.
    private const WordLists DateOpenings =
        WordLists.Month | WordLists.MonthOrWord | WordLists.MonthShort | WordLists.Weekday | WordLists.DateOpening;

    // Every word of the text is asked, before it is a token: for each letter, as bits, the lengths of the opening words that begin with it,
    // big or small, which most other words do not share.
    private const int LongestOpening = 31;
    private static readonly uint[] OpeningLengths = LengthsByLetter(RuleWords.In(DateOpenings | WordLists.QuantityOpening));

    private const int UrlForm = 0;
    private const int EmailForm = 1;
    private const int DateForm = 2;
    private const int PhoneForm = 3;
    private const int QuantityForm = 4;
    private const int LongestMailbox = 64;

    private readonly string text;
    private readonly string cased;
    private readonly List<(int Form, TextSpan Span)> matches = [];
    private readonly int[] ends = new int[Forms.Length];

    private PatternFinder(TokenizedText tokens)
    {
        text = tokens.Text;
        cased = tokens.Cased;
    }

    private sealed record Form(Regex Pattern, EntityCategory Category, double Confidence);

    /// <summary>Adds the matches category by category, each in text order;
    /// where two of a category overlap, the one found first wins.</summary>
    public static void Find(TokenizedText tokens, List<EntityMention> found)
    {
        var finder = new PatternFinder(tokens);
        finder.Scan();
        for (var form = 0; form < Forms.Length; form++)
        {
            foreach (var match in finder.matches)
            {
                if (match.Form == form)
                {
                    found.Add(new EntityMention(match.Span.In(finder.text), Forms[form].Category, match.Span, Forms[form].Confidence));
                }
            }
        }
    }

    private void Scan()
    {
        for (var i = 0; i < cased.Length;)
        {
            if (IsWordCharacter(cased[i]))
            {
                var end = i + 1;
                while (end < cased.Length && IsWordCharacter(cased[end]))
                {
                    end++;
                }

                TryWord(i, end);
                i = end;
            }
            else
            {
                TryMark(i);
                i++;
            }
        }
    }

    // A run of letters, digits and underscores: what begins inside one is no beginning for any pattern but "http".
    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private void TryWord(int start, int end)
    {
        if (end < cased.Length && cased[end] is ':' or '.')
        {
            TryUrl(start, end);
        }

        if (char.IsAsciiDigit(cased[start]))
        {
            TryNumber(start);
            return;
        }

        var word = cased.AsSpan(start, end - start);
        var lists = MayOpen(word) ? RuleWords.ListsOf(word) : WordLists.None;
        if (word.Length <= 2 && end < cased.Length && IsMoney(cased[end]) || (lists & WordLists.QuantityOpening) != WordLists.None)
        {
            Try(QuantityForm, start);
        }

        if ((lists & DateOpenings) != WordLists.None)
        {
            Try(DateForm, start);
        }
    }

    private void TryUrl(int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        if (text[end] == '.' && word is "www")
        {
            Try(UrlForm, start);
        }
        else if (text.AsSpan(end).StartsWith("://", StringComparison.Ordinal))
        {
            Try(UrlForm, word.EndsWith("https", StringComparison.Ordinal) ? end - "https".Length : Math.Max(start, end - "http".Length));
        }
    }

    private void TryMark(int at)
    {
        var mark = cased[at];
        if (IsMoney(mark))
        {
            Try(QuantityForm, at);
        }
        else if (mark is '+' or '(')
        {
            Try(PhoneForm, at);
        }
        else if (mark == '@')
        {
            TryEmail(at);
        }
        else if (mark >= 128 && char.IsDigit(mark))
        {
            TryNumber(at);
        }
    }

    private void TryNumber(int start)
    {
        Try(DateForm, start);
        Try(PhoneForm, start);
        Try(QuantityForm, start);
    }

    private void TryEmail(int at)
    {
        var start = at;
        while (start > ends[EmailForm] && at - start < LongestMailbox
            && (IsWordCharacter(text[start - 1]) || text[start - 1] is '.' or '%' or '+' or '-'))
        {
            start--;
        }

        while (start < at && !Try(EmailForm, start))
        {
            start++;
        }
    }

    /// <summary>Tries a pattern at a place; what it finds it keeps.</summary>
    private bool Try(int form, int start)
    {
        if (start < ends[form])
        {
            return false;
        }

        // Addresses are as they are written; words and figures are read in ordinary case.
        foreach (var match in Forms[form].Pattern.EnumerateMatches(form is UrlForm or EmailForm ? text : cased, start))
        {
            ends[form] = match.Index + match.Length;
            var length = form == UrlForm ? WithoutMarks(match.Index, match.Length) : match.Length;
            matches.Add((form, new TextSpan(match.Index, length)));
            return true;
        }

        return false;
    }

    /// <summary>Length of an address without the marks that end its sentence.</summary>
    private int WithoutMarks(int start, int length)
    {
        while (length > 1 && text[start + length - 1] is '.' or ',' or ';' or ':' or ')' or ']' or '!' or '?' or '’' or '\'' or '”')
        {
            length--;
        }

        return length;
    }

    private static bool IsMoney(char mark) => mark is '$' or '€' or '£' or '¥' or '₹' or '₦';

    private static bool MayOpen(ReadOnlySpan<char> word) => (OpeningLengths[word[0]] >> Math.Min(word.Length, LongestOpening) & 1) != 0;

    private static uint[] LengthsByLetter(List<string> words)
    {
        var lengths = new uint[128];
        foreach (var word in words)
        {
            var length = 1u << Math.Min(word.Length, LongestOpening);
            lengths[word[0]] |= length;
            lengths[char.ToUpperInvariant(word[0])] |= length;
        }

        return lengths;
    }

    [GeneratedRegex("""\G(?:https?://|\bwww\.)[^\s<>"'“”|\\^`{}]{2,2000}""", RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(
        """\G\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,6}\b""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(
        """\G(?<![\w.,])(?:\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{1,4}(?:[ -]\d{2,4}){1,4}"""
        + """|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|0\d{2,4}[ -]\d{6,8})(?![\w-])""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(
        $@"\G\b(?:\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
        + $@"|(?:{Weekday},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {Month}(?:,? (?:1[6-9]|20)\d\d)?\b"
        + $@"|(?:{Weekday},? )?{Month} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:, (?:1[6-9]|20)\d\d\b)?"
        + $@"|{Month} (?:1[6-9]|20)\d\d\b"
        + $@"|(?:[Ll]ast |[Nn]ext |[Tt]his )?{Weekday}(?: (?:morning|afternoon|evening|night))?\b"
        + $@"|\d{{1,2}}(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|\d{{1,2}}:\d\d\b"
        + $@"|(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Ee]arlier this|[Ll]ater this) "
        + $@"(?:week|weekend|month|year|night|summer|winter|spring|autumn|decade|century)\b"
        + $@"|(?:{Small}|\d{{1,3}}) {Period} (?:ago|earlier|later)\b|{Small} {Period}\b"
        + $@"|(?:[Ee]arly |[Ll]ate |mid-)?(?:1[6-9]|20)\d0s\b|(?:1[89]|20)\d\d(?![\d,.-]\d|[\w%])"
        + $@"|[Tt]oday\b|[Yy]esterday\b|[Tt]omorrow\b|[Tt]onight\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(
        """\G(?:(?<![\w.,-])(?:(?:US|A|C|NZ|HK|S)?[$€£¥₹₦] ?)?\d{1,12}(?:[.,]\d{1,6}){0,8}"""
        + """(?:(?: ?(?:%|percent\b|per cent\b))|(?: (?:hundred|thousand|million|billion|trillion)\b)|(?:m|bn|tn|k)\b)?"""
        + """(?: (?:percent|per cent|people|dollars|euros|pounds|kilometers|kilometres|km|miles|metres|meters|feet|acres|"""
        + """hectares|tonnes|tons|kg|kilograms|years old|mph|degrees)\b)?(?![\w])"""
        + """|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"""
        + """thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"""
        + """dozens|scores|hundreds|thousands|millions|a dozen)\b(?: (?:hundred|thousand|million|billion|percent)\b)?)""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Quantities();
}
