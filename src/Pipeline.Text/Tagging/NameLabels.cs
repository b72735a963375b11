namespace Pipeline.Text.Tagging;

/// <summary>The labels of the name tagger: outside, and for each type the first, an inner, the last and the only token
/// of a name (BILOU).</summary>
/// <remarks>Ratinov and Roth, Design Challenges and Misconceptions in Named Entity Recognition (2009). Names of other things
/// (laws, events, peoples) have two labels, first and inner, so that all labels fit a row of <see cref="WeightTable"/>;
/// they are told apart and thrown away.</remarks>
internal static class NameLabels
{
    /// <summary>No name.</summary>
    public const int Outside = 0;

    /// <summary>First token of another name.</summary>
    public const int OtherFirst = 13;

    /// <summary>A later token of another name.</summary>
    public const int OtherInner = 14;

    /// <summary>Number of labels.</summary>
    public const int Count = 15;

    private const int Starts = 1 << Outside | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 8 | 1 << 9 | 1 << 12 | 1 << OtherFirst;

    /// <summary>The three types in the order of their labels.</summary>
    public static ReadOnlySpan<EntityCategory> Types => [EntityCategory.Person, EntityCategory.Organization, EntityCategory.Location];

    /// <summary>The label of a token in a name of the type with number <paramref name="type"/>.</summary>
    public static int Of(int type, bool isFirst, bool isLast) => 1 + type * 4 + (isFirst ? isLast ? 3 : 0 : isLast ? 2 : 1);

    /// <summary>Whether a name of the three types is begun and not ended.</summary>
    public static bool IsOpen(int label) => label is > Outside and < OtherFirst && (label - 1) % 4 < 2;

    /// <summary>Whether the label is the first or only one of a name of the three types.</summary>
    public static bool IsStart(int label) => label is > Outside and < OtherFirst && (label - 1) % 4 is 0 or 3;

    /// <summary>Whether the label says that a name of another kind stands here.</summary>
    public static bool IsOther(int label) => label >= OtherFirst;

    /// <summary>Number of the type of a label of the three types.</summary>
    public static int TypeOf(int label) => (label - 1) / 4;

    /// <summary>The labels, as bits, that may follow <paramref name="previous"/>.</summary>
    /// <param name="previous">Label of the token before in the sentence.</param>
    /// <param name="endsSentence">Whether no token follows in the sentence, so that no name may stay open.</param>
    public static int Allowed(int previous, bool endsSentence)
    {
        int allowed;
        if (IsOpen(previous))
        {
            var type = TypeOf(previous);
            allowed = 1 << Of(type, isFirst: false, isLast: false) | 1 << Of(type, isFirst: false, isLast: true);
        }
        else
        {
            allowed = IsOther(previous) ? Starts | 1 << OtherInner : Starts;
        }

        const int Open = 1 << 1 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 9 | 1 << 10;
        return endsSentence ? allowed & ~Open : allowed;
    }
}
