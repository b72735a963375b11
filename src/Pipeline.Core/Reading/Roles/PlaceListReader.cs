using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>Finds the lists of places in which a text mentions countries.</summary>
internal sealed class PlaceListReader(RoleText text, IReadOnlyList<PlaceMention> mentions)
{
    // Tokens of a list; a longer one is a table.
    private const int ListReach = 60;

    // Countries from which a list tells where the story happened; more are not counted.
    private const int MostFollowing = 3;

    /// <summary>The list that the mention stands in.</summary>
    public PlaceList Around(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        var index = IndexOf(mention);
        var before = mention.FirstToken - 1;
        var countries = 1 + Following(index, sentence);
        while (before >= Math.Max(sentence.FirstToken, mention.FirstToken - ListReach))
        {
            while (index > 0 && mentions[index - 1].EndToken > before + 1)
            {
                index--;
            }

            if (index > 0 && mentions[index - 1].EndToken == before + 1 && before + 1 < mention.FirstToken)
            {
                before = mentions[index - 1].FirstToken - 1;
                countries += mentions[index - 1].Kind is PlaceKind.Country ? 1 : 0;
            }
            else if (text.Is(before, RoleWordClass.PassedOver) || IsPlaceOf(before))
            {
                before--;
            }
            else
            {
                break;
            }
        }

        return new PlaceList(before, countries);
    }

    /// <summary>Number of countries that follow the mention in its list.</summary>
    private int Following(int index, TokenizedArticle.Sentence sentence)
    {
        var count = 0;
        var end = mentions[index].EndToken;
        while (++index < mentions.Count && end < Math.Min(sentence.EndToken, mentions[index].FirstToken) && count < MostFollowing)
        {
            for (; end < mentions[index].FirstToken && (text.IsMark(end, ',') || text.Is(end, RoleWordClass.ListJoiner)); end++)
            {
            }

            if (end < mentions[index].FirstToken)
            {
                break;
            }

            end = mentions[index].EndToken;
            count += mentions[index].Kind is PlaceKind.Country ? 1 : 0;
        }

        return count;
    }

    /// <summary>"the city of", "the province of".</summary>
    private bool IsPlaceOf(int of) => of > 0 && text.IsWord(of, "of") && text.Is(of - 1, RoleWordClass.PlaceNoun);

    private int IndexOf(PlaceMention mention) => PartitionPoint.Of(
        0, mentions.Count - 1, (mentions, mention), static (all, i) => all.mentions[i].FirstToken < all.mention.FirstToken);
}
