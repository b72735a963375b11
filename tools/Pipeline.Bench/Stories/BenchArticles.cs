using System.Globalization;
using System.Text;

namespace Pipeline.Bench.Stories;

/// <summary>Invented articles of news length, 300 to 900 words, about one of <see cref="Stories"/> events; the same number gives the same
/// bytes on every machine.</summary>
/// <remarks>
/// Whatever its number, an article states the facts of its event and no others, among sentences that state none: once an article of each
/// event was processed, all that follow bring nothing new, unless <see cref="WithToll"/> puts a figure of its own into one. All name one
/// publisher, so that none is a new source either.
/// </remarks>
internal static class BenchArticles
{
    /// <summary>One article in so many brings news in a mix: as many as docs/deploy.md reckons with.</summary>
    public const int NewsEvery = 7;

    /// <summary>Events that are told of.</summary>
    public const int Stories = 20;

    private const int LeastWords = 300;
    private const int MostWords = 900;

    private static readonly (string City, string Country)[] Places =
    [
        ("Kabul", "Afghanistan"), ("Nairobi", "Kenya"), ("Lyon", "France"), ("Manila", "the Philippines"), ("Karachi", "Pakistan"),
        ("Warsaw", "Poland"), ("Basra", "Iraq"), ("Osaka", "Japan"), ("Ankara", "Turkey"), ("Lima", "Peru"),
    ];

    private static readonly string[] Victims = ["villagers", "journalists"];

    // None of these states a country, a group of victims or a count of them: that is tested.
    private static readonly string[] Neutral =
    [
        "Heavy rain slowed the work for most of the {time}, and more of it was expected before the end of the week.",
        "A spokeswoman asked for patience and said that a full report would be published in the coming {times}.",
        "The main road remained closed, and traffic was sent round by the old bridge until further notice.",
        "Shops near the market opened late, and several owners said that they had swept glass from the pavement since {hour}.",
        "Electricity came back during the {time}, although some streets stayed dark because of a broken line.",
        "The weather service had warned of strong wind on the {time} before, but the warning was lifted too early.",
        "Schools will stay closed until the end of the week, and the examinations have been put off without a new date.",
        "The budget for repairs had been cut in spring, a decision that the council defended again at its last meeting.",
        "Engineers began to inspect the buildings along the river and marked those that must not be entered.",
        "It was not clear what had caused it, and the police opened an inquiry that is expected to take {times}.",
        "An older report had described the state of the dam as poor and had asked for new gates and a second pump.",
        "The price of timber rose on the local exchange, and insurers said that it was too early to name a sum.",
        "Trains were running again on one track by {hour}, with delays that the company put down to signals.",
        "A telephone line for relatives was set up, and a list of open shelters was put on the town's website.",
        "Local radio read out messages all {time}, while the mobile network worked only in parts of the centre.",
        "The mayor thanked the fire service and promised that the lessons would be drawn in the open.",
        "Pumps were brought from the coast on two lorries and will be tried as soon as the water falls.",
        "Opposition members of the council called for a debate and asked why the sirens had stayed silent.",
        "At the main hospital a second entrance was opened, and visitors were asked to come in the {time} only.",
        "A football match that was planned for the {time} will be played next month, the club wrote on its page.",
    ];

    private static readonly string[] Times = ["morning", "afternoon", "evening", "night"];
    private static readonly string[] Units = ["days", "weeks", "months"];
    private static readonly string[] Hours = ["dawn", "noon", "midnight", "sunset"];

    /// <summary>An article that brings nothing which an earlier one of its event has not brought.</summary>
    /// <param name="number">0 or more; the event is this modulo <see cref="Stories"/>.</param>
    public static string Known(int number) => Write(number, number % Stories, null);

    /// <summary>An article of the first event, whichever its number.</summary>
    public static string OfOneStory(int number) => Write(number, 0, null);

    /// <summary>An article of the first event that states a toll besides, higher than that of any number below: news where they come in
    /// order.</summary>
    /// <param name="number">The article.</param>
    /// <param name="tolls">How many tolls there are before they come back.</param>
    public static string WithToll(int number, int tolls = int.MaxValue) =>
        Write(number, 0, string.Create(CultureInfo.InvariantCulture,
            $"By the next report the flood had killed {TollOf(number % tolls)} villagers in Kabul, the interior ministry said."));

    /// <summary>An article of the first event that states besides how many more fell ill: news in whatever order they come, where a toll
    /// below a later one is none.</summary>
    public static string WithMore(int number) =>
        Write(number, 0, string.Create(CultureInfo.InvariantCulture,
            // Not beside the injured: "another 30" after these would be all who fell ill.
            $"{Neutral[2]} By the next report another {TollOf(number)} villagers in Kabul had been infected, the health ministry said."));

    /// <summary>An article of the first event; one in <see cref="NewsEvery"/> has the news of <see cref="WithToll"/>.</summary>
    public static string Mixed(int number, int tolls = int.MaxValue) =>
        number % NewsEvery == 0 ? WithToll(number, tolls) : OfOneStory(number);

    /// <summary>An article of the first event; one in <see cref="NewsEvery"/> has the news of <see cref="WithMore"/>.</summary>
    public static string MixedInAnyOrder(int number) => number % NewsEvery == 0 ? WithMore(number) : OfOneStory(number);

    /// <summary>The number in the news of article <paramref name="number"/>. Never round: what differs by rounding is the same.</summary>
    public static int TollOf(int number) => 1001 + (2 * number);

    /// <summary>The name of article <paramref name="number"/>, so that names are in the order of numbers.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:0000000}.txt");

    private static string Write(int number, int story, string? news)
    {
        var random = new Random(unchecked((number * 7919) + 20191101));
        var (city, country) = Places[story / Victims.Length];
        var victims = Victims[story % Victims.Length];
        List<string> sentences =
        [
            string.Create(CultureInfo.InvariantCulture,
                $"A flood killed at least {200 + story} {victims} in {city}, {country}, the interior ministry said."),
            string.Create(CultureInfo.InvariantCulture,
                $"Another {20 + story} {victims} were injured when the water broke into their houses."),
        ];
        if (news is not null)
        {
            sentences.Add(news);
        }

        var length = random.Next(LeastWords, MostWords - 30);
        var words = sentences.Sum(Words);
        // Cut from a shuffled deck, so that an article repeats a sentence only after it has told all others.
        var deck = new Queue<string>();
        while (words < length)
        {
            if (deck.Count == 0)
            {
                var shuffled = Neutral.ToArray();
                random.Shuffle(shuffled);
                deck = new Queue<string>(shuffled);
            }

            var sentence = Fill(deck.Dequeue(), random);
            words += Words(sentence);
            sentences.Add(sentence);
        }

        var text = new StringBuilder(words * 7);
        text.Append(CultureInfo.InvariantCulture,
            $"# Report {number} on the flood\n\nPublished at: **2019-11-01T06:30:00+00:00**\n\nAuthor: **Bench desk**\n\n");
        for (var i = 0; i < sentences.Count; i++)
        {
            text.Append(sentences[i]).Append(i % 4 == 3 ? "\n\n" : " ");
        }

        return text.ToString();
    }

    private static string Fill(string sentence, Random random) => sentence
        .Replace("{times}", Units[random.Next(Units.Length)], StringComparison.Ordinal)
        .Replace("{time}", Times[random.Next(Times.Length)], StringComparison.Ordinal)
        .Replace("{hour}", Hours[random.Next(Hours.Length)], StringComparison.Ordinal);

    private static int Words(string sentence) => sentence.Count(letter => letter == ' ') + 1;
}
