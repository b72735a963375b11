using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A named organisation that was hit is told once per story, and once as a claim while only its attacker says so (R44, R45).</summary>
internal static class OrganizationRule
{
    private const string ByAttacker = "by:";

    /// <summary>Decides on an organisation.</summary>
    public static void Decide(Deliberation desk, int statement, OrganizationStatement hit)
    {
        if (IsTold(desk, hit.Organization, isClaim: false))
        {
            desk.Silence(statement, Reason.Known);
        }
        else if ((hit.IsClaim || hit.IsPresupposed) && IsTold(desk, hit.Organization, isClaim: true))
        {
            desk.Silence(statement, Reason.Known, "claim");
        }
        else if (IsBackground(desk, hit))
        {
            desk.Silence(statement, Reason.Background);
        }
        else if (hit.IsNamed)
        {
            desk.Silence(statement, Reason.Assumed, "by the name of the breach");
        }
        else if (hit.IsByNameAlone && !(hit.Attacker is { } name && desk.Others.ContainsKey(KeyOfAttacker(name))))
        {
            desk.Silence(statement, Reason.Assumed, "attacker");
        }
        else if (Clock.IsTooOldToOpen(desk))
        {
            desk.Silence(statement, Reason.Late);
        }
        else if (desk.Others.Count >= StoryState.MostGroups)
        {
            desk.Silence(statement, Reason.BelowMinimum, "too many");
        }
        else if (desk.Tell(new OrganizationNews(hit.Key, statement, hit.Organization, hit.Attacker, hit.IsClaim)))
        {
            Note(desk, hit.Key);
            if (hit.Attacker is { } attacker)
            {
                Note(desk, KeyOfAttacker(attacker));
            }
        }
    }

    /// <summary>Counts of one and groups that only stand for an organisation by its name say nothing more; so does "the council" where the
    /// story knows which.</summary>
    public static void SilenceWords(Deliberation desk)
    {
        var known = desk.Others.Keys.Where(key => EventKind.IsOf(key, isClaim: false) || EventKind.IsOf(key, isClaim: true))
            .Select(key => OrganizationIdentity.HeadOf(EventKind.NameIn(key))).OfType<string>().Select(Lexicon.Pluralize).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            switch (desk.Statements[i])
            {
                case CountStatement { IsOfOrganization: true }:
                    desk.Silence(i, Reason.Explained, "organisation");
                    break;
                case GroupStatement { IsOfOrganization: true }:
                case GroupStatement { IsOfSeveral: false } group when known.Contains(group.Label):
                    desk.Silence(i, Reason.Generic);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Another time, or far from the news; what is spoken of as known is news only where the article is about such attacks.</summary>
    private static bool IsBackground(Deliberation desk, OrganizationStatement hit) => hit.IsOld
        || !hit.IsInTitleOrLead && !desk.Article.IsDigest
        || hit.IsPresupposed && (!hit.IsBreach || desk.Article.Home is { Kind: not HappeningKind.Breach });

    private static bool IsTold(Deliberation desk, string organization, bool isClaim)
    {
        var name = OrganizationIdentity.Of(organization);
        return desk.Others.ContainsKey(EventKind.KeyOf(organization, isClaim))
            || desk.Others.Keys.Any(
                key => EventKind.IsOf(key, isClaim) && OrganizationIdentity.AreSame(EventKind.NameIn(key), name));
    }

    private static string KeyOfAttacker(string name) => ByAttacker + name.ToLowerInvariant();

    private static void Note(Deliberation desk, string key)
    {
        if (!desk.Others.ContainsKey(key))
        {
            desk.Others = desk.Others.Add(key, desk.Article.ArticleId);
        }
    }
}
