using System.Globalization;
using System.Text;

namespace Pipeline.Benchmarks;

/// <summary>Invented news of any length: sentences of what the analyzer looks for, filled from lists in a fixed order of chance.</summary>
/// <remarks>The same length gives the same text on every machine, so that runs compare.</remarks>
internal static class NewsText
{
    private static readonly string[] Sentences =
    [
        "{city}, {country} (ANS) - A {hazard} killed at least {number} {people} "
            + "and wounded {number} others in {city} on {day}, the {office} said.",
        "The {office} of {country} said that the toll had risen to {number}, with {number} {people} still missing.",
        "\"We have never seen anything like this,\" said {person}, a spokesman for the {organization}, who asked for patience.",
        "{person}, {number}, told reporters in {city} that {people} had left their homes before the {hazard} came.",
        "The government of {country} denied that its troops had attacked {people} near the border with {country}.",
        "In {year}, a similar {hazard} left more than {number} {people} dead and {number} without shelter across the province.",
        "Prices rose by 3.5 percent in the second quarter, according to figures that the {organization} published on {day}.",
        "The court in {city} sentenced the former minister to six years for taking bribes worth $1.4 million from a building company.",
        "Rescue workers dug through the rubble with their hands while {people} waited for news of their families.",
        "It was not clear who was behind the {hazard}; the police opened an inquiry and closed the road to {city}.",
        "{person} met {person} for talks on trade, water and the return of refugees, and both called the meeting useful.",
        "The {organization} warned that hackers had reached the phones of {number} {people} with spyware sold by a company from {country}.",
        "Schools and markets will stay closed until the end of the week, the mayor of {city} said in a statement.",
        "Doctors at the main hospital, which has only forty beds, treated dozens of {people} for burns and broken bones.",
        "Heavy rain, which began late on {day}, has slowed the search, and more of it is expected in the coming days.",
    ];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["city"] = ["Kabul", "Nairobi", "Lyon", "Manila", "Bogota", "Karachi", "Warsaw", "Cleveland", "Basra", "Lagos", "Osaka", "Leeds"],
        ["country"] =
            ["Afghanistan", "Kenya", "France", "the Philippines", "Colombia", "Pakistan", "Poland", "Iraq", "Nigeria", "Japan", "Turkey"],
        ["hazard"] = ["bomb", "earthquake", "flood", "landslide", "fire", "storm", "shooting", "gas explosion", "outbreak of cholera"],
        ["people"] = ["people", "journalists", "villagers", "police officers", "children", "aid workers", "soldiers", "students", "miners"],
        ["office"] = ["interior ministry", "Ministry of Health", "police", "army", "governor's office", "foreign ministry"],
        ["organization"] = ["Red Cross", "World Health Organization", "National Bank", "Save the Children", "University of Leeds"],
        ["person"] = ["Amina Yusuf", "John Carter", "Maria Lopez", "Gen. Peter Novak", "Dr. Li Wei", "Prime Minister Anna Kowalska"],
        ["day"] = ["Monday", "Tuesday", "Friday", "1 November 2019", "Saturday evening"],
        ["number"] = ["12", "three", "1,400", "dozens of", "more than 40", "27", "at least nine", "two hundred", "61"],
        ["year"] = ["1994", "2004", "2015", "2019"],
    };

    /// <summary>A text of <paramref name="length"/> characters, a sentence more or less, in paragraphs of five sentences.</summary>
    public static string Of(int length)
    {
        var text = new StringBuilder(length + 300);
        var random = new Random(20191101);
        for (var sentence = 0; text.Length < length; sentence++)
        {
            if (sentence > 0)
            {
                text.Append(sentence % 5 == 0 ? "\n\n" : " ");
            }

            Fill(text, Sentences[random.Next(Sentences.Length)], random);
        }

        return text.ToString();
    }

    private static void Fill(StringBuilder text, string sentence, Random random)
    {
        var rest = sentence.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            text.Append(rest[..open]);
            rest = rest[(open + 1)..];
            var close = rest.IndexOf('}');
            var words = Words[rest[..close].ToString()];
            text.Append(CultureInfo.InvariantCulture, $"{words[random.Next(words.Length)]}");
            rest = rest[(close + 1)..];
        }

        text.Append(rest);
    }
}
