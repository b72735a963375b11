using System.Text.Json.Serialization;

namespace Pipeline.Text;

/// <summary>What an entity is, named as Azure AI Language names its categories.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/concepts/named-entity-categories
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<EntityCategory>))]
public enum EntityCategory
{
    /// <summary>A named person.</summary>
    Person,

    /// <summary>A job, role or kind of people: "journalists".</summary>
    PersonType,

    /// <summary>A named place: country, city, state, river, building.</summary>
    Location,

    /// <summary>A named company, agency, party, team or armed group.</summary>
    Organization,

    /// <summary>A named event: "World War II", "Hurricane Maria".</summary>
    Event,

    /// <summary>A named product.</summary>
    Product,

    /// <summary>A capability or expertise.</summary>
    Skill,

    /// <summary>A postal address.</summary>
    Address,

    /// <summary>A telephone number.</summary>
    PhoneNumber,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address.</summary>
    [JsonStringEnumMemberName("URL")]
    Url,

    /// <summary>A network address.</summary>
    [JsonStringEnumMemberName("IP")]
    IPAddress,

    /// <summary>A date, time, duration or repetition.</summary>
    DateTime,

    /// <summary>A number with or without a unit.</summary>
    Quantity,
}

/// <summary>One span of text that names an entity.</summary>
/// <param name="Text">The words, exactly as they stand at <paramref name="Span"/>, without article and possessive.</param>
/// <param name="Category">What the entity is.</param>
/// <param name="Span">Where it stands in the analysed text, in UTF-16 code units.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record EntityMention(string Text, EntityCategory Category, TextSpan Span, double Confidence);
