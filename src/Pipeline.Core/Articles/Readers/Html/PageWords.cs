using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>What a word in an element's class or id says about it.</summary>
internal enum PageWord
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>Readers wrote it.</summary>
    Readers,

    /// <summary>What visitors must agree to.</summary>
    Notice,

    /// <summary>Other stories, adverts, offers.</summary>
    Others,

    /// <summary>A short line around a text: a date, a caption, a button.</summary>
    Marks,

    /// <summary>The word behind it is what the page can do or is about.</summary>
    State,

    /// <summary>The word before it is what the page can do.</summary>
    After,

    /// <summary>The text itself.</summary>
    Text,
}

/// <summary>Reads classes and ids as evidence of what an element holds (<c>Data/page-words.tsv</c>).</summary>
/// <remarks>A name alone never decides: the same words name layout utilities ("overflow-hidden", "print-content"), so
/// <see cref="HtmlBoilerplate"/> weighs them against the prose that the element holds.</remarks>
internal static class PageWords
{
    private const string Table = "page-words.tsv";

    // Longer lists are generated, or an attack.
    private const int MaxNames = 1_000;

    private const int MaxWord = 40;

    private static readonly FrozenDictionary<string, PageWord> Words = Load(row => !row.EndsWith('*'));

    private static readonly KeyValuePair<string, PageWord>[] Beginnings =
        [.. Load(row => row.EndsWith('*')).Select(pair => KeyValuePair.Create(pair.Key.TrimEnd('*'), pair.Value))];

    private static readonly FrozenDictionary<string, PageWord>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What an element's class and id say; of several kinds of boilerplate the surest.</summary>
    public static PageWord KindOf(HtmlElement element) => KindOf(element.Attribute("class"), element.Attribute("id"));

    /// <summary>What a class and an id say; of several kinds of boilerplate the surest.</summary>
    public static PageWord KindOf(string? classes, string? id)
    {
        var (ofClass, ofId) = (KindOf(classes), KindOf(id));
        return ofClass == PageWord.None || ofId != PageWord.None && ofId < ofClass ? ofId : ofClass;
    }

    /// <summary>Whether one of these names calls the element the text.</summary>
    public static bool IsText(string? classes, string? id) => HasText(classes) || HasText(id);

    private static PageWord KindOf(string? names)
    {
        var kind = PageWord.None;
        foreach (var (words, at) in Split(names))
        {
            var word = words[at];
            if (word is not (PageWord.Readers or PageWord.Notice or PageWord.Others or PageWord.Marks)
                || words.Take(at).Contains(PageWord.State) || at + 1 < words.Count && words[at + 1] == PageWord.After)
            {
                continue;
            }

            kind = kind == PageWord.None || word < kind ? word : kind;
        }

        return kind;
    }

    private static bool HasText(string? names) => Split(names).Any(place => place.Words[place.At] == PageWord.Text);

    /// <summary>Each word of each name, among the words of its name: "article__shareBar" has three.</summary>
    private static IEnumerable<(List<PageWord> Words, int At)> Split(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > MaxNames)
        {
            yield break;
        }

        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = WordsOf(name);
            for (var at = 0; at < words.Count; at++)
            {
                yield return (words, at);
            }
        }
    }

    private static List<PageWord> WordsOf(string name)
    {
        var words = new List<PageWord>();
        Span<char> word = stackalloc char[MaxWord];
        var length = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var character = i < name.Length ? name[i] : ' ';
            if (!char.IsLetter(character) || char.IsUpper(character) && i > 0 && char.IsLower(name[i - 1]))
            {
                if (length > 0)
                {
                    words.Add(Of(word[..length]));
                    length = 0;
                }
            }

            if (char.IsLetter(character) && length < MaxWord)
            {
                word[length++] = char.ToLowerInvariant(character);
            }
        }

        return words;
    }

    private static PageWord Of(ReadOnlySpan<char> word)
    {
        if (Lookup.TryGetValue(word, out var kind))
        {
            return kind;
        }

        foreach (var (beginning, found) in Beginnings)
        {
            if (word.StartsWith(beginning))
            {
                return found;
            }
        }

        return PageWord.None;
    }

    private static FrozenDictionary<string, PageWord> Load(Predicate<string> isWanted) =>
        EmbeddedTable.KindRows<PageWord>(Table, 2)
            .SelectMany(row => row.Cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => KeyValuePair.Create(word, row.Kind)))
            .Where(pair => isWanted(pair.Key))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
