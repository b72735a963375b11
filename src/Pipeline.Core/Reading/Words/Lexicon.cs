using Pipeline.Core.Facts;

namespace Pipeline.Core.Reading.Words;

/// <summary>Classes of words that shape noun phrases and clauses; a word can be in several.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    Preposition = 1 << 1,
    Conjunction = 1 << 2,
    Subordinator = 1 << 3,
    Relative = 1 << 4,
    Be = 1 << 5,
    Have = 1 << 6,
    Modal = 1 << 7,
    Pronoun = 1 << 8,
    Negation = 1 << 9,
    Adverb = 1 << 10,
    Time = 1 << 11,
    Month = 1 << 12,
    Say = 1 << 13,
    Verb = 1 << 14,
    Unit = 1 << 15,
    Currency = 1 << 16,
    Thing = 1 << 17,
    Animal = 1 << 18,
    Property = 1 << 19,
    Quantity = 1 << 20,
    Disease = 1 << 21,
    Hospital = 1 << 22,
    Multiplier = 1 << 23,
    Wound = 1 << 26,

    /// <summary>Words that tell a story of a cyber attack.</summary>
    Cyber = 1 << 24,

    /// <summary>What is a <see cref="Property"/> in such a story.</summary>
    CyberProperty = 1 << 25,

    /// <summary>Words that tell such a story together, and nothing alone.</summary>
    CyberHint = 1 << 27,

    /// <summary>Words that tell it nearly alone.</summary>
    CyberLikely = 1 << 30,

    /// <summary>Words for the loss and those who cause it, in such a story.</summary>
    CyberHarm = 1 << 28,

    /// <summary>People who tell of attacks rather than suffer them.</summary>
    CyberExpert = 1 << 29,

    /// <summary>Words that no noun phrase goes on through.</summary>
    Closed =
        Determiner | Preposition | Conjunction | Subordinator | Relative | Be | Have | Modal | Pronoun | Negation | Adverb | Time
        | Say | Verb,
}

/// <summary>What kind of people a noun names.</summary>
internal enum PersonClass
{
    Generic,
    Person,
    Civil,
    Official,
    Force,
    Kin,
    Attacker,

    /// <summary>Companies, hospitals, banks: victims of cyber attacks, and no people elsewhere.</summary>
    Organization,
}

/// <summary>A noun for people.</summary>
/// <param name="Plural">Its plural, lower case.</param>
/// <param name="Class">The kind of people.</param>
/// <param name="IsPlural">Whether this form is the plural.</param>
internal sealed record PersonNoun(string Plural, PersonClass Class, bool IsPlural);

/// <summary>Who is hit in a clause with a harm verb.</summary>
internal enum VerbFrame
{
    /// <summary>The object: somebody kills people; people are killed.</summary>
    Object,

    /// <summary>The subject: people die.</summary>
    Subject,

    /// <summary>The owners of the object: somebody hacks people's phones.</summary>
    Owner,

    /// <summary>The owners of what is taken, never the object itself: somebody steals people's data.</summary>
    Property,

    /// <summary>Those of whom it is said: people are dead.</summary>
    State,

    /// <summary>Those after the particle: a tool is used against people.</summary>
    After,

    /// <summary>The subject of the passive only: people are hit by bullets.</summary>
    Passive,

    /// <summary>The object, when a hospital follows: people are taken to a hospital.</summary>
    Hospital,

    /// <summary>The object, when "hostage" follows: rebels take guests as hostages.</summary>
    Hostage,

    /// <summary>The subject, when wounds follow: people suffer burns.</summary>
    Wounds,
}

/// <summary>Forms of a verb.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Gerund = 16,
}

/// <summary>One use of a verb that hits people.</summary>
/// <param name="Effect">What happens to them.</param>
/// <param name="Frame">Who is hit.</param>
/// <param name="Particle">The words that must follow, lower case; empty for none.</param>
/// <param name="Form">The forms that the word can be.</param>
internal sealed record HarmVerb(VictimEffect Effect, VerbFrame Frame, string[] Particle, VerbForm Form);

/// <summary>How a harm noun names victims.</summary>
internal enum NounFrame
{
    /// <summary>"the murder of six priests".</summary>
    Of,

    /// <summary>"12 deaths".</summary>
    Counted,

    /// <summary>"the toll rose to 41".</summary>
    Toll,

    /// <summary>"the victims were journalists".</summary>
    Victim,

    /// <summary>"an attack on judges".</summary>
    Against,

