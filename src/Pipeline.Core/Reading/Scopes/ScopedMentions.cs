using Pipeline.Core.Facts;
using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Gives what the frames found its scope, adds the parts that stand beside it, and leaves out what the text says never
/// happened.</summary>
internal sealed class ScopedMentions(AnnotatedText text, NounPhrases phrases)
{
    private readonly DeathReader deaths = new(text);

    /// <summary>The mentions with their scopes, sentence by sentence.</summary>
    public IReadOnlyList<VictimMention> Of(IReadOnlyList<VictimMention> found)
    {
        if (found.Count == 0)
        {
            return found;
        }

        var ordinals = new OrdinalReader(text, found);
        found = [.. ordinals.Read()];
        var parts = new PartReader(text, phrases);
        var scopes = new ScopeReader(text, found, ordinals);
        var gaps = new GapReader(text);
        var running = new RunningReader(text);
        var attackers = new AttackerReader(text, phrases);
        var corrections = new CorrectionReader(text);
        var scoped = new List<VictimMention>(found.Count + 4);
        VictimMention? superseded = null;
        foreach (var inSentence in found.GroupBy(mention => mention.Sentence).OrderBy(group => group.Key.Index))
        {
            superseded = null;
            var told = WithDead([.. inSentence.OrderBy(mention => mention.Words)]);
            foreach (var mention in told.Concat(parts.Read(inSentence.Key, told)))
            {
                Add(mention);
            }

            foreach (var gap in told.SelectMany(mention => gaps.Read(mention, Tokens(mention).End)))
            {
                Add(gap);
            }

            foreach (var total in told.Select(mention => running.Read(mention, Tokens(mention).End)).OfType<VictimMention>())
            {
                scoped.Add(total with { Scope = CountScope.Background });
            }

            if (superseded is not null && corrections.Read(inSentence.Key, superseded) is { } correction)
            {
                scoped.Add(correction);
            }

            var before = told.FindLast(mention => mention.Phrase is { IsPart: false, Number: not null }) ?? told[^1];
            if (inSentence.Key.Index + 1 is var next && next < text.Article.Sentences.Count)
            {
                foreach (var part in parts.OfThem(text.Article.Sentences[next], before))
                {
                    Add(part);
                }
            }
        }

        return scoped;

        void Add(VictimMention mention)
        {
            var (first, end) = Tokens(mention);
            if (scopes.Of(mention, first, end) is { } scope)
            {
                var isCasualties = scope == CountScope.Total
                    && mention.Effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit;
                scoped.Add(mention with
                {
                    Scope = scope,
                    IsOfHurt = deaths.IsOfHurt(mention, first),
                    Attackers = isCasualties ? attackers.Of(mention.Sentence, end) : null,
                });
                superseded = scope == CountScope.Superseded ? scoped[^1] : superseded;
            }
        }
    }

    /// <summary>"One of the wounded died" and "two people wounded on Monday died" count dead, and say of the wounded only that there are
    /// more.</summary>
    private List<VictimMention> WithDead(List<VictimMention> told)
    {
        var dead = told.Where(mention => mention is { Effect: VictimEffect.Killed, Construction: Construction.Subject })
            .Select(mention => mention.Words.Start).ToHashSet();
        for (var i = told.Count - 1; i >= 0; i--)
        {
            var (first, end) = Tokens(told[i]);
            var haveDied = deaths.HaveDied(told[i], first, end);
            if (dead.Contains(told[i].Words.Start) && (haveDied || told[i] is { Effect: VictimEffect.Injured, Phrase.IsPart: true }))
            {
                told.RemoveAt(i);
            }
            else if (haveDied)
            {
                told[i] = told[i] with { Effect = VictimEffect.Killed, Construction = Construction.Subject };
            }
        }

        return told;
    }

    private (int First, int End) Tokens(VictimMention mention)
    {
        var first = TokenAt(mention.Words.Start, mention.Sentence);
        return (first, Math.Max(first + 1, TokenAt(mention.Words.End - 1, mention.Sentence) + 1));
    }

    /// <summary>The last token of the sentence that begins at or before the offset.</summary>
    private int TokenAt(int offset, TokenizedArticle.Sentence sentence)
    {
        var after = PartitionPoint.Of(
            sentence.FirstToken + 1, sentence.EndToken, (text.Article.Tokens, offset),
            static (all, i) => all.Tokens[i].Span.Start <= all.offset);
        return after - 1;
    }
}
