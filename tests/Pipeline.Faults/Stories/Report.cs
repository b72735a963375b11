using System.Globalization;
using System.Text.Json;

namespace Pipeline.Faults.Stories;

/// <summary>An article whose facts are known because they were chosen before its sentences were written.</summary>
/// <param name="Number">Makes it unlike every other one.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Second">When it was published: seconds after <see cref="Start"/>.</param>
/// <param name="Sentences">What it says.</param>
/// <param name="States">What these sentences state.</param>
internal sealed record Report(int Number, string Publisher, int Second, string Sentences, IReadOnlyList<Stated> States)
{
    /// <summary>When the stories begin. Never at midnight: that would be a date without an hour.</summary>
    public static DateTimeOffset Start { get; } = new(2019, 11, 1, 0, 0, 7, TimeSpan.Zero);

    /// <summary>When it was published, as its text says; null when that says nothing.</summary>
    public DateTimeOffset? PublishedAt(Dating dating) => dating switch
    {
        Dating.Hours => Start.AddSeconds(Second),
        // What came before the stories began came on the day before.
        Dating.Day => new DateTimeOffset(Start.Date, TimeSpan.Zero).AddDays(Second < 0 ? -1 : 0),
        Dating.None => null,
        _ => throw new InvalidOperationException($"There is no dating {dating}."),
    };

    /// <summary>Its headline, where it has one.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"Report {Number} of the day");

    /// <summary>The article as a drop of a watch: without a date it is plain text.</summary>
    public string Text(Dating dating) => dating == Dating.None ? $"{Title}. {Sentences}" : Line(dating);

    /// <summary>The article as a line of a feed.</summary>
    public string Line(Dating dating) => PublishedAt(dating) is not { } at
        ? JsonSerializer.Serialize(new { body = $"{Title}. {Sentences}" })
        : JsonSerializer.Serialize(new
        {
            title = Title,
            body = Sentences,
            publisher = Publisher,
            published_at = at.ToString(dating == Dating.Day ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        });

    /// <summary>How the name of a drop with it alone ends.</summary>
    public static string Extension(Dating dating) => dating == Dating.None ? ".txt" : ".json";
}
