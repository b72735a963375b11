using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A group is told once per story, unless a told one implies it (R17); a generic one only names a count (R18).</summary>
internal static class GroupRule
{
    /// <summary>Decides on a group.</summary>
    public static void Decide(Deliberation desk, int statement, GroupStatement group)
    {
        var groupClass = desk.Tables.Groups.ClassOf(group.Label);
        if (groupClass is GroupClass.Generic or GroupClass.Women or GroupClass.Unit)
        {
            desk.Silence(statement, Reason.Generic);
        }
        else if (desk.Groups.ContainsKey(group.Label))
        {
            desk.Silence(statement, Reason.Known);
        }
        else if (IsImplied(desk, group.Label))
        {
            desk.Silence(statement, Reason.Implied);
        }
        else if (IsOneInPassing(desk, group))
        {
            desk.Silence(statement, Reason.OneInPassing);
        }
        else if (Clock.IsTooOldToOpen(desk))
        {
            desk.Silence(statement, Reason.Late);
        }
        else if (desk.Groups.Count >= StoryState.MostGroups)
        {
            desk.Silence(statement, Reason.BelowMinimum, "too many groups");
        }
        else
        {
            var importance = groupClass == GroupClass.Protected ? Importance.Protected : Importance.Group;
            if (desk.Tell(new GroupNews(GroupKind.KeyOf(group.Label), statement, importance, group.Label)))
            {
                desk.Groups = desk.Groups.Add(group.Label, desk.Article.ArticleId);
                desk.NoteTold(group.Label);
            }
        }
    }

    /// <summary>One of them, far from where the news stands, makes no group once the story has told something, unless one is dead.</summary>
    private static bool IsOneInPassing(Deliberation desk, GroupStatement group) => desk.HasAlerted && !group.IsInTitleOrLead && !group.IsOfSeveral
        && !desk.Statements.Any(other => other is CountStatement { Effect: VictimEffect.Killed } count && count.Sentence == group.Sentence);

    /// <summary>Whether a told group of the same class is the label under another name, or stands above or below it.</summary>
    public static bool IsImplied(Deliberation desk, string label)
    {
        var groups = desk.Tables.Groups;
        var plain = groups.PlainOf(label);
        return desk.ToldGroups.Contains(plain)
            || groups.Above(plain).Any(desk.ToldGroups.Contains)
            || desk.GroupsAboveTold.Contains(plain);
    }
}
