using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories;

namespace Pipeline.Core.Novelty;

/// <summary>Names an announcement: the first 12 bytes of SHA-256 over the watch, the article and what is told, sorted, in lower-case
/// hexadecimal.</summary>
/// <remarks>
/// That nothing is told twice comes from the ledger's conditional write, which holds what was told and the alert together; the id only
/// makes a run that is repeated meet the same alert. The article is part of it, so that equal news of two articles never meets in one name,
/// and what is told is, so that two alerts of one article don't either. It is computed once, where it is decided, and read from the ledger
/// ever after: alerts that an earlier version left in an outbox keep the ids they have. </remarks>
internal static class AlertId
{
    /// <summary>Tells this way of naming from others.</summary>
    private const string Version = "alert/2";

    public static string Of(string watch, string articleId, IEnumerable<StoryNews> news)
    {
        var announced = new StringBuilder(Version).Append('\n').Append(watch).Append('\n').Append(articleId).Append('\n');
        foreach (var line in news.Select(LineOf).Order(StringComparer.Ordinal))
        {
            announced.Append(line).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(announced.ToString())).AsSpan(0, 12));
    }

    /// <summary>"count:killed@e1=12", "country:BH=affected", "group:journalists=".</summary>
    private static string LineOf(StoryNews item) => $"{item.Key}={item switch
    {
        FigureNews figure => figure.Now.Amount.Told.ToString(CultureInfo.InvariantCulture),
        PartNews part => part.Amount.Told.ToString(CultureInfo.InvariantCulture),
        CountryNews country => country.Role.Name(),
        GroupNews or OrganizationNews => "",
        OtherNews other => other.Said,
        _ => throw new ArgumentException($"There is no news {item}.", nameof(item)),
    }}";
}
