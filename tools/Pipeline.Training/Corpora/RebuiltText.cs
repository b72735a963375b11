using System.Text;
using Pipeline.Text.Tokens;

namespace Pipeline.Training.Corpora;

/// <summary>The text of a labelled document, written as text is written and cut by the tokenizer that the product cuts with.</summary>
internal sealed class RebuiltText
{
    private readonly LabelledToken[] sources;
    private readonly int[] sourceOf;

    private RebuiltText(LabelledDocument document, TokenizedText tokens, LabelledToken[] sources, int[] sourceOf)
    {
        Document = document;
        Tokens = tokens;
        this.sources = sources;
        this.sourceOf = sourceOf;
    }

    /// <summary>Where the text is from.</summary>
    public LabelledDocument Document { get; }

    /// <summary>The text as the product sees it.</summary>
    public TokenizedText Tokens { get; }

    /// <summary>Rebuilds a document's text: a blank line between sentences, blanks between words as English has them.</summary>
    public static RebuiltText Of(LabelledDocument document)
    {
        var text = new StringBuilder();
        var labelled = new List<LabelledToken>();
        var starts = new List<int>();
        foreach (var sentence in document.Sentences)
        {
            var openQuotes = 0;
            for (var i = 0; i < sentence.Count; i++)
            {
                var form = sentence[i].Form;
                if (i > 0 && HasBlankBetween(sentence, i, openQuotes))
                {
                    text.Append(' ');
                }

                openQuotes += form is "\"" ? 1 : 0;
                starts.Add(text.Length);
                labelled.Add(sentence[i]);
                text.Append(form);
            }

            text.Append("\n\n");
        }

        var tokens = TokenizedText.Of(text.ToString());
        var origins = new int[tokens.Count];
        var source = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            while (source + 1 < starts.Count && starts[source + 1] <= tokens[i].Span.Start)
            {
                source++;
            }

            origins[i] = source;
        }

        return new RebuiltText(document, tokens, [.. labelled], origins);
    }

    /// <summary>The corpus's token that holds the first character of <paramref name="token"/>.</summary>
    public LabelledToken Source(int token) => sources[sourceOf[token]];

    /// <summary>Whether <paramref name="token"/> is the first that is cut from its corpus token.</summary>
    public bool IsFirstOfSource(int token) => token == 0 || sourceOf[token - 1] != sourceOf[token];

    private static bool HasBlankBetween(IReadOnlyList<LabelledToken> sentence, int i, int openQuotes)
    {
        var (previous, own) = (sentence[i - 1], sentence[i]);
        if (own.Tag == "HYPH" || previous.Tag == "HYPH")
        {
            return false;
        }

        var closes = own.Form is "," or "." or ";" or ":" or "!" or "?" or ")" or "]" or "%" or "…" or "..." or "”"
            || own.Form[0] is '\'' or '’' && own.Form.Length > 1 && own.Form.Length < 4 || own.Form is "n't" or "n’t"
            || own.Tag is "''" or "POS" || own.Form is "\"" && openQuotes % 2 == 1;
        var opens = previous.Form is "(" or "[" or "$" or "£" or "€" or "“" or "#" or "@"
            || previous.Tag is "``" || previous.Form is "\"" && openQuotes % 2 == 1;
        return !closes && !opens;
    }
}
