using Pipeline.Core.Facts;

namespace Pipeline.Core.Reading.Roles;

/// <summary>What the words around one mention say of its country; one sign a mention.</summary>
/// <remarks>Each is a feature of the same name in <c>country-evidence.tsv</c>.</remarks>
internal enum RoleSign
{
    /// <summary>Nothing.</summary>
    None,

    // It is hit.

    /// <summary>"Victims are in Bahrain", "a London-based lawyer, who was among the targets".</summary>
    Target,

    /// <summary>Its people are those hit: "killed two Syrian doctors".</summary>
    Victim,

    /// <summary>It is what is hit: "the attack on Mumbai", "the quake that struck Nepal".</summary>
    Struck,

    /// <summary>It has the harm: "Nepal's worst earthquake", "the Haitian cholera outbreak".</summary>
    Harm,

    /// <summary>It counts its own: "Chile has recorded 2,335 cases".</summary>
    Cases,

    /// <summary>Where the harm happened: "killed dozens in Nepal".</summary>
    HarmPlace,

    /// <summary>A lasting trouble there, which is news or background: "the war in Syria".</summary>
    Condition,

    /// <summary>A place in a sentence that speaks of harm, further off.</summary>
    NearHarm,

    /// <summary>A place in any other sentence.</summary>
    Place,

    /// <summary>Its police or courts act, and they act at home: "Peruvian police arrested 40 workers".</summary>
    HomeForce,

    // It hits.

    /// <summary>It acts, or is held to: "Russia invaded", "bombed by Israel", "blamed North Korea".</summary>
    Agent,

    /// <summary>Its attackers: "Russian hackers", "Israeli warplanes".</summary>
    Attacker,

    /// <summary>Its attackers on the net, who need not be there: "Russian hackers".</summary>
    Hackers,

    /// <summary>It stands behind them: "Iran-backed", "linked to China".</summary>
    Backer,

    /// <summary>Who made the harmful thing is of it: "an Israeli spyware maker".</summary>
    Maker,

    /// <summary>The harm came out of it: "imported from Thailand".</summary>
    Source,

    // It only appears.

    /// <summary>"Germany said".</summary>
    Speaker,

    /// <summary>"The French foreign minister".</summary>
    Official,

    /// <summary>"The Peruvian embassy": it is somewhere else.</summary>
    Mission,

    /// <summary>"Flew to Miami", "on a visit to Chile".</summary>
    Travel,

    /// <summary>"US-allied countries", "unlike Norway".</summary>
    Comparison,

    /// <summary>"In 1994 in Rwanda", "40 years ago in Chile".</summary>
    History,

    /// <summary>"British-based", "Lebanese-born".</summary>
    Base,

    /// <summary>"A professor at King's College in London".</summary>
    Affiliation,

    /// <summary>"French aid", "Dutch rescue teams".</summary>
    Aid,

    /// <summary>It helps, hosts talks, halts its flights, calls its people home: "Spain sent tents".</summary>
    Helper,

    /// <summary>"The Brazil striker".</summary>
    Sport,

    /// <summary>"Sanctions against Iran", "the border with Turkey".</summary>
    Relation,

    /// <summary>"No cases in France", "could reach Chad".</summary>
    Denied,
}

/// <summary>How signs are read.</summary>
internal static class RoleSigns
{
    /// <summary>Number of signs.</summary>
    public const int Count = (int)RoleSign.Denied + 1;

    /// <summary>The role that the sign speaks for.</summary>
    public static CountryRole Role(this RoleSign sign) => sign switch
    {
        >= RoleSign.Target and <= RoleSign.NearHarm => CountryRole.Affected,
        >= RoleSign.Agent and <= RoleSign.Source => CountryRole.Origin,
        _ => CountryRole.Mentioned,
    };

    /// <summary>How well a sentence with this sign shows the role to a reader, 0 to 1: which one to quote.</summary>
    public static double Strength(this RoleSign sign) => sign switch
    {
        RoleSign.Target or RoleSign.Backer or RoleSign.Maker => 0.8,
        RoleSign.Victim or RoleSign.Struck => 0.75,
        RoleSign.Agent or RoleSign.Hackers => 0.7,
        RoleSign.HarmPlace or RoleSign.Harm or RoleSign.Cases or RoleSign.Attacker or RoleSign.Source => 0.6,
        RoleSign.NearHarm or RoleSign.Condition => 0.4,
        RoleSign.Place => 0.2,
        _ => 0,
    };
}
