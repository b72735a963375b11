using System.Buffers;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tokens;

/// <summary>Gives text in capitals (headlines, agency style) the case that it would have in print, character for character.</summary>
/// <remarks>
/// Sentence by sentence: words that English writes small become small, names known to the gazetteer take the gazetteer's case, months and
/// days theirs; what no list knows is a name, or an acronym where it is short or has no vowel. A name that is an ordinary word as well
/// ("BUSH") is a name after a forename or an honorific. Idea and order of evidence after Lita et al., "tRuEcasIng" (ACL 2003), without
/// their language model.
/// </remarks>
internal sealed class CaseRestorer
{
    // A sentence with fewer words in capitals may be an acronym or two; in a text that is all in capitals one is enough.
    private const int FewestWords = 3;

    // Capitals among the letters from which a sentence, or the whole text, is "in capitals": agencies leave a "Mc" or "de" small.
    private const double MostlyCapitals = 0.9;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyáéíóúãõ");

    private readonly TokenizedText tokens;
    private readonly string text;
    private readonly char[] cased;

    private CaseRestorer(TokenizedText tokens)
    {
        this.tokens = tokens;
        text = tokens.Text;
        cased = text.ToCharArray();
    }

    /// <summary>The text in ordinary case, as long as the text itself; the same string when nothing in it is in capitals.</summary>
    /// <param name="tokens">The text, its <see cref="TokenizedText.Cased"/> not restored yet.</param>
    public static string Restore(TokenizedText tokens)
    {
        CaseRestorer? restorer = null;
        var fewest = Words(tokens, 0, tokens.Count) >= FewestWords && IsInCapitals(tokens.Text) ? 1 : FewestWords;
        var token = 0;
        foreach (var sentence in tokens.Sentences)
        {
            var first = token;
            while (token < tokens.Count && tokens[token].Span.Start < sentence.End)
            {
                token++;
            }

            if (IsInCapitals(tokens.Text.AsSpan(sentence.Start, sentence.Length)) && Words(tokens, first, token) >= fewest)
            {
                restorer ??= new CaseRestorer(tokens);
                restorer.Restore(first, token);
            }
        }

        return restorer is null ? tokens.Text : new string(restorer.cased);
    }

