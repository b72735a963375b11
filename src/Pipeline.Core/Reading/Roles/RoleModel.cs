using System.Globalization;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Roles;

/// <summary>How likely a country is affected: a logistic regression over what the article says of it.</summary>
/// <remarks>The weights are data (<c>country-evidence.tsv</c>, which tells how they were fitted), so that each can be read and argued with.
/// Being a regression, the answer is a probability and serves as the fact's confidence.</remarks>
internal static class RoleModel
{
    // Of countings above three more say nothing more.
    private const double MostOfCount = 2;

    private static readonly double[] Weights = Load();

    /// <summary>What is weighed. The signs come first, each as log2(1 + its number), at most 2.</summary>
    internal enum Feature
    {
        /// <summary>Always 1.</summary>
        Bias = RoleSigns.Count,

        /// <summary>The story is about people who were hit.</summary>
        Harmful,

        /// <summary>The country named most.</summary>
        Main,

        /// <summary>The country named most, in a story without harm.</summary>
        MainQuiet,

        /// <summary>The first sentence names it.</summary>
        Lead,

        /// <summary>It is the first country that the article names.</summary>
        First,

        /// <summary>The article was written there.</summary>
        Dateline,

        /// <summary>The article was written there and names no place there otherwise.</summary>
        DatelineOnly,

        /// <summary>The article was written there, and is about people who were hit.</summary>
        DatelineHarm,

        /// <summary>The article was written in another country, and does not state outright that it is hit.</summary>
        Abroad,

        /// <summary>Places in it, as log2(1 + number), at most 2.</summary>
        Local,

        /// <summary>No other country is named.</summary>
        Sole,

        /// <summary>Only its people or government are named, no place.</summary>
        PeopleOnly,

        /// <summary>How much the article names it beside the country named most, 0 to 1; 0 when it is outdone.</summary>
        Prominence,

        /// <summary>Only its government or an agency of it is named.</summary>
        GovernmentOnly,

        /// <summary>Nothing says that it is hit, and another country is said to be.</summary>
        Outdone,

        /// <summary>It hits and is not hit, and another country is.</summary>
        HitsAbroad,

        /// <summary>How little the surest mention is believed, 0 to 1.</summary>
        Unsure,
    }

    /// <summary>Number of features.</summary>
    public const int Count = (int)Feature.Unsure + 1;

    /// <summary>0 to 1: how likely <paramref name="country"/> is affected.</summary>
    public static double Affected(CountryEvidence country, StoryEvidence story)
    {
        Span<double> values = stackalloc double[Count];
        Describe(country, story, values);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * Weights[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The name of a feature in the data file.</summary>
    public static string Name(int feature) => feature < RoleSigns.Count ? ((RoleSign)feature).ToString() : ((Feature)feature).ToString();

    /// <summary>Writes the value of each feature.</summary>
    public static void Describe(CountryEvidence country, StoryEvidence story, Span<double> values)
    {
        for (var sign = 0; sign < RoleSigns.Count; sign++)
        {
            values[sign] = Log(country[(RoleSign)sign]);
        }

        var isMain = country == story.Main;
        var others = story.HitsOfOthers(country);
        values[(int)Feature.Bias] = 1;
        values[(int)Feature.Harmful] = One(story.IsHarmful);
        values[(int)Feature.Main] = One(isMain);
        values[(int)Feature.MainQuiet] = One(isMain && !story.IsHarmful);
        values[(int)Feature.Lead] = One(country.IsLead);
        values[(int)Feature.First] = One(country.IsFirst);
        values[(int)Feature.Dateline] = One(country.IsDateline);
        values[(int)Feature.DatelineOnly] = One(country.IsDateline && country.Places == 0);
        values[(int)Feature.DatelineHarm] = One(country.IsDateline && story.IsHarmful);
        values[(int)Feature.Abroad] = One(!country.IsDateline && story.HasDateline && country[RoleSign.Target] == 0);
        values[(int)Feature.Local] = Log(country.Local);
        values[(int)Feature.Sole] = One(story.Countries.Count == 1);
        values[(int)Feature.PeopleOnly] = One(country.Places == 0 && !country.IsDateline);
        values[(int)Feature.GovernmentOnly] = One(country.Governments == country.Mentions);
        var isOutdone = country.Hits == 0 && others > 0;
        values[(int)Feature.Prominence] = story.MostWeight > 0 && !isOutdone ? country.Weight / story.MostWeight : 0;
        values[(int)Feature.Outdone] = One(isOutdone);
        values[(int)Feature.HitsAbroad] = One(isOutdone && country.Attacks > 0);
        values[(int)Feature.Unsure] = 1 - country.Surest;
    }

    private static double One(bool holds) => holds ? 1 : 0;

    private static double Log(int count) => Math.Min(MostOfCount, Math.Log2(1 + count));

    private static double[] Load()
    {
        var weights = new double[Count];
        foreach (var row in EmbeddedTable.Rows("country-evidence.tsv", 2))
        {
            weights[Index(row[0])] = double.Parse(row[1], CultureInfo.InvariantCulture);
        }

        return weights;
    }

    private static int Index(string name) => Enum.TryParse<RoleSign>(name, out var sign) ? (int)sign : (int)Enum.Parse<Feature>(name);
}
