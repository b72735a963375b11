using System.Text.RegularExpressions;

namespace Pipeline.Text.Tagging;

/// <summary>Finds what has a form rather than a name: web and mail addresses, telephone numbers, dates, quantities.</summary>
/// <remarks>Every repetition is bounded or stops at a character that it cannot contain, so time is linear in the text's length.</remarks>
internal static partial class PatternFinder
{
    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
    private const string Weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private const string Small = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|several|few)";
    private const string Period = "(?:second|minute|hour|day|night|week|weekend|month|year|decade)s?";

    /// <summary>The matches in text order for each category; where two overlap, the one found first wins.</summary>
    public static void Find(string text, List<EntityMention> found)
    {
        Add(text, Url(), EntityCategory.Url, 0.95, found);
        Add(text, Email(), EntityCategory.Email, 0.95, found);
        Add(text, Dates(), EntityCategory.DateTime, 0.9, found);
        Add(text, Phone(), EntityCategory.PhoneNumber, 0.7, found);
        Add(text, Quantities(), EntityCategory.Quantity, 0.8, found);
    }

    private static void Add(string text, Regex pattern, EntityCategory category, double confidence, List<EntityMention> found)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            var length = match.Length;
            while (category == EntityCategory.Url && length > 1 && text[match.Index + length - 1] is '.' or ',' or ';' or ':' or ')' or ']' or '!' or '?' or '’' or '\'' or '”')
            {
                length--;
            }

            found.Add(new EntityMention(text.Substring(match.Index, length), category, new TextSpan(match.Index, length), confidence));
        }
    }

    [GeneratedRegex("""(?:https?://|\bwww\.)[^\s<>"'“”|\\^`{}]{2,2000}""", RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex("""\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,6}\b""", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex("""(?<![\w.,])(?:\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{1,4}(?:[ -]\d{2,4}){1,4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|0\d{2,4}[ -]\d{6,8})(?![\w-])""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(
        $@"\b(?:\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?"
        + $@"|(?:{Weekday},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {Month}(?:,? (?:1[6-9]|20)\d\d)?\b"
        + $@"|(?:{Weekday},? )?{Month} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:, (?:1[6-9]|20)\d\d\b)?"
        + $@"|{Month} (?:1[6-9]|20)\d\d\b"
        + $@"|(?:[Ll]ast |[Nn]ext |[Tt]his )?{Weekday}(?: (?:morning|afternoon|evening|night))?\b"
        + $@"|\d{{1,2}}(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|\d{{1,2}}:\d\d\b"
        + $@"|(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Ee]arlier this|[Ll]ater this) (?:week|weekend|month|year|night|summer|winter|spring|autumn|decade|century)\b"
        + $@"|(?:{Small}|\d{{1,3}}) {Period} (?:ago|earlier|later)\b|{Small} {Period}\b"
        + $@"|(?:[Ee]arly |[Ll]ate |mid-)?(?:1[6-9]|20)\d0s\b|(?:1[89]|20)\d\d(?![\d,.-]\d|[\w%])"
        + $@"|[Tt]oday\b|[Yy]esterday\b|[Tt]omorrow\b|[Tt]onight\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(
        """(?<![\w.,-])(?:(?:US|A|C|NZ|HK|S)?[$€£¥₹₦] ?)?\d{1,12}(?:[.,]\d{1,6}){0,8}(?:(?: ?(?:%|percent\b|per cent\b))|(?: (?:hundred|thousand|million|billion|trillion)\b)|(?:m|bn|tn|k)\b)?(?: (?:percent|per cent|people|dollars|euros|pounds|kilometers|kilometres|km|miles|metres|meters|feet|acres|hectares|tonnes|tons|kg|kilograms|years old|mph|degrees)\b)?(?![\w])"""
        + """|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|scores|hundreds|thousands|millions|a dozen)\b(?: (?:hundred|thousand|million|billion|percent)\b)?""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Quantities();
}
