using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Nouns for the victims themselves: "at least 100 of the victims were journalists",
/// "a lawyer, who was among the targets".</summary>
internal sealed class VictimNounReader(FrameContext context, VerbGroupReader groups, SubjectFinder subjects)
{
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly CompanionReader companions = context.Companions;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>"at least 100 of the victims were journalists", "victims include lawyers", "a lawyer, who was among the targets".</summary>
    public void Read(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        var start = i;
        while (start > clause.Start && i - start < 5 && (text.Is(start - 1, WordClass.Determiner)
            || !text.Is(start - 1, WordClass.Closed) && !text.IsPunctuation(start - 1)))
        {
            start--;
        }

        if (start > clause.Start && text.Is(start - 1, WordSet.Among))
        {
            var among = start - 1;
            if (among > clause.Start && text.Is(among - 1, WordClass.Be))
            {
                mentions.Add(clause.Sentence, subjects.Of(clause, among - 1), effect, Construction.AmongVictims, i, i + 1);
                ReadTheyInclude(clause, i, effect);
            }
            else if (among > clause.Start && (text.Entry(among - 1).Person is not null || text.NumberOf(among - 1) is not null))
            {
                var apposed = phrases.ReadSubject(among, clause.Start);
                mentions.Add(clause.Sentence, apposed, effect, Construction.AppositionAmongVictims, i, i + 1);
            }
            else if (BeAfter(i, clause.End) is { } be)
            {
                var list = companions.WithExamples(phrases.ReadList(be + 1, clause.End), clause.End);
                mentions.Add(clause.Sentence, list, effect, Construction.AmongVictims, i, i + 1);
            }

            return;
        }

        // The words for the dead and wounded are adjectives as well: "the dead man" names no victims by itself.
        if (text.Is(i, WordSet.HurtAdjective) && (start == i || text.Word(start) != "the"))
        {
            return;
        }

        for (var k = i + 1; k < Math.Min(clause.End, i + 8); k++)
        {
            var word = text.Word(k);
            if (text.Is(k, WordSet.VictimVerb) || word == "such"
                && k + 1 < clause.End && text.Word(k + 1) == "as")
            {
                var isBe = text.Is(k, WordClass.Be);
                var predicate = groups.SkipAdverbs(word == "such" ? k + 2 : k + 1, clause.End);
                if (isBe && predicate < clause.End && text.IsVerbLike(predicate) && text.Word(predicate) != "identified")
                {
                    return; // "two of the victims were pronounced dead"
                }

                var list = phrases.ReadList(predicate, clause.End);
                if (list.Count > 0 && isBe && list[0].Number is null
                    && phrases.ReadSubject(k, clause.Start) is [{ Number: { } number }, ..])
                {
                    list[0] = list[0] with { Number = number, First = number.FirstToken };
                }

                var construction = isBe ? Construction.VictimsWere : Construction.VictimsInclude;
                mentions.Add(clause.Sentence, companions.WithExamples(list, clause.End), effect, construction, i, i + 1);
                ReadTheyInclude(clause, k, effect);
                return;
            }

            if (text.IsPunctuation(k) && word != "," || word == "," && !(k + 1 < clause.End
                && text.Is(k + 1, WordSet.VictimListOpener)) || text.IsVerbLike(k))
            {
                break;
            }
        }

        ReadTheyInclude(clause, i, effect);
    }

    /// <summary>The "were" of "Among the victims in India were journalists".</summary>
    private int? BeAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 6) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Be))
            {
                return k;
            }
        }

        return null;
    }

    /// <summary>"They include journalists, academics and lawyers" later in the sentence that names victims, or at the head of the
    /// next.</summary>
    private void ReadTheyInclude(Clause clause, int i, VictimEffect effect)
    {
        var next = clause.Sentence.Index + 1;
        var sentences = text.Article.Sentences;
        for (var k = i + 1; k + 2 < Math.Min(clause.End, i + 40); k++)
        {
            if (ReadTheyIncludeAt(clause, k, effect))
            {
                return;
            }
        }

        if (clause.End - i < 40 && next < sentences.Count && sentences[next] is var following
            && following.FirstToken + 2 < following.EndToken)
        {
            ReadTheyIncludeAt(Clause.Of(following), following.FirstToken, effect);
        }
    }

    private bool ReadTheyIncludeAt(Clause clause, int k, VictimEffect effect)
    {
        if (text.Word(k) != "they" || !text.Is(k + 1, WordSet.Include))
        {
            return false;
        }

        var list = companions.WithExamples(phrases.ReadList(k + 2, clause.End), clause.End);
        mentions.Add(clause.Sentence, list, effect, Construction.TheyInclude, k, k + 1);
        return true;
    }
}
