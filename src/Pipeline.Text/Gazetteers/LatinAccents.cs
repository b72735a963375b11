namespace Pipeline.Text.Gazetteers;

/// <summary>Takes accents from Latin letters, one character for one: "ñ" is "n".</summary>
/// <remarks>Covers U+00C0 to U+017F; letters that take two ("ß", "æ") stay. The invariant culture does not decompose letters.</remarks>
internal static class LatinAccents
{
    private const char First = '\u00C0';
    private static readonly char[] Plain = Load();

    /// <summary>The letter without its accent; the same character where it has none.</summary>
    public static char Without(char letter) => letter >= First && letter - First < Plain.Length ? Plain[letter - First] : letter;

    private static char[] Load()
    {
        var plain = new char[0x180 - First];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = (char)(First + i);
        }

        foreach (var row in (ReadOnlySpan<string>)[
            "AÀÁÂÃÄÅĀĂĄ", "aàáâãäåāăą", "CÇĆĈĊČ", "cçćĉċč", "DĎĐ", "dďđ", "EÈÉÊËĒĔĖĘĚ", "eèéêëēĕėęě", "GĜĞĠĢ", "gĝğġģ", "HĤĦ", "hĥħ",
            "IÌÍÎÏĨĪĬĮİ", "iìíîïĩīĭįı", "JĴ", "jĵ", "KĶ", "kķ", "LĹĻĽĿŁ", "lĺļľŀł", "NÑŃŅŇ", "nñńņň", "OÒÓÔÕÖØŌŎŐ", "oòóôõöøōŏő",
            "RŔŖŘ", "rŕŗř", "SŚŜŞŠ", "sśŝşš", "TŢŤŦ", "tţťŧ", "UÙÚÛÜŨŪŬŮŰŲ", "uùúûüũūŭůűų", "WŴ", "wŵ", "YÝŶŸ", "yýÿŷ", "ZŹŻŽ", "zźżž"])
        {
            foreach (var letter in row.AsSpan(1))
            {
                plain[letter - First] = row[0];
            }
        }

        return plain;
    }
}
