using Pipeline.Text.Data;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tagging;

/// <summary>What the name tagger sees at a token: the trainer and the tagger both ask here.</summary>
/// <remarks>The word and its neighbours, their shapes, parts of speech and endings, what the gazetteer and the word lists say of them, and
/// the run of capitalised words that the token stands in with the words around that run.</remarks>
internal sealed class NameFeatures
{
    /// <summary>Most features that a token has.</summary>
    public const int Most = 80;

    private const uint None = 0x5F3759DF;
    private const int LongestRun = 10;

    // Bits of a class beside those of NameWordClass.
    private const uint PersonWord = 1u << 20;
    private const uint Nothing = 1u << 21;

    private readonly TokenizedText tokens;
    private readonly PartOfSpeech[] tags;
    private readonly bool[] smallToo;
    private readonly View[] views;

    /// <summary>Looks at a text.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="tags">The part of speech of each token.</param>
    public NameFeatures(TokenizedText tokens, PartOfSpeech[] tags)
    {
        this.tokens = tokens;
        this.tags = tags;
        smallToo = new bool[tokens.VocabularySize];
        views = new View[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            ref var view = ref views[i];
            var lexeme = tokens.Lexeme(i);
            if (tokens.Shape(i) == WordShape.Lower)
            {
                smallToo[tokens.WordId(i)] = true;
                view.Class = (lexeme.IsPersonType ? PersonWord : 0) | (uint)(lexeme.SmallClass & NameWordClass.Speech);
            }
            else if (IsCapital(i))
            {
                var raw = tokens.Raw(i);
                var isTitle = tokens.Shape(i) == WordShape.Title && lexeme.HasTitle(raw);
                view.Class = (uint)(isTitle ? lexeme.TitleClass : NameWords.Of(raw));
                view.Names = (byte)((isTitle ? lexeme.TitleIsForename : Gazetteer.Default.IsForename(raw)) ? 1 : 0);
                view.Names += (byte)((isTitle ? lexeme.TitleIsSurname : Gazetteer.Default.IsSurname(raw)) ? 2 : 0);
            }
        }

        MarkHeadlines();
        MarkPlaces();
        MarkRuns();
    }

    /// <summary>Whether the token begins a sentence.</summary>
    public bool Begins(int token) => tokens.BeginsSentence(token);

    /// <summary>Whether the token stands in a sentence where most longer words have a capital.</summary>
    public bool IsHeadline(int token) => views[token].IsHeadline;

    /// <summary>Whether the token's word stands somewhere in the text in small letters.</summary>
    public bool IsCommonToo(int token) => smallToo[tokens.WordId(token)];

    /// <summary>Whether the token ends a sentence.</summary>
    public bool Ends(int token) => token + 1 == tokens.Count || Begins(token + 1);

    /// <summary>Whether the token is a word that begins with a capital.</summary>
    public bool IsCapital(int token) =>
        tokens.Shape(token) is WordShape.Title or WordShape.Capitals or WordShape.OneCapital
            or WordShape.Initial or WordShape.Initials or WordShape.Mixed;

    /// <summary>Whether a name may begin at the token: a word with a capital in it, or "al" before a hyphen and a capital.</summary>
    public bool MayBegin(int token) => IsCapital(token)
        || tokens.IsInAnyCase(token, WordLists.NameArticle)
            && token + 2 < tokens.Count && tokens.Shape(token + 1) == WordShape.Hyphen && IsCapital(token + 2)
            && tokens[token].Span.End == tokens[token + 2].Span.Start - 1;

