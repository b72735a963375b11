namespace Pipeline.Adapters.Destinations;

/// <summary>Cuts a message to its budget: first the sentences get shorter, then the least important facts go.</summary>
internal static class MessageBudget
{
    private static readonly int[] SentenceLengths = [700, 400, 220];

    /// <summary>The fullest message that fits.</summary>
    /// <param name="facts">How many facts there are to show, the most important first.</param>
    /// <param name="render">Makes the message with that many facts and sentences of that length, or null when it is over the budget.
    /// Without facts it must fit.</param>
    public static byte[] Fit(int facts, Func<int, int, byte[]?> render)
    {
        foreach (var length in SentenceLengths)
        {
            if (render(facts, length) is { } whole)
            {
                return whole;
            }
        }

        var (fits, over) = (0, facts);
        while (over - fits > 1)
        {
            var middle = (fits + over) / 2;
            if (render(middle, SentenceLengths[^1]) is null)
            {
                over = middle;
            }
            else
            {
                fits = middle;
            }
        }

        return render(fits, SentenceLengths[^1]) ?? throw new InvalidOperationException("A message without facts must fit its budget.");
    }
}
