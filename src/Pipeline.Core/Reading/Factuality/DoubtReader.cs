using System.Globalization;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Factuality;

/// <summary>Reads the words before a statement that make it hypothetical, denied or no more than tried (<c>factuality.tsv</c>).</summary>
internal sealed class DoubtReader(AnnotatedText text)
{
    private static readonly Dictionary<string, List<Sign>> Signs = Load();

    private const int ClauseWindow = 30;

    /// <summary>Words that put what follows them in doubt, within so many tokens.</summary>
    private sealed record Sign(string[] Phrase, int Window, Doubt Doubt);

    /// <summary>How a word before the token makes it hypothetical, denied or no more than tried.</summary>
    public Doubt Of(TokenizedArticle.Sentence sentence, int token, bool isPresupposed = false, bool mayHave = false)
    {
        var doubt = Doubt.None;
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - ClauseWindow); i--)
        {
            var word = text.Word(i);
            if (text.Is(i, WordSet.DoubtEnd) || word == "," && token - i > 12)
            {
                break;
            }

            if (!Signs.TryGetValue(word, out var signs) || mayHave && text.Is(i, WordSet.PossibleModal) && i + 2 < token + 1
                && text.Word(i + 1) == "have" && (text.Word(i + 2) is "been" or "had"))
            {
                continue;
            }

            foreach (var (phrase, window, kind) in signs)
            {
                if (!(isPresupposed && kind == Doubt.Denial) && token - i <= window + phrase.Length - 1 && Matches(phrase, i, token)
                    && !IsFalseAlarm(phrase, i))
                {
                    doubt = kind > doubt ? kind : doubt;
                }
            }
        }

        return doubt;
    }

    /// <summary>"not only killed", "not clear who killed", "May 12" are no denials or doubts.</summary>
    private bool IsFalseAlarm(string[] phrase, int token) => phrase[0] switch
    {
        "not" => text.Word(token + 1) is "only" or "just",
        "may" => text.IsCapitalized(token),
        "will" => text.IsCapitalized(token),
        _ => false,
    };

    private bool Matches(string[] phrase, int first, int limit)
    {
        if (first + phrase.Length > limit)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (text.Word(first + i) != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The signs by their first word.</summary>
    private static Dictionary<string, List<Sign>> Load()
    {
        var signs = new Dictionary<string, List<Sign>>(StringComparer.Ordinal);
        foreach (var row in WordList.Read("factuality.tsv", 3))
        {
            var phrase = WordList.Words(row[2]);
            var doubt = row[0] == "attempt" ? Doubt.Attempt
                : row[0] == "denied" || row[2] is "if" or "whether" ? Doubt.Denial
                : Doubt.Other;
            var sign = new Sign(phrase, row[1] == "clause" ? ClauseWindow : int.Parse(row[1], CultureInfo.InvariantCulture), doubt);
            (signs.TryGetValue(phrase[0], out var known) ? known : signs[phrase[0]] = []).Add(sign);
        }

        return signs;
    }
}
