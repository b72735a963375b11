using Pipeline.Core.Ordering;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>What stands near a count in its sentence.</summary>
internal static class Neighbours
{
    /// <summary>Beyond this many tokens no words of a sentence say anything of a count; sentences without end cost no more than
    /// others.</summary>
    public const int Farthest = 60;

    // Words from a superlative to its "since": "the worst loss of life in the country's mines since".
    private const int FarthestSuperlative = 10;

    /// <summary>Those of a sentence that begin near enough to the tokens to say something of them.</summary>
    public static IEnumerable<T> Near<T>(List<T> all, Func<T, int> firstOf, TokenizedArticle.Sentence sentence, int first, int end)
    {
        var from = Math.Max(sentence.FirstToken, first - Farthest);
        var to = Math.Min(sentence.EndToken, end + Farthest);
        var start = PartitionPoint.Of(0, all.Count, (all, firstOf, from), static (near, i) => near.firstOf(near.all[i]) < near.from);
        for (var i = start; i < all.Count && firstOf(all[i]) < to; i++)
        {
            yield return all[i];
        }
    }

    /// <summary>Whether the "since" of the token ends what an event is said to be the worst of, "the deadliest attack in the country since
    /// 2009", and begins no period of its own.</summary>
    public static bool IsCompared(AnnotatedText text, int since, int min)
    {
        for (var i = since - 1; i >= Math.Max(min, since - FarthestSuperlative) && !text.IsPunctuation(i) && !text.IsVerbLike(i); i--)
        {
            if (text.Is(i, WordSet.Superlative))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a relative clause begins between the tokens.</summary>
    public static bool HasRelative(AnnotatedText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, WordClass.Relative) || text.Word(i) is "when" or "where")
            {
                return true;
            }
        }

        return false;
    }
}
