namespace Pipeline.Training.Gazetteers;

/// <summary>The word lists that are cut out of compromise's lexicon.</summary>
internal static class WordTables
{
    private static readonly string[] CommonTags =
    [
        "Adjective", "Noun", "Singular", "Plural", "PastTense", "PresentTense", "Infinitive", "Gerund", "Actor", "Adverb", "Uncountable",
        "Comparative", "Superlative", "Preposition", "Conjunction", "Month", "Unit", "Expression", "WeekDay", "Pronoun", "Determiner",
        "Modal", "Value", "Holiday",
    ];

    private static readonly string[] NounTags = ["Noun", "Singular", "Plural", "Actor", "Adjective"];

    /// <summary>Words that are ordinary English, so that a place called so needs a reason to be meant.</summary>
    public static HashSet<string> CommonWords(List<(string Word, HashSet<string> Tags)> lexicon) =>
        [.. lexicon.Where(entry => entry.Tags.Overlaps(CommonTags)).Select(entry => entry.Word)];

    /// <summary>Past forms that are no noun too; they end a noun phrase.</summary>
    public static IEnumerable<string> PastForms(List<(string Word, HashSet<string> Tags)> lexicon) =>
        lexicon
            .Where(entry => entry.Word.Length > 1 && entry.Word.All(char.IsAsciiLetterLower)
                && entry.Tags.Contains("PastTense") && !entry.Tags.Overlaps(NounTags))
            .Select(entry => entry.Word)
            .Order(StringComparer.Ordinal);

    /// <summary>Words for jobs and kinds of people; what the lexicon calls an actor and no reporter calls a person stays out.</summary>
    public static IEnumerable<string> PersonTypes(DataPackages packages, List<(string Word, HashSet<string> Tags)> lexicon)
    {
        var no = packages.List("no-person-types.txt").Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var found = packages.List("person-types.txt").Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        found.UnionWith(lexicon
            .Where(entry => entry.Tags.Contains("Actor") && IsOneOrTwoWords(entry.Word) && !no.Contains(entry.Word))
            .Select(entry => entry.Word));
        return found.Order(StringComparer.Ordinal);
    }

    private static bool IsOneOrTwoWords(string word)
    {
        var words = word.Split(' ');
        return words.Length <= 2 && words[0].Length >= 3 && words.All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower));
    }
}
