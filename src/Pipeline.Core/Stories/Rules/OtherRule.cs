using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A fact of a kind without rules of its own is told once.</summary>
internal static class OtherRule
{
    /// <summary>Decides on such a fact.</summary>
    public static void Decide(Deliberation desk, int statement, OtherStatement other)
    {
        if (desk.Others.ContainsKey(other.Said))
        {
            desk.Silence(statement, Reason.Known);
        }
        else if (Clock.IsTooOldToOpen(desk))
        {
            desk.Silence(statement, Reason.Late);
        }
        else if (desk.Others.Count >= StoryState.MostGroups)
        {
            desk.Silence(statement, Reason.BelowMinimum, "too many");
        }
        else if (desk.Tell(new OtherNews(other.Key, statement, other.Label)))
        {
            desk.Others = desk.Others.Add(other.Said, desk.Article.ArticleId);
        }
    }
}
