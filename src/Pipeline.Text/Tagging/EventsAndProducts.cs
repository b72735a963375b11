using Pipeline.Text.Data;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>Finds names of events and products by their own words (<c>event-product-words.tsv</c>).</summary>
/// <remarks>
/// Events: a name that is listed ("Ramadan", "Arab Spring"), a capitalised run that ends in what events are called
/// ("Cannes Film Festival", "World War II"), a front word and a name ("Hurricane Maria"), "Battle of …". Products: a listed name
/// with the model after it ("iPhone 12"), a maker and a number ("Boeing 737"), the letters and number of a type ("AK-47").
/// Linear: each name looks at a bounded number of neighbours.
/// </remarks>
internal sealed class EventsAndProducts
{
    private const int LongestRun = 6;
    private const string Table = "event-product-words.tsv";
    private const double ListedConfidence = 0.8;
    private const double BuiltConfidence = 0.7;

    private static readonly Dictionary<string, Listed> Words = Load();

    private readonly TokenizedText tokens;

    private EventsAndProducts(TokenizedText tokens) => this.tokens = tokens;

    [Flags]
    private enum WordClass
    {
        None = 0,
        EventHead = 1,
        EventFront = 2,
        EventOf = 4,
        EventName = 8,
        Product = 16,
        ProductMaker = 32,
        ProductModel = 64,
    }

    /// <summary>A listed word or name.</summary>
    /// <param name="Class">What it is.</param>
    /// <param name="BeginsName">Whether a listed name of several words begins with it.</param>
    private readonly record struct Listed(WordClass Class, bool BeginsName);

    /// <summary>Adds the mentions in text order; they do not overlap each other.</summary>
    public static void Find(TokenizedText tokens, List<EntityMention> found)
    {
        var finder = new EventsAndProducts(tokens);
        for (var i = 0; i < tokens.Count;)
        {
            if (tokens[i].Kind != TokenKind.Word || tokens.Shape(i) == WordShape.Lower || finder.At(i) is not { } name)
            {
                i++;
                continue;
            }

            var span = tokens.Span(i, name.End - 1);
            found.Add(new EntityMention(span.In(tokens.Text), name.Category, span, name.Confidence));
            i = name.End;
        }
    }

    private (int End, EntityCategory Category, double Confidence)? At(int first)
    {
        var (word, end) = Longest(first);
        if ((word & WordClass.ProductModel) != WordClass.None && ModelEnd(first) is > 0 and var model)
        {
            return (model, EntityCategory.Product, BuiltConfidence);
        }

        if ((word & WordClass.ProductMaker) != WordClass.None && end < tokens.Count && IsModelNumber(end))
        {
            return (end + 1, EntityCategory.Product, BuiltConfidence);
        }

        if ((word & WordClass.Product) != WordClass.None && !IsOrdinary(first, end))
        {
            return (end < tokens.Count && IsModelNumber(end) ? end + 1 : end, EntityCategory.Product, ListedConfidence);
        }

        if ((word & WordClass.EventFront) != WordClass.None && end < tokens.Count && Follows(end) && IsNameLike(end))
        {
            return (NameEnd(end, tokens.Raw(first) is "Operation" ? 3 : 1), EntityCategory.Event, ListedConfidence);
        }

        if ((word & WordClass.EventOf) != WordClass.None && OfEnd(end) is > 0 and var of)
        {
            return (of, EntityCategory.Event, BuiltConfidence);
        }

        if ((word & WordClass.EventName) != WordClass.None)
        {
            return (NumeralEnd(HeadEnd(first) is var head && head > end ? head : end), EntityCategory.Event, ListedConfidence);
        }

        return HeadEnd(first) is > 0 and var built ? (NumeralEnd(built), EntityCategory.Event, BuiltConfidence) : null;
    }

    /// <summary>The class of the longest listed name that begins at the token, and the index after it;
    /// a word that no list has ends at once.</summary>
    private (WordClass Class, int End) Longest(int first)
    {
        if (!Lookup(tokens.Raw(first), out var word))
        {
            return (WordClass.None, first);
        }

        if (word.BeginsName)
        {
            for (var end = Math.Min(first + 3, tokens.Count); end > first + 1; end--)
            {
                var name = tokens.Cased.AsSpan(tokens[first].Span.Start, tokens[end - 1].Span.End - tokens[first].Span.Start);
                if (Lookup(name, out var whole))
                {
                    return (whole.Class, end);
                }
            }
        }

        return (word.Class, first + 1);
    }

