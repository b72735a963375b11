using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Factuality;

/// <summary>Reads the words before a statement that make it hypothetical, denied or no more than tried (<c>factuality.tsv</c>).</summary>
internal sealed class DoubtReader(AnnotatedText text)
{
    private static readonly Dictionary<string, List<DoubtSign>> Signs = DoubtSign.Parse(EmbeddedTable.Rows(DoubtSign.FileName, 3));

    /// <summary>How a word before the token makes it hypothetical, denied or no more than tried.</summary>
    public Doubt Of(TokenizedArticle.Sentence sentence, int token, bool isPresupposed = false, bool mayHave = false)
    {
        var doubt = Doubt.None;
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - DoubtSign.ClauseWindow); i--)
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
                if (!(isPresupposed && kind is Doubt.Denied or Doubt.Asked)
                    && token - i <= window + phrase.Length - 1 && Matches(phrase, i, token) && !IsFalseAlarm(phrase, i))
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

    /// <summary>Whether the phrase stands there; when it was said may stand between its words: "denied on Tuesday that".</summary>
    private bool Matches(string[] phrase, int first, int limit)
    {
        var at = first;
        for (var i = 0; i < phrase.Length; i++, at++)
        {
            at = i > 0 ? AfterTime(at, limit) : at;
            if (at >= limit || text.Word(at) != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private int AfterTime(int token, int limit)
    {
        var time = token < limit && text.Is(token, WordSet.TimeOpener) ? token + 1 : token;
        return time < limit && text.Is(time, WordClass.Time) ? time + 1 : token;
    }
}
