namespace Pipeline.Core.Articles.Readers.Fields;

/// <summary>Takes the name of the paper off the end of its headline, where Google News and its like write it.</summary>
internal static class Outlet
{
    private static readonly string[] Marks = [" - ", " – ", " — ", " | "];

    /// <summary>"Nine dead - Velden Mirror" of the Velden Mirror is "Nine dead".</summary>
    public static MappedText Without(MappedText title, string? outlet)
    {
        var mark = outlet is null ? null : Array.Find(Marks, mark => title.Text.Length > mark.Length + outlet.Length
            && title.Text.EndsWith(mark + outlet, StringComparison.OrdinalIgnoreCase));
        return mark is null ? title
            : title.Slices.Count > 0 ? title.Part(0, title.Text.Length - mark.Length - outlet!.Length).Trim()
            : MappedText.Extracted(title.Text[..^(mark.Length + outlet!.Length)].Trim());
    }

    /// <summary>Whether a text is but the headline with the name of the paper behind it.</summary>
    public static bool IsHeadline(string text, string? title, string? outlet) =>
        title is not null && outlet is not null && text.Length <= title.Length + outlet.Length + 10
        && TextFields.SameWords(text, $"{title} {outlet}");
}
