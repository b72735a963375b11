using System.Collections.Frozen;
using Pipeline.Core.Facts;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Tables;

/// <summary>What one line of a message may hold together.</summary>
internal enum EffectFamily
{
    Casualties,
    Whereabouts,
    Detention,
    Outbreak,
    Breach,
}

/// <summary>How a figure moves in time.</summary>
internal enum Movement
{
    /// <summary>It grows; a fall needs a reason.</summary>
    Total,

    /// <summary>It is how many are so now, and moves both ways.</summary>
    Level,
}

/// <summary>Where an effect stands in what was hit.</summary>
internal enum HitStanding
{
    None,

    /// <summary>Killed, injured.</summary>
    Part,

    /// <summary>Shot, stabbed, struck: outcome open.</summary>
    Whole,

    /// <summary>Targeted, affected: it says less than any of these.</summary>
    Open,
}

/// <summary>How the figure of one effect behaves.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Family">What it shares a line with.</param>
/// <param name="Unit">What is counted where the who names no unit of its own.</param>
/// <param name="Movement">How it moves.</param>
/// <param name="Standing">Where it stands in what was hit.</param>
internal sealed record EffectRow(VictimEffect Effect, EffectFamily Family, string Unit, Movement Movement, HitStanding Standing);

/// <summary>The effects and how their figures behave (<c>effects.tsv</c>).</summary>
internal sealed class EffectTable
{
    private const string List = "effects.tsv";

    private readonly FrozenDictionary<VictimEffect, EffectRow> rows;

    /// <summary>A table of these rows: effect, family, unit, movement, standing.</summary>
    /// <exception cref="InvalidOperationException">A cell is no such value, or an effect has no row or two.</exception>
    public EffectTable(IEnumerable<string[]> cells)
    {
        var read = new Dictionary<VictimEffect, EffectRow>();
        foreach (var row in cells.Select(Parse))
        {
            if (!read.TryAdd(row.Effect, row))
            {
                throw new InvalidOperationException($"{List}: {row.Effect} has two rows.");
            }
        }

        foreach (var effect in Enum.GetValues<VictimEffect>())
        {
            if (!read.ContainsKey(effect))
            {
                throw new InvalidOperationException($"{List}: {effect} has no row.");
            }
        }

        rows = read.ToFrozenDictionary();
    }

    /// <summary>The built-in table.</summary>
    public static EffectTable Default { get; } = new(EmbeddedTable.Rows(List, 5));

    /// <summary>The row of <paramref name="effect"/>.</summary>
    public EffectRow this[VictimEffect effect] => rows[effect];

    private static EffectRow Parse(string[] cells) => new(
        EmbeddedTable.Value<VictimEffect>(List, cells[0]), EmbeddedTable.Value<EffectFamily>(List, cells[1]), cells[2],
        EmbeddedTable.Value<Movement>(List, cells[3]), EmbeddedTable.Value<HitStanding>(List, cells[4]));
}