    /// <summary>"a double homicide".</summary>
    Multiple,

    /// <summary>"two men with gunshot wounds".</summary>
    With,

    /// <summary>"two people are in critical condition".</summary>
    Condition,
}

/// <summary>One use of a harm noun.</summary>
internal sealed record HarmNoun(VictimEffect Effect, NounFrame Frame);

/// <summary>All that the word lists say about one word.</summary>
internal sealed class LexiconEntry
{
    /// <summary>A word that no list has.</summary>
    public static readonly LexiconEntry Unknown = new();

    public WordClass Class { get; set; }

    public PersonNoun? Person { get; set; }

    /// <summary>What the word is in a story of a cyber attack, where that is not what it is elsewhere.</summary>
    public LexiconEntry? InCyberStory { get; set; }

    /// <summary>Longest particle first.</summary>
    public List<HarmVerb> Verbs { get; } = [];

    public List<HarmNoun> Nouns { get; } = [];

    public bool Is(WordClass any) => (Class & any) != WordClass.None;
}

/// <summary>The word lists of the fact rules, by lower-case word. Loaded once, never changed.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, LexiconEntry> Entries = Load();

    /// <summary>The entry of a lower-case word; <see cref="LexiconEntry.Unknown"/> when no list has it.</summary>
    public static LexiconEntry Find(string word) => Entries.GetValueOrDefault(word, LexiconEntry.Unknown);

    /// <summary>A word that no list has, when its ending shows that it is for people: "agronomists", "beekeeper".</summary>
    public static LexiconEntry Guess(string word)
    {
        var isPlural = word.EndsWith('s') || word.EndsWith("men", StringComparison.Ordinal);
        var singular = !isPlural ? word : word[^1] == 's' ? word[..^1] : word[..^2] + "an";
        if (singular.Length < 7 || !PersonEndings.Any(ending => singular.EndsWith(ending, StringComparison.Ordinal)))
        {
            return LexiconEntry.Unknown;
        }

        return new LexiconEntry { Person = new PersonNoun(Pluralize(singular), PersonClass.Person, isPlural) };
    }

    private static readonly string[] PersonEndings =
        ["ologist", "onomist", "tarist", "rapher", "keeper", "goer", "dweller", "seeker", "worker", "owner", "grower",
            "sman", "rman", "tman", "swoman", "rwoman", "ician", "arian"];

    /// <summary>The plural of a singular noun by the rules of English spelling.</summary>
    public static string Pluralize(string noun) => noun switch
    {
        _ when noun.EndsWith("man", StringComparison.Ordinal) && noun.Length > 4 => noun[..^2] + "en",
        _ when noun.EndsWith('y') && noun.Length > 1 && !"aeiou".Contains(noun[^2]) => noun[..^1] + "ies",
        _ when noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal)
            || noun.EndsWith("sh", StringComparison.Ordinal) => noun + "es",
        _ => noun + "s",
    };

    private static Dictionary<string, LexiconEntry> Load()
    {
        var entries = new Dictionary<string, LexiconEntry>(StringComparer.Ordinal);
        LexiconEntry At(string word)
        {
            if (!entries.TryGetValue(word, out var entry))
            {
                entries.Add(word, entry = new LexiconEntry());
            }

            return entry;
        }

        foreach (var row in WordList.Read("words.tsv", 2))
        {
            var kind = Enum.Parse<WordClass>(row[0], ignoreCase: true);
            foreach (var each in WordList.Words(row[1]))
            {
                At(each).Class |= kind;
            }
        }

        var organizations = new Dictionary<string, PersonNoun>(StringComparer.Ordinal);
        foreach (var row in WordList.Read("person-nouns.tsv", 2))
        {
            var kind = Enum.Parse<PersonClass>(row[0], ignoreCase: true);
            foreach (var each in WordList.Words(row[1]))
            {
                var slash = each.IndexOf('/', StringComparison.Ordinal);
                var singular = slash < 0 ? each : each[..slash];
                var plural = slash < 0 ? Pluralize(each) : each[(slash + 1)..];
                if (kind == PersonClass.Organization)
                {
                    organizations.TryAdd(singular, new PersonNoun(plural, kind, IsPlural: false));
                    organizations.TryAdd(plural, new PersonNoun(plural, kind, IsPlural: true));
                    continue;
                }

                At(singular).Person ??= new PersonNoun(plural, kind, IsPlural: singular == plural);
                At(plural).Person ??= new PersonNoun(plural, kind, IsPlural: true);
            }
        }

        foreach (var (word, verb) in ReadVerbs("harm-verbs.tsv"))
        {
            At(word).Verbs.Add(verb);
        }

        foreach (var row in WordList.Read("harm-nouns.tsv", 3))
        {
            foreach (var each in WordList.Words(row[2]))
            {
                At(each).Nouns.Add(new HarmNoun(Enum.Parse<VictimEffect>(row[0], ignoreCase: true), Enum.Parse<NounFrame>(row[1],
                    ignoreCase: true)));
            }
        }

        AddCyberStories(At, organizations);
        foreach (var entry in entries.Values)
        {
            entry.Verbs.Sort((a, b) => b.Particle.Length.CompareTo(a.Particle.Length));
            entry.InCyberStory?.Verbs.Sort((a, b) => b.Particle.Length.CompareTo(a.Particle.Length));
        }

        return entries;
    }

    /// <summary>The verbs of a list, form by form.</summary>
    private static IEnumerable<(string Word, HarmVerb Verb)> ReadVerbs(string name)
    {
        foreach (var row in WordList.Read(name, 4))
        {
            var effect = Enum.Parse<VictimEffect>(row[0], ignoreCase: true);
            var frame = Enum.Parse<VerbFrame>(row[1], ignoreCase: true);
            var particle = row[2] == "-" ? [] : WordList.Words(row[2]);
            var forms = new Dictionary<string, VerbForm>(StringComparer.Ordinal);
            foreach (var verb in WordList.Words(row[3]))
            {
                AddForms(verb, forms);
            }

            foreach (var (word, form) in forms)
            {
                yield return (word, new HarmVerb(effect, frame, particle, form));
            }
        }
    }

    /// <summary>Organizations, and what verbs say of them, where the story is one of a cyber attack.</summary>
    private static void AddCyberStories(Func<string, LexiconEntry> at, Dictionary<string, PersonNoun> organizations)
    {
        LexiconEntry Cyber(string word)
        {
            var plain = at(word);
            if (plain.InCyberStory is null)
            {
                var isOrganization = plain.Person is null && organizations.ContainsKey(word);
                plain.InCyberStory = new LexiconEntry
                {
                    Class = (isOrganization ? plain.Class & ~WordClass.Thing : plain.Class)
                        | (plain.Is(WordClass.CyberProperty) ? WordClass.Property : WordClass.None),
                    Person = Specific(plain.Person) ?? organizations.GetValueOrDefault(word),
                };
                plain.InCyberStory.Verbs.AddRange(plain.Verbs);
                plain.InCyberStory.Nouns.AddRange(plain.Nouns);
            }

            return plain.InCyberStory;
        }

        foreach (var word in organizations.Keys.Concat(["resident", "residents", "citizen", "citizens"]))
        {
            _ = Cyber(word);
        }

        foreach (var row in WordList.Read("words.tsv", 2).Where(row => row[0] == "cyberproperty"))
        {
            foreach (var word in WordList.Words(row[1]))
            {
                _ = Cyber(word);
            }
        }

        foreach (var (word, verb) in ReadVerbs("cyber-verbs.tsv"))
        {
            var entry = Cyber(word);
            entry.Verbs.RemoveAll(v => at(word).Verbs.Contains(v) && v.Particle.SequenceEqual(verb.Particle));
            entry.Verbs.Add(verb);
        }
    }

    /// <summary>Whose records a town or a state keeps, and loses, are more than just people.</summary>
    private static PersonNoun? Specific(PersonNoun? noun) =>
        noun is { Class: PersonClass.Generic, Plural: "residents" or "citizens" } ? noun with { Class = PersonClass.Person } : noun;

    /// <summary>Adds the forms of a verb, given in full (five, with commas) or made by rule from the base.</summary>
    private static void AddForms(string verb, Dictionary<string, VerbForm> found)
    {
        var stem = verb.EndsWith('e') ? verb[..^1] : verb;
        var third = verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ss", StringComparison.Ordinal)
            ? verb + "es"
            : verb + "s";
        var forms = verb.Contains(',', StringComparison.Ordinal) ? verb.Split(',') : [verb, third, stem + "ed", stem + "ed", stem + "ing"];
        for (var i = 0; i < forms.Length; i++)
        {
            if (forms[i] != "-")
            {
                found[forms[i]] = found.GetValueOrDefault(forms[i]) | (VerbForm)(1 << i);
            }
        }
    }
}
