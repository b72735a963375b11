using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Finds the names of a text: what the tagger has learnt, what rules are sure of, and what the document says of both.</summary>
/// <remarks>The tagger's names come first; rules add what it missed where a sign leaves little doubt (a title before a person, an
/// organisation's last word). <see cref="NameEdges"/> corrects where they begin and end, and <see cref="NameRepeats"/> reads the text as a
/// whole.</remarks>
internal static class NameReader
{
    // Below these the tagger is wrong more often than right, on documents kept apart.
    private const double UnsurePlace = 0.45;
    private const double UnsureOrganization = 0.5;

    // A month, a day, or the form of a company without the company.
    private const WordLists NoNames = WordLists.Month | WordLists.MonthOrWord | WordLists.Weekday | WordLists.FormOfName;

    /// <summary>The names in text order, without overlaps.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="tags">The part of speech of each token.</param>
    /// <param name="gazetteer">Names of places and people.</param>
    /// <param name="tagger">What has learnt.</param>
    public static List<NameSpan> Find(TokenizedText tokens, PartOfSpeech[] tags, Gazetteer gazetteer, NameTagger tagger)
    {
        var view = new NameFeatures(tokens, tags);
        var learnt = Sure(tokens, gazetteer, tagger.Find(tokens, view, out _));
        var ruled = new NameFinder(tokens, gazetteer).Find();
        var merged = new NameEdges(tokens, view, gazetteer, Merge(tokens.Count, learnt, ruled)).Correct();
        return new NameRepeats(tokens, view, merged).Find();
    }

    /// <summary>What the tagger found, without what a list knows better: an article or a month is no name, a government no place.</summary>
    private static List<NameSpan> Sure(TokenizedText tokens, Gazetteer gazetteer, List<NameSpan> learnt)
    {
        var sure = new List<NameSpan>(learnt.Count);
        foreach (var found in learnt)
        {
            var name = found;
            while (name.First < name.End && tokens.Is(name.First, WordLists.Article))
            {
                name = name with { First = name.First + 1 };
            }

            if (name.First == name.End || name.End - name.First == 1 && tokens.Is(name.First, NoNames))
            {
                continue;
            }

            var place = tokens.PlaceAt(name.First, out var end) is { } known && end == name.End ? known : null;
            if (place is { Readings: [{ Kind: PlaceKind.Government }, ..] })
            {
                name = name with { Category = EntityCategory.Organization };
            }
            else if (place is { Readings: [{ Kind: PlaceKind.Country }, ..], IsPersonalName: false }
                && name.Category != EntityCategory.Location)
            {
                continue;
            }
            else if (place is { Readings: [{ Kind: PlaceKind.Country or PlaceKind.Region }, ..] }
                && name.Category == EntityCategory.Organization && name.Confidence < UnsureOrganization)
            {
                continue;
            }
            else if (name.Category == EntityCategory.Location && place is null && name.Confidence < UnsurePlace)
            {
                continue;
            }
            else if (name.Category != EntityCategory.Person && place is null
                && name.Confidence < UnsureOrganization && name.End - name.First == 2
                && gazetteer.IsForename(tokens.Raw(name.First)) && gazetteer.IsSurname(tokens.Raw(name.First + 1)))
            {
                name = name with { Category = EntityCategory.Person };
            }

            sure.Add(name);
        }

        return sure;
    }

    /// <summary>The names of the first list, and those of the second that they leave room for.</summary>
    private static List<NameSpan> Merge(int tokens, List<NameSpan> first, List<NameSpan> second)
    {
        var taken = new bool[tokens];
        foreach (var name in first)
        {
            taken.AsSpan(name.First, name.End - name.First).Fill(true);
        }

        var all = new List<NameSpan>(first);
        all.AddRange(second.Where(name => !taken.AsSpan(name.First, name.End - name.First).Contains(true)));
        all.Sort((a, b) => a.First.CompareTo(b.First));
        return all;
    }
}
