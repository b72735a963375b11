namespace Pipeline.Core.Reading.Roles;

/// <summary>What an article says about all its countries together.</summary>
internal sealed class StoryEvidence
{
    // A country is the main one when it is ahead of the next by this factor.
    private const double Lead = 1.05;

    /// <summary>Sums up <paramref name="countries"/>.</summary>
    public StoryEvidence(IReadOnlyCollection<CountryEvidence> countries, bool isHarmful)
    {
        Countries = countries;
        IsHarmful = isHarmful;
        CountryEvidence? main = null;
        var next = 0.0;
        foreach (var country in countries)
        {
            HasDateline |= country.IsDateline;
            if (country.Weight > MostWeight)
            {
                (next, MostWeight, main) = (MostWeight, country.Weight, country);
            }
            else
            {
                next = Math.Max(next, country.Weight);
            }
        }

        Main = MostWeight >= next * Lead ? main : null;
    }

    /// <summary>All countries of the article.</summary>
    public IReadOnlyCollection<CountryEvidence> Countries { get; }

    /// <summary>Whether the article is about people who were hit.</summary>
    public bool IsHarmful { get; }

    /// <summary>The country that the article is mostly about; null without any, and between two of equal weight.</summary>
    public CountryEvidence? Main { get; }

    /// <summary>The weight of the country named most.</summary>
    public double MostWeight { get; }

    /// <summary>Whether the article says where it was written.</summary>
    public bool HasDateline { get; }

    /// <summary>The most hits on the place itself that any country but <paramref name="one"/> has.</summary>
    public int HitsOfOthers(CountryEvidence one)
    {
        var most = 0;
        foreach (var country in Countries)
        {
            most = country == one ? most : Math.Max(most, country.HitsOfPlace);
        }

        return most;
    }
}
