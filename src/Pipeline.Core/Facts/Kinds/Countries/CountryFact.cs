using System.Text.Json.Serialization;

namespace Pipeline.Core.Facts;

/// <summary>The part a country plays in a story; a higher value is a stronger role.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountryRole>))]
public enum CountryRole
{
    /// <summary>It speaks, helps, borders or compares.</summary>
    [JsonStringEnumMemberName("mentioned")]
    Mentioned = 0,

    /// <summary>Who did or made it is there or comes from there.</summary>
    [JsonStringEnumMemberName("origin")]
    Origin = 1,

    /// <summary>Victims are there or come from there.</summary>
    [JsonStringEnumMemberName("affected")]
    Affected = 2,
}

/// <summary>A country and the strongest role it has in the article.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, upper case; Kosovo is <c>XK</c>.</param>
/// <param name="Name">English short name: "Bahrain".</param>
/// <param name="Role">Its strongest role.</param>
public sealed record CountryFact(string Code, string Name, CountryRole Role) : Fact
{
    /// <inheritdoc/>
    public override Subject Subject => new(FactKinds.Country, Key) { Code = Code };

    /// <inheritdoc/>
    public override Said Said => Said.Of(Role);

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Country;

    /// <inheritdoc/>
    public override string Key => CountryKind.KeyOf(Code);

    /// <inheritdoc/>
    public override string Label => Name;
}
