using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;
using Pipeline.Text.Gazetteers;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Finds towns that no gazetteer lists and no name finder tags, by what is said of them once.</summary>
/// <remarks>
/// News explains a small place where it first comes: the dateline "KESTEN (Reuters) -", "Kesten, a village near the border", "the station of
/// Kesten", "killed in Kesten on Sunday". From there on the bare name is the town, as in "the Kesten strike".
/// </remarks>
internal sealed class UnlistedTowns
{
    private const int LongestName = 3;
    private const int LastDateline = 3;
    private const int ShortestName = 4;
    private const int FarthestTownNoun = 4;

    private readonly TokenizedArticle reading;

    // What entities and places cover is a name of something already.
    private readonly bool[] isTaken;
    private readonly HashSet<string> namedWords = new(StringComparer.OrdinalIgnoreCase);

    private UnlistedTowns(TokenizedArticle reading, IReadOnlyList<NamedPlace> known)
    {
        this.reading = reading;
        isTaken = new bool[reading.Tokens.Count];
        foreach (var place in known)
        {
            isTaken.AsSpan(place.FirstToken, place.EndToken - place.FirstToken).Fill(true);
        }

        foreach (var entity in reading.Analysis.Entities)
        {
            var isParty = entity.Category is EntityCategory.Person or EntityCategory.Organization;
            var (first, end) = reading.TokensOf(entity.Span);
            for (var i = first; i < end; i++)
            {
                isTaken[i] = true;
                if (isParty)
                {
                    namedWords.Add(reading.Word(i));
                }
            }
        }
    }

    /// <summary>The mentions of such towns, in text order.</summary>
    /// <param name="reading">The article.</param>
    /// <param name="known">The places that are known already.</param>
    public static IEnumerable<NamedPlace> Of(TokenizedArticle reading, IReadOnlyList<NamedPlace> known)
    {
        var names = new UnlistedTowns(reading, known).Names().ToArray();
        var towns = names.Where(name => name.IsTown).Select(name => name.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Where(name => towns.Contains(name.Text)).Select(name => name.Place);
    }

    private readonly record struct Name(string Text, bool IsTown, NamedPlace Place);

    /// <summary>The runs of capitalised words that nothing else has taken.</summary>
    private IEnumerable<Name> Names()
    {
        foreach (var sentence in reading.Sentences)
        {
            for (var first = sentence.FirstToken; first < sentence.EndToken; first++)
            {
                if (!IsNameWord(first))
                {
                    continue;
                }

                var end = first + 1;
                while (end < sentence.EndToken && IsNameWord(end))
                {
                    end++;
                }

                if (end - first <= LongestName)
                {
                    var span = reading.Span(first, end - 1);
                    var place = new AnchorPlace(span.In(reading.Text), "", Division: null, span) { IsTown = true };
                    yield return new(
                        place.Name, IsTown(sentence, first, end), new(place, first, end, PlaceKind.City, InName: false));
                }

                first = end;
            }
        }
    }

    private bool IsNameWord(int token) =>
        !isTaken[token] && reading.Tokens[token].Kind == TokenKind.Word && char.IsUpper(reading.Raw(token)[0])
        && !reading.Tokens.IsOrdinary(token) && Lexicon.Find(reading.Word(token)).IsUnknown;

    private bool IsTown(TokenizedArticle.Sentence sentence, int first, int end) =>
        IsDateline(sentence, first, end) || IsCalledTown(sentence, end) || IsOfTownNoun(sentence, first)
        || (IsAfterOpener(sentence, first, end) || IsWhere(sentence, end)) && IsNobody(first, end);

    /// <summary>"KESTEN (Reuters) -", where the sentence goes on in small letters.</summary>
    private bool IsDateline(TokenizedArticle.Sentence sentence, int first, int end)
    {
        var name = reading.Span(first, end - 1).In(reading.Text);
        return first == sentence.FirstToken && sentence.Index <= LastDateline && name.Length >= ShortestName && !name.Any(char.IsLower)
            && end < sentence.EndToken && Is(end, WordSet.DatelineEnd) && sentence.Span.In(reading.Text).Any(char.IsLower);
    }

    /// <summary>"Kesten, a small town of 60,000".</summary>
    private bool IsCalledTown(TokenizedArticle.Sentence sentence, int end)
    {
        if (end + 2 >= sentence.EndToken || reading.Word(end) != "," || !Lexicon.Find(reading.Word(end + 1)).Is(WordClass.Determiner))
        {
            return false;
        }

        for (var i = end + 2; i < Math.Min(sentence.EndToken, end + 2 + FarthestTownNoun); i++)
        {
            if (Is(i, WordSet.TownNoun))
            {
                return true;
            }

            if (!char.IsLower(reading.Raw(i)[0]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"the village of Kesten", "the railway station of Kesten", "the north of Kesten".</summary>
    private bool IsOfTownNoun(TokenizedArticle.Sentence sentence, int first) =>
        first - 2 >= sentence.FirstToken && reading.Word(first - 1) == "of" && char.IsLower(reading.Raw(first - 2)[0])
        && (Is(first - 2, WordSet.TownNoun) || Is(first - 2, WordSet.TownPart) || NamedPlaces.InnerPlaces.Contains(reading.Word(first - 2)));

    /// <summary>"in Kesten".</summary>
    private bool IsAfterOpener(TokenizedArticle.Sentence sentence, int first, int end) =>
        first > sentence.FirstToken && Is(first - 1, WordSet.PlaceOpener) && !(end < sentence.EndToken && reading.Word(end) == "'s");

    /// <summary>"the victims of Kesten, where 19 people died".</summary>
    private bool IsWhere(TokenizedArticle.Sentence sentence, int end) =>
        end + 1 < sentence.EndToken && reading.Word(end) == "," && reading.Word(end + 1) == "where";

    /// <summary>Whether neither a person nor an organisation is called so. An abbreviation may be either, and what the gazetteer knows was no
    /// place here ("in Spanish").</summary>
    private bool IsNobody(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var word = reading.Raw(i);
            if (word.Length < ShortestName || word.Contains('.') || !word.ContainsAnyInRange('a', 'z') || namedWords.Contains(reading.Word(i))
                || Gazetteer.Default.IsForename(word) || Gazetteer.Default.Find(word) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private bool Is(int token, WordSet set) => Lexicon.Find(reading.Word(token)).Is(set);
}
