using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Finds names of organisations: those of the engine, and names in capitals with a word that says what they are ("Norwick hospital",
/// "University of Malden", "Tilbrook Foods").</summary>
/// <remarks>"A Baghdad hospital" and "hospitals in Ohio" are no names.</remarks>
internal sealed class OrganizationNames
{
    private const int LongestName = 7;
    private const int MostModifiers = 2;

    private const WordClass Breaks = WordClass.Determiner | WordClass.Preposition | WordClass.Be | WordClass.Have | WordClass.Modal
        | WordClass.Pronoun | WordClass.Conjunction | WordClass.Say | WordClass.Time | WordClass.Negation | WordClass.Adverb;

    private static readonly HitWord[] BreakWords =
    [
        HitWord.Attacker, HitWord.Hit, HitWord.Hack, HitWord.Shut, HitWord.Own, HitWord.Noun, HitWord.Bombed, HitWord.Bombing,
        HitWord.Raided, HitWord.Claim,
    ];

    private readonly TokenizedArticle reading;
    private readonly Mark[] marks;

    public OrganizationNames(TokenizedArticle reading)
    {
        this.reading = reading;
        marks = new Mark[reading.Tokens.Count];
        var places = reading.Analysis.Places ?? PlaceFinder.Find(reading.Tokens, reading.Analysis.Entities);
        foreach (var place in places)
        {
            var mark = place.Kind switch
            {
                PlaceKind.People => Mark.People,
                PlaceKind.Government => Mark.Organization,
                PlaceKind.Country or PlaceKind.Region or PlaceKind.Wide => Mark.Place | Mark.Land,
                _ => Mark.Place,
            };
            for (var i = place.FirstToken; i < place.EndToken && !place.InName; i++)
            {
                marks[i] |= mark;
            }
        }

        var token = 0;
        foreach (var entity in reading.Analysis.Entities.OrderBy(entity => entity.Span.Start))
        {
            while (token < marks.Length && reading.Tokens[token].Span.End <= entity.Span.Start)
            {
                token++;
            }

            var isFirst = true;
            for (var i = token; i < marks.Length && reading.Tokens[i].Span.Start < entity.Span.End; i++)
            {
                marks[i] |= entity.Category switch
                {
                    EntityCategory.Organization => isFirst ? Mark.Organization | Mark.Begins : Mark.Organization | Mark.Goes,
                    EntityCategory.Person => Mark.Person,
                    EntityCategory.Location => Mark.Place,
                    EntityCategory.Product or EntityCategory.Event => Mark.Product,
                    _ => Mark.None,
                };
                isFirst = false;
            }
        }
    }

    [Flags]
    private enum Mark
    {
        None = 0,
        Organization = 1,
        Begins = 2,
        Goes = 4,
        Person = 8,
        Place = 16,
        Land = 32,
        People = 64,
        Product = 128,
    }

    /// <summary>The names in the sentence, in text order.</summary>
    public List<OrganizationName> In(TokenizedArticle.Sentence sentence)
    {
        var names = new List<OrganizationName>();
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Of(sentence, i) is { } name)
            {
                if (name.IsNamed)
                {
                    names.Add(name.Name);
                }

                i = Math.Max(i, name.Name.End - 1);
            }
        }

        return names;
    }

    /// <summary>The tokens of a capitalised name that ends before <paramref name="end"/>; the same where none does.</summary>
    public int FirstOfName(TokenizedArticle.Sentence sentence, int end, int most)
    {
        var first = end;
        while (first > sentence.FirstToken && end - first < most && IsOfName(first - 1) && !IsBreak(first - 1, sentence)
            && !Has(first - 1, Mark.People))
        {
            first--;
        }

        return first;
    }

    /// <summary>The tokens of a capitalised name that begins at <paramref name="first"/>; the same where none does.</summary>
    public int EndOfName(TokenizedArticle.Sentence sentence, int first, int most)
    {
        var end = first;
        while (end < sentence.EndToken && end - first < most && IsOfName(end) && !IsBreak(end, sentence))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether all tokens are of a place's name.</summary>
    public bool IsPlace(int first, int end) => All(first, end, Mark.Place | Mark.People);

    /// <summary>The name as people write it.</summary>
    public string TextOf(OrganizationName name) => reading.Span(name.First, name.End - 1).In(reading.Text).ReplaceLineEndings(" ");

    private (OrganizationName Name, bool IsNamed)? Of(TokenizedArticle.Sentence sentence, int i)
    {
        if (OrganizationWords.IsHead(reading.Word(i)) && i + 2 < sentence.EndToken && reading.Word(i + 1) == "of" && !Has(i, Mark.Goes))
        {
            var start = reading.Word(i + 2) == "the" ? i + 3 : i + 2;
            var last = Capitals(sentence, start);
            return last > start
                ? (Name(i, last, OrganizationWords.Is(reading.Word(i), OrganizationWord.Institution), isStrong: true), IsDefinite(sentence, i))
                : null;
        }

        var isOfEngine = Has(i, Mark.Begins);
        var end = Capitals(sentence, i);
        if (end == i)
        {
            return null;
        }

        var (first, whole) = (i, end);
        while (first < end && !Has(first, Mark.Organization) && Has(first, Mark.People))
        {
            first++;
        }

        var head = HeadEnd(sentence, end);
        if (first == end)
        {
            return (Name(i, whole, false, false), false); // "the French hospital"
        }

        if (head > end)
        {
            // "a Baghdad hospital", "Ohio schools" are no names.
            var isLower = !char.IsUpper(reading.Raw(head - 1)[0]);
            var isPlural = reading.Word(head - 1).EndsWith('s');
            var isNamed = IsDefinite(sentence, i) && !(isLower && All(first, end, Mark.Land))
                && !(isLower && isPlural && (All(first, end, Mark.Place) || !HasArticle(sentence, i)));
            return (Name(first, head, OrganizationWords.Is(reading.Word(head - 1), OrganizationWord.Institution), true), isNamed);
        }

        var lastWord = reading.Word(end - 1);
        var isOrganization = isOfEngine || Has(first, Mark.Organization) && Has(end - 1, Mark.Organization);
        var says = end - first > 1 && (OrganizationWords.IsHead(lastWord) || OrganizationWords.Is(lastWord, OrganizationWord.Company)
            || lastWord is "inc" or "inc." or "corp" or "corp." or "ltd" or "ltd." or "plc" or "llc");
        if (!isOrganization && !says && (IsPlace(first, end) || Has(first, Mark.Product)))
        {
            return (Name(first, end, false, false), false);
        }

        var isAlone = end - first == 1 && first == sentence.FirstToken && !isOrganization;
        var isInstitution = end - first > 1 && OrganizationWords.Is(lastWord, OrganizationWord.Institution);
        return (Name(first, end, isInstitution, isOrganization || says), !isAlone && IsDefinite(sentence, i));
    }

    private OrganizationName Name(int first, int end, bool isInstitution, bool isStrong)
    {
        var isBystander = false;
        for (var i = first; i < end; i++)
        {
            isBystander |= OrganizationWords.Is(reading.Word(i), OrganizationWord.Bystander);
        }

        return new(first, end, isStrong ? NameStrength.Strong : NameStrength.Weak, isInstitution, isBystander);
    }

    /// <summary>The end of the words in capitals from <paramref name="first"/> on, and of the engine's name that begins there.</summary>
    private int Capitals(TokenizedArticle.Sentence sentence, int first)
    {
        var end = first;
        while (end < sentence.EndToken && end - first < LongestName)
        {
            var goesOn = Has(end, Mark.Goes) && end > first;
            // "the Hospitality Sector The Intercontinental Hotels Group": a line that is no sentence runs into the next.
            if (end > first && (IsNewLine(end) || reading.Raw(end) is "The"))
            {
                break;
            }

            if (!goesOn && (!IsOfName(end) || IsBreak(end, sentence)) && !IsHyphened(first, end))
            {
                break;
            }

            end++;
        }

        return end;
    }

    private bool IsNewLine(int token) =>
        reading.Text.AsSpan(reading.Tokens[token - 1].Span.End, reading.Tokens[token].Span.Start - reading.Tokens[token - 1].Span.End).Contains('\n');

    private bool IsHyphened(int first, int token) => token > first && reading.Tokens[token].Span.Start == reading.Tokens[token - 1].Span.End
        && (reading.Word(token) == "-" || reading.Word(token - 1) == "-" && char.IsLetterOrDigit(reading.Raw(token)[0]));

    /// <summary>The end of "hospital", "county court" after a name; the name's own end where none follows.</summary>
    private int HeadEnd(TokenizedArticle.Sentence sentence, int end)
    {
        for (var i = end; i < Math.Min(sentence.EndToken, end + MostModifiers + 1); i++)
        {
            var word = reading.Word(i);
            if (OrganizationWords.IsHead(word))
            {
                // "Norwick hospital trust", "Brenn school district"
                return i + 1 < sentence.EndToken && OrganizationWords.IsHead(reading.Word(i + 1)) ? i + 2 : i + 1;
            }

            if (!OrganizationWords.Is(word, OrganizationWord.Modifier))
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Whether the name is none of one among several: no "a" or "some" stands before it.</summary>
    private bool IsDefinite(TokenizedArticle.Sentence sentence, int first) =>
        first == sentence.FirstToken
        || reading.Word(first - 1) is not ("a" or "an" or "another" or "some" or "several" or "many" or "two" or "one" or "any");

    private bool HasArticle(TokenizedArticle.Sentence sentence, int first) => first > sentence.FirstToken && reading.Word(first - 1) == "the";

    private bool Has(int token, Mark any) => (marks[token] & any) != Mark.None;

    private bool All(int first, int end, Mark any)
    {
        for (var i = first; i < end; i++)
        {
            if (!Has(i, any))
            {
                return false;
            }
        }

        return end > first;
    }

    private bool IsOfName(int token) => char.IsUpper(reading.Raw(token)[0]);

    /// <summary>Words that are in no name: verbs and nouns of attacks, which titles write large as well, and those that join.</summary>
    private bool IsBreak(int token, TokenizedArticle.Sentence sentence)
    {
        if (Has(token, Mark.Organization))
        {
            return false;
        }

        var word = reading.Word(token);
        return Lexicon.Find(word).Is(Breaks)
            || HitWords.MayBreak(word) && HitWords.IsAnyAt(reading, token, sentence.EndToken, BreakWords);
    }
}
