using Pipeline.Core.Stories;

namespace Pipeline.Web.Drawing;

/// <summary>Why something was not announced, as people read it beside the statement.</summary>
internal static class SilenceWords
{
    /// <summary>"part of a known figure", "no victim: denied".</summary>
    public static string Of(Silence silence) => silence.Reason switch
    {
        Reason.Known => silence.Detail switch
        {
            null => "already known",
            "rounding" => "already known, here rounded or more exactly",
            "affected" => "already known as affected",
            "told before" => "announced before",
            var detail => $"already known ({detail})",
        },
        Reason.Explained => "already said by the other figures",
        Reason.Implied => "already said by a group that was announced",
        Reason.Part => "part of a figure",
        Reason.State => "how some of those are who are counted already",
        Reason.Weaker => "less exact than what is known, and agrees with it",
        Reason.Contested => silence.Detail is null
            ? "contested: differs from what was announced, and nobody took that back"
            : $"contested: differs from what was announced, and nobody took that back ({silence.Detail})",
        Reason.Superseded => "taken back, here or in an earlier article",
        Reason.Late => silence.Detail is null ? "older than what is known" : $"older than what is known: {silence.Detail}",
        Reason.OneInPassing => "one person, mentioned in passing",
        Reason.Generic => "too general to be a target group",
        Reason.Attacker => "an attacker, not a victim",
        Reason.NotAVictim => silence.Detail switch
        {
            null => "not a victim",
            "none" => "nobody, and nobody was known",
            var detail => $"not a victim: {detail}",
        },
        Reason.Background => "background: another event, or another time",
        Reason.Aggregate => "several events together",
        Reason.Assumed => silence.Detail switch
        {
            null => "not sure to be of this story",
            "no victim" => "no victim is known there",
            "a place only" => "only named as a place",
            var detail => $"not sure to be of this story: {detail}",
        },
        Reason.IncrementKnown => "so many more are already counted",
        Reason.Held => silence.Detail switch
        {
            HeldBy.Muted => "muted by settings",
            HeldBy.Kind => "not announced: this kind is switched off by settings",
            HeldBy.Role => "not announced: a country in this role does not alert",
            HeldBy.Sources => "waits for further sources",
            HeldBy.Publisher => "publisher ignored by settings",
            null => "held back by settings",
            var detail => $"held back by settings: {detail}",
        },
        Reason.BelowMinimum => silence.Detail is null ? "too small a change to announce" : $"not announced: {silence.Detail}",
        Reason.SameArticle => "decided when the article first came",
        _ => throw new InvalidOperationException($"There are no words for {silence.Reason}."),
    };
}
