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
    /// <param name="holding">What the watch's settings hold back; null when they hold nothing.</param>
    public static StoryDecision Decide(StoryState state, ArticleStatements article, StoryTables? tables = null, Holding? holding = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(article);
        if (state.Articles.Contains(article.ArticleId))
        {
            var looked = Math.Min(article.Statements.Count, ArticleStatements.Most);
            return new([], [.. Enumerable.Repeat(new Outcome(Reason.SameArticle), looked)], article.Statements.Count - looked, state);
        }

        var desk = new Deliberation(state, article, tables ?? StoryTables.Default, holding);
        SilenceNoVictims(desk);
        CountRules.Decide(desk);
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.IsDecided(i))
            {
                continue;
            }

            if (desk.Statements[i] is GroupStatement group)
            {
                GroupRule.Decide(desk, i, group);
            }
            else if (desk.Statements[i] is CountryStatement country)
            {
                CountryRule.Decide(desk, i, country);
            }
        }

        return desk.End();
    }

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
