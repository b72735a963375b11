using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>Names an announcement by what it says: first 12 bytes of SHA-256 over the watch and the sorted keys with their values or
/// roles, in lower-case hexadecimal.</summary>
/// <remarks>A value is announced once per watch, so no two announcements share an id; deciding again on the same ledger
/// gives the same.</remarks>
internal static class AlertId
{
    public static string Of(string watch, bool opened, IEnumerable<Fact> facts)
    {
        var announced = new StringBuilder(watch).Append('\n').Append(opened ? "opened" : "").Append('\n');
        foreach (var line in facts.Select(Announces).Order(StringComparer.Ordinal))
        {
            announced.Append(line).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(announced.ToString())).AsSpan(0, 12));
    }

    private static string Announces(Fact fact) => fact switch
    {
        CountryFact country => $"{country.Key}={country.Role}",
        VictimCountFact { Quantity: var quantity } count =>
            string.Create(CultureInfo.InvariantCulture, $"{count.Key}={quantity.Value}-{quantity.UpTo}"),
        _ => fact.Key,
    };
}