    /// <summary>The index after a run of capitalised words whose last one is what events are called; 0 when there is none.</summary>
    private int HeadEnd(int first)
    {
        // "The Games", "A Summit": an article at a sentence's beginning is no part of a name.
        if (!IsCapital(first) || tokens.Is(first, WordLists.Article)
            || tokens.BeginsSentence(first) && tokens.Lexeme(first).IsStopWord)
        {
            return 0;
        }

        var found = 0;
        for (var i = first + 1; i < tokens.Count && i < first + LongestRun && !tokens.BeginsSentence(i); i++)
        {
            var isHyphen = tokens.Shape(i) == WordShape.Hyphen && tokens[i].Span.Start == tokens[i - 1].Span.End;
            if (!isHyphen && !(Follows(i) && IsCapital(i)) && !(tokens[i].Span.Start == tokens[i - 1].Span.End && IsCapital(i)))
            {
                break;
            }

            if (!isHyphen && Lookup(tokens.Raw(i), out var word) && (word.Class & WordClass.EventHead) != WordClass.None)
            {
                found = i + 1;
            }
        }

        return found;
    }

    /// <summary>The index after "of Mosul", "of the Assumption"; 0 when no name follows.</summary>
    private int OfEnd(int of)
    {
        var name = of + 1;
        if (of >= tokens.Count || tokens.Word(of) is not "of")
        {
            return 0;
        }

        name += name < tokens.Count && tokens.Word(name) is "the" ? 1 : 0;
        return name < tokens.Count && IsCapital(name) && Follows(name) ? NameEnd(name, 3) : 0;
    }

    /// <summary>The index after at most <paramref name="most"/> capitalised words.</summary>
    private int NameEnd(int first, int most)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < most && IsCapital(end) && Follows(end) && !tokens.BeginsSentence(end))
        {
            end++;
        }

        return end;
    }

    /// <summary>"World War II", "World War Two", "Super Bowl XLVIII", "World War 2".</summary>
    private int NumeralEnd(int end) =>
        end < tokens.Count && Follows(end)
            && (tokens.Raw(end).IndexOfAnyExcept("IVXL") < 0 || tokens.Raw(end) is "One" or "Two"
                || tokens.Shape(end) == WordShape.ShortNumber && tokens.Word(end - 1) is "war" or "bowl")
            ? end + 1 : end;

    /// <summary>The index after "-47" or "-16s" of a type's name; 0 when no number follows its letters.</summary>
    private int ModelEnd(int letters) =>
        letters + 2 < tokens.Count && tokens.Shape(letters + 1) == WordShape.Hyphen && tokens[letters + 2].Kind == TokenKind.Number
            && tokens[letters + 1].Span.Start == tokens[letters].Span.End && tokens[letters + 2].Span.Start == tokens[letters + 1].Span.End
            && tokens[letters + 2].Span.Length <= 4 && !IsGlued(letters) && !IsGlued(letters + 3)
            ? letters + 3 : 0;

    private bool IsGlued(int token) =>
        token > 0 && token < tokens.Count
        && tokens[token].Kind != TokenKind.Punctuation && tokens[token].Span.Start == tokens[token - 1].Span.End;

    /// <summary>"737", "A320", "12": what tells one model from the next.</summary>
    private bool IsModelNumber(int token) =>
        Follows(token) && !tokens.BeginsSentence(token) && tokens[token].Span.Length <= 5
        && (tokens[token].Kind == TokenKind.Number && tokens.Shape(token) != WordShape.Year && !tokens.Raw(token).ContainsAny(",.:")
            || tokens[token].Kind == TokenKind.Word && char.IsUpper(tokens.Raw(token)[0]) && char.IsAsciiDigit(tokens.Raw(token)[^1]));

    /// <summary>"Windows were broken": at a sentence's beginning a word that English also has is that word.</summary>
    private bool IsOrdinary(int first, int end) =>
        end == first + 1 && tokens.Shape(first) == WordShape.Title
        && OrdinaryWords.Contains(tokens.Word(first)) && tokens.BeginsSentence(first);

    private bool IsNameLike(int token) =>
        IsCapital(token) && !tokens.Lexeme(token).IsStopWord || tokens.Raw(token).IndexOfAnyExcept("IVXL") < 0;

    private bool IsCapital(int token) =>
        tokens.Shape(token) is WordShape.Title or WordShape.Capitals or WordShape.Mixed or WordShape.Initials;

    private bool Follows(int token) => tokens[token].Span.Start - tokens[token - 1].Span.End == 1;

    private static bool Lookup(ReadOnlySpan<char> word, out Listed found) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out found);

    private static Dictionary<string, Listed> Load()
    {
        var words = new Dictionary<string, Listed>(StringComparer.Ordinal);
        var keys = new ClassKeys(typeof(WordClass), Table);
        foreach (var (key, names) in DataFile.WordRows(Table))
        {
            var kind = (WordClass)keys.Read(key);
            foreach (var joined in names)
            {
                var name = joined.Replace('_', ' ');
                var known = words.GetValueOrDefault(name);
                words[name] = known with { Class = known.Class | kind };
                if (name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
                {
                    words[name[..space]] = words.GetValueOrDefault(name[..space]) with { BeginsName = true };
                }
            }
        }

        keys.End();
        return words;
    }
}
