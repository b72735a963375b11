using System.Text.RegularExpressions;
using Pipeline.Core.Alerts;

namespace Pipeline.Core.Telling;

/// <summary>What people call the story of an alert.</summary>
/// <param name="Text">At most 110 characters, never empty.</param>
/// <param name="IsWatch">Whether it is the watch's own name.</param>
internal sealed partial record StoryName(string Text, bool IsWatch)
{
    private const int Longest = 110;

    /// <summary>The story's title, else the watch's, else the watch's name.</summary>
    public static StoryName Of(Alert alert) =>
        (DisplayText.LineOrNull(alert.Story?.Title, Longest) ?? DisplayText.LineOrNull(alert.Title, Longest)) is { } title
            ? new(title, IsWatch: false)
            : new(NameIn(alert.Watch, Longest) ?? "untitled watch", IsWatch: true);

    /// <summary>A folder's or a file's name, cleaned; null when nothing remains or it is an id, which tells people nothing.</summary>
    public static string? NameIn(string name, int longest) =>
        !Id().IsMatch(name) && DisplayText.LineOrNull(name, longest) is { } line && !Id().IsMatch(line) ? line : null;

    // The ids of alerts have 24 digits, those of articles 32.
    [GeneratedRegex("[0-9a-f]{24}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
