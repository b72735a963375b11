using System.Text.Json;

namespace Pipeline.Training.Scoring;

/// <summary>One line of predictions, as <c>analyze --format jsonl</c> writes it or any other tool that follows the same layout. Lists that
/// a tool leaves out are empty; fields that are not scored are not read.</summary>
internal sealed record Answer
{
    /// <summary>The answer that says nothing: what a file without a line counts as.</summary>
    public static Answer Nothing { get; } = new();

    /// <summary>The file's name.</summary>
    public string Source { get; init; } = string.Empty;

    public IReadOnlyList<Country> Countries { get; init; } = [];

    public IReadOnlyList<Group> Groups { get; init; } = [];

    public IReadOnlyList<Count> Counts { get; init; } = [];

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    internal sealed record Mention(int Offset, int Length, string Text);

    internal sealed record Country(string Code, string? Role)
    {
        public IReadOnlyList<Mention> Mentions { get; init; } = [];
    }

    internal sealed record Group(string? Label)
    {
        public IReadOnlyList<Mention> Mentions { get; init; } = [];

        /// <summary>Head nouns of the label and of every mention.</summary>
        public IReadOnlySet<string> Heads() => HeadNouns.OfAny(Texts());

        /// <summary>Every mention's words, then the label.</summary>
        public IEnumerable<string> Texts() => Mentions.Select(mention => mention.Text).Append(Label ?? string.Empty);
    }

    internal sealed record Count(long? Value, string? Effect, string? Bound, string? Scope = null);

    internal sealed record Entity(string Text, string? Category, int Offset, int Length);

    /// <summary>The document that the answer is about: its file's name without folder and ".txt".</summary>
    public string Document
    {
        get
        {
            var name = Source[(Source.LastIndexOfAny(['/', '\\']) + 1)..];
            return name.EndsWith(".txt", StringComparison.Ordinal) ? name[..^4] : name;
        }
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonException">The line is no such object.</exception>
    public static Answer Parse(string line) => JsonSerializer.Deserialize<Answer>(line, GoldFile.Json) ?? Nothing;

    /// <summary>Codes of the countries, of one role or of any.</summary>
    public IReadOnlySet<string> Codes(string? role = null) => Countries.Where(country => role is null || country.Role == role)
        .Select(country => country.Code.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);

    /// <summary>Effect and value of each count of the story, most important first; what is superseded or background is none of
    /// it.</summary>
    /// <remarks>No labelled text has "hit", of which the outcome is open: it stands for what the gold has of injured, affected and
    /// targeted, else for injured, and says nothing of its own where the killed and the injured add up to it.</remarks>
    /// <param name="permitted">What the gold has.</param>
    public IEnumerable<(string Effect, long Value)> Victims(IReadOnlySet<(string Effect, long Value)>? permitted = null)
    {
        var counts = Counts.Where(count => count is { Value: not null, Scope: not ("superseded" or "background") })
            .Select(count => (Effect: count.Effect ?? string.Empty, Value: count.Value!.Value)).ToList();
        var sums = counts.Where(count => count.Effect == "killed")
            .SelectMany(killed => counts.Where(count => count.Effect == "injured").Select(injured => killed.Value + injured.Value))
            .ToHashSet();
        foreach (var (effect, value) in counts)
        {
            if (effect != "hit")
            {
                yield return (effect, value);
            }
            else if (!sums.Contains(value) || permitted?.Contains(("injured", value)) == true)
            {
                yield return (OutcomesOfHit.FirstOrDefault(outcome => permitted?.Contains((outcome, value)) == true, OutcomesOfHit[0]),
                    value);
            }
        }
    }

    private static readonly string[] OutcomesOfHit = ["injured", "affected", "targeted"];

    /// <summary>Spans of places: entities that are locations, and what names a country.</summary>
    public IReadOnlyDictionary<Place, string> Places()
    {
        var places = new Dictionary<Place, string>();
        foreach (var entity in Entities.Where(entity => entity.Category == "Location"))
        {
            places[new Place(entity.Offset, entity.Length)] = entity.Text;
        }

        foreach (var mention in Countries.SelectMany(country => country.Mentions))
        {
            places.TryAdd(new Place(mention.Offset, mention.Length), mention.Text);
        }

        return places;
    }
}

/// <summary>A run of UTF-16 code units of a file.</summary>
internal readonly record struct Place(int Offset, int Length)
{
    /// <summary>Whether the two share a code unit.</summary>
    public bool Overlaps(Place other) => Offset < other.Offset + other.Length && other.Offset < Offset + Length;
}