    /// <summary>Writes the features of a token.</summary>
    /// <param name="token">Index of the token.</param>
    /// <param name="previous">Label of the token before in the sentence.</param>
    /// <param name="second">Label of the token before that.</param>
    /// <param name="hidden">Whether the word itself is left out, as the trainer does at times so that what stands around is heard.</param>
    /// <param name="features">Receives at most <see cref="Most"/> numbers.</param>
    /// <returns>How many there are.</returns>
    public int Write(int token, int previous, int second, bool hidden, Span<uint> features)
    {
        var n = 0;
        var label = (uint)previous;
        var lexeme = tokens.Lexeme(token);
        var own = lexeme.Number;
        var before = NumberOf(token - 1);
        var after = NumberOf(token + 1);
        var shape = (uint)Shape(token);
        ref readonly var view = ref views[token];
        var place = (uint)view.Place;
        var name = (uint)view.Names;
        var nextName = token + 1 < tokens.Count ? views[token + 1].Names : 0u;
        var type = view.Class;
        var (first, end) = (token - view.RunStart, token + view.RunEnd);
        var head = end - 1;
        var begins = Begins(token);
        features[n++] = FeatureHash.Of(1, label);
        features[n++] = FeatureHash.Of(2, label, (uint)second);
        if (!hidden)
        {
            features[n++] = FeatureHash.Of(3, own);
            features[n++] = FeatureHash.Of(4, own, label);
            features[n++] = FeatureHash.Of(5, before, own);
            features[n++] = FeatureHash.Of(6, own, after);
            features[n++] = FeatureHash.Of(7, lexeme.Prefix(4));
            features[n++] = FeatureHash.Of(8, lexeme.Suffix(4));
            features[n++] = FeatureHash.Of(9, NumberOf(head), own);
        }

        features[n++] = FeatureHash.Of(10, before);
        features[n++] = FeatureHash.Of(11, after);
        features[n++] = FeatureHash.Of(12, NumberOf(token - 2));
        features[n++] = FeatureHash.Of(13, NumberOf(token + 2));
        features[n++] = FeatureHash.Of(14, before, label);
        features[n++] = FeatureHash.Of(15, shape, label);
        features[n++] = FeatureHash.Of(16, Shape(token - 1) * 32 + shape, Shape(token + 1));
        features[n++] = FeatureHash.Of(17, lexeme.Prefix(2));
        features[n++] = FeatureHash.Of(18, lexeme.Prefix(3));
        features[n++] = FeatureHash.Of(19, lexeme.Suffix(1));
        features[n++] = FeatureHash.Of(20, lexeme.Suffix(2));
        features[n++] = FeatureHash.Of(21, lexeme.Suffix(3));
        features[n++] = FeatureHash.Of(22, shape, begins ? 1u : 0u);
        features[n++] = FeatureHash.Of(23, before, after);
        features[n++] = FeatureHash.Of(24, NumberOf(token - 2), before);

        // What the lists say.
        features[n++] = FeatureHash.Of(25, place & 0x7Fu);
        features[n++] = FeatureHash.Of(26, place, label);
        features[n++] = FeatureHash.Of(27, place & 0x7Fu, name);
        features[n++] = FeatureHash.Of(28, name, label);
        features[n++] = FeatureHash.Of(29, name * 4 + nextName, (uint)(first == token ? 1 : 0) + (end == token + 1 ? 2u : 0));
        features[n++] = FeatureHash.Of(30, Place(token + 1) & 0x7Fu, place & 0x7Fu);
        features[n++] = FeatureHash.Of(31, Place(token - 1) & 0x7Fu, label);
        features[n++] = FeatureHash.Of(32, type, label);
        features[n++] = FeatureHash.Of(33, Class(token - 1), shape);
        features[n++] = FeatureHash.Of(34, Class(token + 1), shape);
        features[n++] = FeatureHash.Of(35, Class(token - 1), name);
        features[n++] = FeatureHash.Of(36, Class(token + 2), type);
        features[n++] = FeatureHash.Of(37, name, place & 0xFu);

        // The run of capitalised words, its last word and what stands around it.
        var length = (uint)(end - first);
        var index = (uint)(token - first);
        features[n++] = FeatureHash.Of(38, length * 16 + index);
        features[n++] = FeatureHash.Of(39, NumberOf(head), head == token ? 1u : 0u);
        features[n++] = FeatureHash.Of(40, Class(head), length == 1 ? 0 : head == token ? 1u : 2u);
        features[n++] = FeatureHash.Of(41, NumberOf(first - 1));
        features[n++] = FeatureHash.Of(42, NumberOf(end));
        features[n++] = FeatureHash.Of(43, NumberOf(first - 1), length);
        features[n++] = FeatureHash.Of(44, NumberOf(end), length);
        features[n++] = FeatureHash.Of(45, NumberOf(end), NumberOf(end + 1));
        features[n++] = FeatureHash.Of(46, Class(first - 1) * 2 + (Class(end) >> 20 & 1), Class(end) & (uint)NameWordClass.Speech);
        features[n++] = FeatureHash.Of(47, Apposition(end), length);
        features[n++] = FeatureHash.Of(48, tokens.Lexeme(head).Suffix(3), head == token ? 1u : 0u);
        features[n++] = FeatureHash.Of(49, (uint)views[first].Names * 4 + views[head].Names, length);
        features[n++] = FeatureHash.Of(50, length == 1 ? 1u : 0u, shape);

        // Parts of speech.
        features[n++] = FeatureHash.Of(51, Tag(token), shape);
        features[n++] = FeatureHash.Of(52, Tag(token - 1), Tag(token + 1));
        features[n++] = FeatureHash.Of(53, Tag(token - 1) * 32 + Tag(token), label);
        features[n++] = FeatureHash.Of(54, Tag(end), Tag(first - 1));

        // What the text says elsewhere.
        var seen = (smallToo[tokens.WordId(token)] ? 1u : 0) + (begins ? 2u : 0) + (view.IsHeadline ? 4u : 0);
        features[n++] = FeatureHash.Of(55, seen, shape);
        features[n++] = FeatureHash.Of(56, seen, Tag(token));
        features[n++] = FeatureHash.Of(57, seen, name * 16 + (place & 0xFu));
        return n;
    }

    private uint NumberOf(int token) => (uint)token < (uint)tokens.Count ? tokens.Lexeme(token).Number : None;

    private uint Shape(int token) => (uint)token < (uint)tokens.Count ? (uint)tokens.Shape(token) + 1 : 0;

