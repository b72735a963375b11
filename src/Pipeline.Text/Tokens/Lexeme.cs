using System.Runtime.CompilerServices;
using Pipeline.Text.Data;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tokens;

/// <summary>A word with all that is known of it wherever it stands: its numbers in the tables, and what the word lists say.</summary>
/// <remarks>
/// What a text says of its words is asked of every token by every stage; what the lists say is the same in each text. So it is looked up
/// when a word first comes, and <see cref="Of"/> remembers the words that came last. Immutable, safe for concurrent use.
/// </remarks>
internal sealed class Lexeme
{
    private const int LongestAffix = 4;
    private const int LongestRemembered = 24;

    // Most words of a text were in the last ones too. A newer word takes the place of an older one; which of two equal lexemes a text gets
    // makes no difference to it. A news agency's day has some twenty thousand words; this is a few megabytes when full.
    private const int Room = 32_768;
    private static readonly Lexeme?[] Remembered = new Lexeme?[Room];

    private readonly AffixNumbers affixes;
    private readonly char titleInitial;

    private Lexeme(string word)
    {
        Word = word;
        Number = FeatureHash.Of(word);
        for (var length = 1; length <= LongestAffix; length++)
        {
            affixes[length - 1] = FeatureHash.Prefix(word, length);
            affixes[LongestAffix + length - 1] = FeatureHash.Suffix(word, length);
        }

        IsStopWord = StopWords.Contains(word);
        IsPersonType = PersonWords.Contains(word);
        BeginsPersonType = PersonWords.Begins(word);
        Rarity = WordRarity.Of(word);
        Singular = Words.Singular.Of(word);
        Languages = LanguageWords.Of(word);
        Lists = RuleWords.Of(word);
        SmallClass = NameWords.Of(word);
        if (char.IsLower(word[0]) && word.Length <= LongestRemembered && !word.Contains('\''))
        {
            Span<char> title = stackalloc char[LongestRemembered];
            word.CopyTo(title);
            title[0] = titleInitial = char.ToUpperInvariant(word[0]);
            TitleClass = NameWords.Of(title[..word.Length]);
            TitleIsForename = Gazetteer.Default.IsForename(title[..word.Length]);
            TitleIsSurname = Gazetteer.Default.IsSurname(title[..word.Length]);
        }
    }

    /// <summary>The word in lower case, with a typewriter apostrophe.</summary>
    public string Word { get; }

    /// <summary>The word's number in tables: <see cref="FeatureHash.Of(ReadOnlySpan{char})"/>.</summary>
    public uint Number { get; }

    /// <summary>Whether it carries no topic of its own.</summary>
    public bool IsStopWord { get; }

    /// <summary>Whether it alone names a kind of people.</summary>
    public bool IsPersonType { get; }

    /// <summary>Whether the name of a kind of people, of several words, begins with it.</summary>
    public bool BeginsPersonType { get; }

    /// <summary>How rare it is in general English, 0 to 1.</summary>
    public double Rarity { get; }

    /// <summary>The singular, if it is a plural noun; otherwise the word.</summary>
    public string Singular { get; }

    /// <summary>The languages whose short words it is one of.</summary>
    public int[] Languages { get; }

    /// <summary>The lists of words that rules ask for which have it.</summary>
    public ListedWord Lists { get; }

    /// <summary>What it says about a name beside it, in small letters.</summary>
    public NameWordClass SmallClass { get; }

    /// <summary>What it says about a name beside it, with a capital. Ask <see cref="HasTitle"/> first.</summary>
    public NameWordClass TitleClass { get; }

    /// <summary>Whether it is a forename, with a capital. Ask <see cref="HasTitle"/> first.</summary>
    public bool TitleIsForename { get; }

    /// <summary>Whether it is a surname, with a capital. Ask <see cref="HasTitle"/> first.</summary>
    public bool TitleIsSurname { get; }

    /// <summary>The lexeme of a token.</summary>
    /// <param name="raw">The token as it is written.</param>
    /// <param name="hash">The hash of its folded characters.</param>
    public static Lexeme Of(ReadOnlySpan<char> raw, uint hash)
    {
        if (raw.Length > LongestRemembered)
        {
            return new Lexeme(WordNumbers.Folded(raw));
        }

        // Two places a word: what was there first moves to the second.
        ref var first = ref Remembered[hash >> 8 & (Room - 2)];
        ref var second = ref Unsafe.Add(ref first, 1);
        var known = Volatile.Read(ref first);
        if (known is not null && WordNumbers.IsWord(raw, known.Word))
        {
            return known;
        }

        var other = Volatile.Read(ref second);
        if (other is not null && WordNumbers.IsWord(raw, other.Word))
        {
            return other;
        }

        var made = new Lexeme(WordNumbers.Folded(raw));
        Volatile.Write(ref second, known);
        Volatile.Write(ref first, made);
        return made;
    }

    /// <summary>Whether <paramref name="raw"/>, a token of this word whose only capital is its first letter, is the form that the
    /// lists were asked for.</summary>
    public bool HasTitle(ReadOnlySpan<char> raw) => raw[0] == titleInitial;

    /// <summary>Number of the first <paramref name="length"/> characters, at most four; 0 when there are fewer.</summary>
    public uint Prefix(int length) => affixes[length - 1];

    /// <summary>Number of the last <paramref name="length"/> characters, at most four; 0 when there are fewer.</summary>
    public uint Suffix(int length) => affixes[LongestAffix + length - 1];

    [InlineArray(LongestAffix * 2)]
    private struct AffixNumbers
    {
        private uint first;
    }
}
