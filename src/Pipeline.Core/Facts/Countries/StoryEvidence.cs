namespace Pipeline.Core.Facts.Countries;

/// <summary>What an article says about all its countries together.</summary>
/// <param name="Main">The country named most; null without any.</param>
/// <param name="IsHarmful">Whether the article is about people who were hit.</param>
/// <param name="Countries">All of them.</param>
internal sealed record StoryEvidence(CountryEvidence? Main, bool IsHarmful, IReadOnlyCollection<CountryEvidence> Countries)
{
    /// <summary>Sums up <paramref name="countries"/>.</summary>
    public static StoryEvidence Of(IReadOnlyCollection<CountryEvidence> countries, bool isHarmful)
    {
        CountryEvidence? main = null;
        foreach (var country in countries)
        {
            main = country.Weight > (main?.Weight ?? 0) ? country : main;
        }

        return new StoryEvidence(main, isHarmful, countries);
    }

    /// <summary>Whether the article says where it was written.</summary>
    public bool HasDateline { get; } = Countries.Any(country => country.IsDateline);

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
