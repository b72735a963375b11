using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>The alerts whose messages stand whole in files beside the tests.</summary>
public static class MessagesOfNews
{
    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Func<Alert>> All { get; } = new(StringComparer.Ordinal)
    {
        ["opening"] = NewsAlerts.Opening,
        ["rise"] = NewsAlerts.Rise,
        ["revision"] = NewsAlerts.Revision,
        ["group"] = NewsAlerts.GroupOnly,
        ["nineteen"] = NewsAlerts.Nineteen,
    };

    /// <summary>One of them.</summary>
    public static Alert Named(string name) => All[name]();

    /// <summary>More than five lines: figures of three families, parts, countries in two roles, groups; seven facts are beyond.</summary>
    public static Alert Overlong()
    {
        var alert = NewsAlerts.Nineteen();
        return alert with
        {
            Facts =
            [
                NewsAlerts.Figure(5, VictimEffect.Killed, "5 people killed", "[Five] died."),
                NewsAlerts.Figure(6, VictimEffect.Missing, "6 people missing", "[Six] are missing."),
                NewsAlerts.Figure(7, VictimEffect.Arrested, "7 people arrested", "[Seven] were arrested."),
                NewsAlerts.Figure(8, VictimEffect.Infected, "8 people infected", "[Eight] are ill."),
                .. alert.Facts.Where(fact => fact.Kind == FactKinds.Country && fact.Role == CountryRole.Affected),
                .. alert.Facts.Where(fact => fact.Kind == FactKinds.Country && fact.Role == CountryRole.Origin),
                .. alert.Facts.Where(fact => fact.Kind == FactKinds.Group).Take(5),
            ],
        };
    }
}
