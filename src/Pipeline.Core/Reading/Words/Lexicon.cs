using Pipeline.Core.Facts;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Words;

/// <summary>The word lists of the fact rules, by lower-case word. Loaded once, never changed.</summary>
internal static class Lexicon
{
    private static readonly string[] PersonEndings = [.. EmbeddedTable.Rows("person-endings.txt", 1).Select(row => row[0])];
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

        var classes = WordTable.Read<WordClass>("words.tsv");
        foreach (var (kind, words) in classes)
        {
            foreach (var each in words)
            {
                At(each).Class |= kind;
            }
        }

        var sets = WordTable.Read<WordSet>("word-sets.tsv");
        var organizations = new Dictionary<string, PersonNoun>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows("person-nouns.tsv", 2))
        {
            var kind = EmbeddedTable.Value<PersonClass>("person-nouns.tsv", row[0]);
            foreach (var each in EmbeddedTable.Words(row[1]))
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

                var needsComplement = sets[WordSet.ComplementNoun].Contains(plural);
                At(singular).Person ??= new PersonNoun(plural, kind, IsPlural: singular == plural) { NeedsComplement = needsComplement };
                At(plural).Person ??= new PersonNoun(plural, kind, IsPlural: true) { NeedsComplement = needsComplement };
            }
        }

        foreach (var (word, verb) in ReadVerbs("harm-verbs.tsv"))
        {
            At(word).Verbs.Add(verb);
        }

        foreach (var row in EmbeddedTable.Rows("harm-nouns.tsv", 3))
        {
            var effect = EmbeddedTable.Value<VictimEffect>("harm-nouns.tsv", row[0]);
            var frame = EmbeddedTable.Value<NounFrame>("harm-nouns.tsv", row[1]);
            foreach (var each in EmbeddedTable.Words(row[2]))
            {
                At(each).Nouns.Add(new HarmNoun(effect, frame));
            }
        }

        AddCyberStories(At, organizations, sets[WordSet.RecordHolder], classes[WordClass.CyberProperty]);
        foreach (var (set, words) in sets)
        {
            foreach (var each in words)
            {
                if (!entries.TryGetValue(each, out var entry))
                {
                    entries.Add(each, entry = new LexiconEntry { IsUnknown = true });
                }

                entry.Add(set);
            }
        }

        foreach (var entry in entries.Values)
        {
            LongestFirst(entry.Verbs);
            LongestFirst(entry.InCyberStory?.Verbs ?? []);
        }

        return entries;
    }

    /// <summary>The uses with the longest particles first; equal ones stay as the tables have them.</summary>
    private static void LongestFirst(List<HarmVerb> verbs)
    {
        HarmVerb[] sorted = [.. verbs.OrderByDescending(verb => verb.Particle.Length)];
        verbs.Clear();
        verbs.AddRange(sorted);
    }

    /// <summary>The verbs of a list, form by form.</summary>
    private static IEnumerable<(string Word, HarmVerb Verb)> ReadVerbs(string name)
    {
        foreach (var row in EmbeddedTable.Rows(name, 4))
        {
            var effect = EmbeddedTable.Value<VictimEffect>(name, row[0]);
            var frame = EmbeddedTable.Value<VerbFrame>(name, row[1]);
            var particle = row[2] == "-" ? [] : EmbeddedTable.Words(row[2]);
            var forms = new Dictionary<string, VerbForm>(StringComparer.Ordinal);
            foreach (var verb in EmbeddedTable.Words(row[3]))
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
    private static void AddCyberStories(
        Func<string, LexiconEntry> at, Dictionary<string, PersonNoun> organizations, string[] recordHolders,
        string[] cyberProperty)
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
                    // Whose records a town or a state keeps, and loses, are more than just people.
                    Person = recordHolders.Contains(word) && plain.Person is { Class: PersonClass.Generic } noun
                        ? noun with { Class = PersonClass.Person }
                        : plain.Person ?? organizations.GetValueOrDefault(word),
                };
                plain.InCyberStory.Verbs.AddRange(plain.Verbs);
                plain.InCyberStory.Nouns.AddRange(plain.Nouns);
            }

            return plain.InCyberStory;
        }

        foreach (var word in organizations.Keys.Concat(recordHolders))
        {
            _ = Cyber(word);
        }

        foreach (var word in cyberProperty)
        {
            _ = Cyber(word);
        }

        foreach (var (word, verb) in ReadVerbs("cyber-verbs.tsv"))
        {
            var entry = Cyber(word);
            entry.Verbs.RemoveAll(v => at(word).Verbs.Contains(v) && v.Particle.SequenceEqual(verb.Particle));
            entry.Verbs.Add(verb);
        }
    }

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
