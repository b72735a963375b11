using System.Collections.Frozen;
using Pipeline.Text;

namespace Pipeline.Adapters.Language;

/// <summary>What the service's categories and types are called here. Older versions give a category with a subcategory, newer ones a
/// category with a type; a name that is known stands for itself wherever it appears.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/concepts/named-entity-categories
/// </remarks>
internal static class LanguageCategories
{
    private static readonly FrozenDictionary<string, EntityCategory> Names = new (EntityCategory Category, string Names)[]
    {
        (EntityCategory.Person, "Person"),
        (EntityCategory.PersonType, "PersonType"),
        (EntityCategory.Location, "Location GPE City State CountryRegion Continent Geographical Geological Structural Airport"),
        (EntityCategory.Organization,
            "Organization OrganizationMedical OrganizationSports OrganizationStockExchange Medical Sports StockExchange"),
        (EntityCategory.Event, "Event CulturalEvent Cultural NaturalEvent Natural SportsEvent"),
        (EntityCategory.Product, "Product ComputingProduct"),
        (EntityCategory.Skill, "Skill"),
        (EntityCategory.Address, "Address"),
        (EntityCategory.PhoneNumber, "PhoneNumber"),
        (EntityCategory.Email, "Email"),
        (EntityCategory.Url, "URL"),
        (EntityCategory.IPAddress, "IP IPAddress"),
        (EntityCategory.DateTime, "DateTime DateTimeRange Date DateRange Time TimeRange Duration SetTemporal Set Temporal"),
        (EntityCategory.Quantity,
            "Quantity Number NumberRange Numeric Ordinal Percentage Age Currency "
            + "Dimension Area Height Information Length Speed Temperature Volume Weight"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Category)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The category of an entity; null for one that the pipeline has no name for.</summary>
    public static EntityCategory? Of(LanguageEntity entity) =>
        Names.TryGetValue(entity.Category, out var category) || (entity.Type is { } type && Names.TryGetValue(type, out category))
            ? category
            : null;
}
