namespace Pipeline.Core.Stories.Rules;

/// <summary>What an article says of a figure beside the total that stands for it: it moves nothing, and has its reason.</summary>
internal static class OtherTotals
{
    /// <summary>Gives each its reason.</summary>
    public static void Decide(Deliberation desk, IEnumerable<TotalChoice> choices)
    {
        foreach (var choice in choices)
        {
            foreach (var total in choice.Others)
            {
                Decide(desk, choice.Chosen, total);
            }
        }
    }

    private static void Decide(Deliberation desk, Total chosen, Total total)
    {
        if (desk.IsDecided(total.Statement))
        {
            return;
        }

        if (desk.FigureOf(total.Figure).Now is not { } now)
        {
            // The figure did not open; what kept the chosen total out keeps out the others.
            var outcome = desk.OutcomeOf(chosen.Statement);
            desk.Silence(total.Statement, outcome?.Reason ?? Reason.Explained, outcome?.Detail);
        }
        else if (RefutedRule.Silences(desk, total))
        {
            desk.Silence(total.Statement, Reason.Superseded);
        }
        else if (Slots.Agree(total, now) is not null)
        {
            desk.Silence(total.Statement, Reason.Known);
        }
        else
        {
            desk.Silence(total.Statement, ReasonOf(Comparisons.Compare(total.Amount, now.Amount)));
        }
    }

    private static Reason ReasonOf(Comparison comparison) => comparison switch
    {
        Comparison.Same or Comparison.Rounding => Reason.Known,
        Comparison.Within => Reason.Weaker,
        Comparison.Lower => Reason.Part,
        Comparison.Rises or Comparison.Settles => Reason.Contested,
        _ => throw new InvalidOperationException($"There is no comparison {comparison}."),
    };
}