    private static bool IsInCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        var small = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterLower(letter) || letter >= 128 && char.IsLower(letter))
            {
                // Almost every sentence ends here, at its second word.
                if (++small > text.Length * (1 - MostlyCapitals))
                {
                    return false;
                }
            }
            else if (char.IsAsciiLetterUpper(letter) || letter >= 128 && char.IsUpper(letter))
            {
                capitals++;
            }
        }

        return capitals > 0 && capitals >= (capitals + small) * MostlyCapitals;
    }

    private static int Words(TokenizedText tokens, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += tokens[i].Kind == TokenKind.Word && tokens[i].Span.Length > 1 ? 1 : 0;
        }

        return words;
    }

    private void Restore(int first, int end)
    {
        for (var i = first; i < end;)
        {
            i = RestoreName(i, end) is var next && next > i ? next : RestoreWord(i, end);
        }

        for (var i = first; i < end; i++)
        {
            RestoreTitle(i, end);
        }

        Begin(first, end);
    }

    /// <summary>Gives a place's or government's name its case; the index after it, or the same index when there is none.</summary>
    private int RestoreName(int first, int end)
    {
        if (tokens[first].Kind != TokenKind.Word
            || Gazetteer.Default.LongestMatch(tokens.Text, tokens.Tokens, first, out var after) is not { } name
            || after > end)
        {
            return first;
        }

        // "TURKEY" is the country in news; "READING", "MOBILE" and "US" are words.
        var isCountry = name.Readings[0].Kind is PlaceKind.Country or PlaceKind.People or PlaceKind.Capital;
        if (after == first + 1 && (IsOrdinary(first) && !isCountry || Word(first) is "us" && !IsUnitedStates(first, end)))
        {
            return first;
        }

        for (var i = first; i < after; i++)
        {
            // Known in capitals only: "UAE", "FBI".
            if (name.Name.AsSpan().IndexOf(tokens.Text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length), StringComparison.Ordinal) >= 0)
            {
                continue;
            }

            if (i > first && tokens.IsInAnyCase(i, WordLists.SmallInName))
            {
                Lower(i);
            }
            else
            {
                Capitalize(i);
            }
        }

        return after;
    }

    /// <summary>"THE US", "US TROOPS", but "TOLD US THAT".</summary>
    private bool IsUnitedStates(int token, int end) =>
        token > 0 && Word(token - 1) is "the"
        || token + 1 < end && tokens[token + 1].Kind == TokenKind.Word && !StopWords.Contains(Word(token + 1));

    private int RestoreWord(int token, int end)
    {
        if (tokens[token].Kind != TokenKind.Word)
        {
            if (tokens[token].Kind == TokenKind.Number)
            {
                Lower(token);
            }

            return token + 1;
        }

        var word = Word(token);
        if (word is "i" || word.Contains('.') && word.Length <= 6 && !Tokenizer.IsTitle(Capitalized(word)))
        {
            // "I", "U.S.", "J."; "a.m." is rare enough in capitals. Other abbreviations with a period ("Mr.", "Inc.") stand beside names.
        }
        else if (word[^1] == '.' && word.Length > 2
            || tokens.IsInAnyCase(token, WordLists.Month | WordLists.Weekday)
            || tokens.IsInAnyCase(token, WordLists.MonthOrWord | WordLists.MonthShort) && IsBesideNumber(token, end))
        {
            Capitalize(token);
        }
        else if (word[0] == '\'' || word is "n't" || tokens.IsInAnyCase(token, WordLists.SmallInName)
            || IsOrdinary(token) && !IsNameHere(token, end))
        {
            Lower(token);
        }
        else if (!IsAcronym(word))
        {
            Capitalize(token);
        }

        return token + 1;
    }

    private bool IsOrdinary(int token) => OrdinaryWords.Contains(Word(token)) || StopWords.Contains(Word(token));

    /// <summary>An ordinary word that is a name here: "GEORGE BUSH", "MR. WHITE".</summary>
    private bool IsNameHere(int token, int end) =>
        token > 0 && Tokenizer.IsTitle(Capitalized(Word(token - 1))) && Word(token - 1).Length > 2 && IsPair(token - 1) && IsSurname(token)
        || token > 0 && IsPair(token - 1) && IsForename(token - 1) && IsSurname(token)
        || token + 1 < end && IsPair(token) && IsForename(token) && IsSurname(token + 1);

    private bool IsForename(int token) => !StopWords.Contains(Word(token)) && Gazetteer.Default.IsForename(Capitalized(Word(token)));

    private bool IsSurname(int token) => !StopWords.Contains(Word(token)) && Gazetteer.Default.IsSurname(Capitalized(Word(token)));

    /// <summary>Whether nothing but a space parts the token from the next one.</summary>
    private bool IsPair(int token) => tokens[token + 1].Span.Start - tokens[token].Span.End == 1;

    /// <summary>What no dictionary has is a name, unless it is too short for one or cannot be spoken.</summary>
    private static bool IsAcronym(string word) =>
        (word.Length <= 3 || word.Length <= 5 && !word.AsSpan().ContainsAny(Vowels))
        && !Gazetteer.Default.IsForename(Capitalized(word)) && !Gazetteer.Default.IsSurname(Capitalized(word));

    private bool IsBesideNumber(int token, int end) =>
        token > 0 && tokens[token - 1].Kind == TokenKind.Number || token + 1 < end && tokens[token + 1].Kind == TokenKind.Number;

    /// <summary>"PRESIDENT CRISTIANI": a title takes a capital before a name.</summary>
    private void RestoreTitle(int token, int end)
    {
        if (token + 1 < end && char.IsUpper(cased[tokens[token + 1].Span.Start]) && char.IsLower(cased[tokens[token].Span.Start])
            && tokens[token + 1].Span.Start - tokens[token].Span.End == 1 && NameWords.Is(Capitalized(Word(token)), NameWordClass.Title))
        {
            Capitalize(token);
        }
    }

    /// <summary>The sentence's first word gets its capital.</summary>
    private void Begin(int first, int end)
    {
        while (first < end && tokens[first].Kind == TokenKind.Punctuation)
        {
            first++;
        }

        if (first < end)
        {
            cased[tokens[first].Span.Start] = text[tokens[first].Span.Start];
        }
    }

    private string Word(int token) => tokens.Word(token);

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private void Lower(int token)
    {
        var span = tokens[token].Span;
        for (var i = span.Start; i < span.End; i++)
        {
            cased[i] = char.ToLowerInvariant(text[i]);
        }
    }

    /// <summary>First letter and letters after an apostrophe big, the others small: "O'Neill", "D'Aubuisson".</summary>
    private void Capitalize(int token)
    {
        var span = tokens[token].Span;
        for (var i = span.Start; i < span.End; i++)
        {
            var begins = i == span.Start || text[i - 1] is '\'' or '’' && i - span.Start <= 2;
            cased[i] = begins ? text[i] : char.ToLowerInvariant(text[i]);
        }
    }
}