    private uint Place(int token) => (uint)token < (uint)tokens.Count ? views[token].Place : 0u;

    private uint Class(int token) => (uint)token < (uint)tokens.Count ? views[token].Class : Nothing;

    private uint Tag(int token) => (uint)token < (uint)tags.Length ? (uint)tags[token] + 1 : 0;

    /// <summary>What follows a name: "…, a lawyer" 1, "…, 43," 2, "… (ANC)" 3, "…, Texas" 4, a lower-case person word 5.</summary>
    private uint Apposition(int end)
    {
        if (end + 1 >= tokens.Count)
        {
            return 0;
        }

        if (tokens.Shape(end) == WordShape.OpenBracket)
        {
            return tokens.Shape(end + 1) == WordShape.Capitals ? 3u : 6u;
        }

        if (tokens.Shape(end) != WordShape.Comma)
        {
            return (views[end].Class & PersonWord) != 0 ? 5u : 0;
        }

        if (tokens.Shape(end + 1) == WordShape.ShortNumber)
        {
            return 2;
        }

        if ((views[end + 1].Place & 0xF) != 0)
        {
            return 4;
        }

        for (var i = end + 1; i < tokens.Count && i < end + 6 && tokens[i].Kind == TokenKind.Word; i++)
        {
            if ((views[i].Class & PersonWord) != 0)
            {
                return 1;
            }
        }

        return 0;
    }

    private void MarkHeadlines()
    {
        var token = 0;
        foreach (var sentence in tokens.Sentences)
        {
            var first = token;
            var capitals = 0;
            var words = 0;
            while (token < tokens.Count && tokens[token].Span.Start < sentence.End)
            {
                if (tokens[token].Kind == TokenKind.Word && tokens[token].Span.Length > 3)
                {
                    words++;
                    capitals += IsCapital(token) ? 1 : 0;
                }

                token++;
            }

            // Most longer words of a headline are capitalised, and no period ends it.
            if (words >= 4 && capitals * 10 >= words * 7 && tokens.Shape(token - 1) != WordShape.Stop)
            {
                for (var i = first; i < token; i++)
                {
                    views[i].IsHeadline = true;
                }
            }
        }
    }

    private void MarkPlaces()
    {
        for (var i = 0; i < tokens.Count;)
        {
            if (tokens[i].Kind != TokenKind.Word || !IsCapital(i) || tokens.PlaceAt(i, out var end) is not { } place)
            {
                i++;
                continue;
            }

            var reading = place.Readings[0];
            var flags = 1 + (int)reading.Kind + (place.IsCommonWord ? 1 << 7 : 0) + (place.IsPersonalName ? 1 << 8 : 0)
                + (reading.Thousands >= 100 ? 1 << 9 : 0) + (place.Readings.Count > 1 ? 1 << 10 : 0);
            for (var at = i; at < end; at++)
            {
                views[at].Place = (ushort)(flags + (at > i ? 1 << 4 : 0) + (at + 1 < end ? 1 << 5 : 0));
            }

            i = end;
        }
    }

    private void MarkRuns()
    {
        for (var i = 0; i < tokens.Count;)
        {
            var end = i + 1;
            if (IsCapital(i))
            {
                while (end < tokens.Count && end - i < LongestRun && !Begins(end))
                {
                    if (IsCapital(end))
                    {
                        end++;
                    }
                    else if (end + 1 < tokens.Count && IsCapital(end + 1) && IsInner(end))
                    {
                        end += 2;
                    }
                    else if (end + 2 < tokens.Count && IsCapital(end + 2)
                        && tokens.Word(end) is "al" or "el" && tokens.Shape(end + 1) == WordShape.Hyphen)
                    {
                        end += 3;
                    }
                    else
                    {
                        break;
                    }
                }
            }

            for (var at = i; at < end; at++)
            {
                (views[at].RunStart, views[at].RunEnd) = ((byte)(at - i), (byte)(end - at));
            }

            i = end;
        }
    }

    /// <summary>What joins capitalised words within a name.</summary>
    private bool IsInner(int token) =>
        tokens.IsInAnyCase(token, WordLists.NameInner)
        || tokens.Shape(token) == WordShape.Hyphen
            && tokens[token].Span.Start == tokens[token - 1].Span.End && tokens[token].Span.End == tokens[token + 1].Span.Start;

    /// <summary>What is seen at one token.</summary>
    private struct View
    {
        /// <summary>Classes of its word, and <see cref="PersonWord"/>.</summary>
        public uint Class;

        /// <summary>What the gazetteer says of the name it stands in: one more than the kind, and flags; 0 for nothing.</summary>
        public ushort Place;

        /// <summary>1 for a forename, 2 for a surname.</summary>
        public byte Names;

        /// <summary>Tokens of the run of capitalised words before it.</summary>
        public byte RunStart;

        /// <summary>Tokens of the run from it on.</summary>
        public byte RunEnd;

        /// <summary>Whether it stands in a sentence where most longer words have a capital.</summary>
        public bool IsHeadline;
    }
}
