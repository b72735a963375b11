using System.Text;

namespace Pipeline.Training.Gazetteers;

/// <summary>Writes names without accents, as English newspapers do.</summary>
/// <remarks>The invariant culture does not decompose letters, so the ones that occur are listed.</remarks>
internal static class LatinLetters
{
    private static readonly Dictionary<char, string> Plain = Load();

    /// <summary>"São Paulo" becomes "Sao Paulo".</summary>
    public static string Fold(string name)
    {
        if (name.All(char.IsAscii))
        {
            return name;
        }

        var folded = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (Plain.TryGetValue(letter, out var plain))
            {
                folded.Append(plain);
            }
            else
            {
                folded.Append(letter);
            }
        }

        return folded.ToString();
    }

    private static Dictionary<char, string> Load()
    {
        var plain = new Dictionary<char, string>();
        foreach (var row in (ReadOnlySpan<string>)[
            "A ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "a àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "C ÇĆĈĊČ", "c çćĉċč", "D ĎĐḐḌ", "d ďđḑḍ", "E ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ",
            "e èéêëēĕėęěẹẻẽếềểễệə", "G ĜĞĠĢǦ", "g ĝğġģǧ", "H ĤĦḨḤ", "h ĥħḩḥ", "I ÌÍÎÏĨĪĬĮİỈỊ", "i ìíîïĩīĭįıỉị", "J Ĵ", "j ĵ", "K ĶḰ",
            "k ķḱ", "L ĹĻĽĿŁ", "l ĺļľŀł", "N ÑŃŅŇṄ", "n ñńņňṅ", "O ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢ", "o òóôõöøōŏőơọỏốồổỗộớờởỡợ", "R ŔŖŘ", "r ŕŗř",
            "S ŚŜŞŠȘŞ", "s śŝşšș", "T ŢŤŦȚŢṬ", "t ţťŧțṭ", "U ÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ", "u ùúûüũūŭůűųưụủứừửữự", "W Ŵ", "w ŵ", "Y ÝŶŸỲỴỶỸ",
            "y ýÿŷỳỵỷỹ", "Z ŹŻŽẔ", "z źżžẕ", "ss ß", "ae æ", "Ae Æ", "oe œ", "' ’‘`ʻʼ"])
        {
            var space = row.IndexOf(' ');
            foreach (var letter in row[(space + 1)..])
            {
                plain[letter] = row[..space];
            }
        }

        return plain;
    }
}
