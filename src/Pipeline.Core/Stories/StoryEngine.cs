using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Rules;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories;

/// <summary>Decides what an article means for its story. Pure: no clock, no I/O; deciding again on a fresher state is free.</summary>
internal static class StoryEngine
{
    /// <summary>Decides on the statements of <paramref name="article"/>.</summary>
    /// <param name="state">What is known of the story.</param>
    /// <param name="article">The article.</param>
    /// <param name="tables">The tables to decide by; null for the built-in ones.</param>
    /// <param name="holding">What the watch's settings hold back; null for countries that are only mentioned.</param>
    public static StoryDecision Decide(StoryState state, ArticleStatements article, StoryTables? tables = null, Holding? holding = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(article);
        holding ??= HoldingMentions;
        var isKnown = state.Articles.Contains(article.ArticleId);
        var desk = new Deliberation(state, article, tables ?? StoryTables.Default, isKnown ? OnlyHeld(article, holding) : holding);
        LegacyRule.Adopt(desk);
        SilenceNoVictims(desk);
        OrganizationRule.SilenceWords(desk);
        EventRule.Decide(desk);
        foreach (var i in Order(desk))
        {
            switch (desk.Statements[i])
            {
                case GroupStatement group:
                    GroupRule.Decide(desk, i, group);
                    break;
                case CountryStatement country:
                    CountryRule.Decide(desk, i, country);
                    break;
                case OrganizationStatement organization:
                    OrganizationRule.Decide(desk, i, organization);
                    break;
                case OtherStatement other:
                    OtherRule.Decide(desk, i, other);
                    break;
                default:
                    throw new InvalidOperationException($"No rule decides on {desk.Statements[i]}.");
            }
        }

        var decision = desk.End();
        return isKnown && decision.News.Count == 0 ? decision with { State = state } : decision;
    }

    /// <summary>What is not decided, of groups those first that go by their plain names: "boys" before "teenagers", which says it again.</summary>
    private static IEnumerable<int> Order(Deliberation desk) => Enumerable.Range(0, desk.Statements.Length)
        .Where(i => !desk.IsDecided(i))
        .OrderBy(i => desk.Statements[i] is GroupStatement { Label: var label } && desk.Tables.Groups.PlainOf(label) != label);

    /// <summary>An article that was decided on before tells only what was held then, and moves nothing (R2).</summary>
    private static Holding OnlyHeld(ArticleStatements article, Holding holding) => (item, sources) =>
        article.Held.Contains(item.Key) && item is not FigureNews { Was: not null }
            ? holding(item, sources)
            : new Outcome(Reason.SameArticle);

    private static Outcome? HoldingMentions(StoryNews item, int sources) =>
        item is CountryNews { Role: CountryRole.Mentioned } ? new Outcome(Reason.Held, HeldBy.Role) : null;

    private static void SilenceNoVictims(Deliberation desk)
    {
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i].NoVictim is { } reason)
            {
                desk.Silence(i, Reason.NotAVictim, reason.Words());
            }
        }
    }
}
