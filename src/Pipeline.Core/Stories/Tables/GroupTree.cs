using System.Collections.Immutable;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Tables;

/// <summary>What a group's name is worth.</summary>
internal enum GroupClass
{
    /// <summary>It names who was counted and is no news: people, residents, victims.</summary>
    Generic,

    /// <summary>Generic, but worth a word as a part of many.</summary>
    Women,

    /// <summary>Worth a word whenever they were hit: children, patients, journalists.</summary>
    Protected,

    /// <summary>Any other group.</summary>
    Other,

    /// <summary>No people: accounts, records, devices.</summary>
    Unit,
}

/// <summary>The groups, each under its broader one (<c>group-tree.tsv</c>). Immutable.</summary>
/// <remarks>A label that has no row stands under the longest ending of its words that has one, and is of its class; but a generic one
/// with a name before it ("Yazidi women") is a group of its own.</remarks>
internal sealed class GroupTree
{
    private const string List = "group-tree.tsv";
    /// <summary>What stands in place of the broader label at a root.</summary>
    public const string NoBroader = "-";

    private const string Same = "same";

    private readonly ImmutableDictionary<string, Row> rows;

    private GroupTree(ImmutableDictionary<string, Row> rows) => this.rows = rows;

    /// <param name="Broader">The label above; null at a root.</param>
    /// <param name="Class">The class; null for a label that is another name of its broader one.</param>
    private sealed record Row(string? Broader, GroupClass? Class);

    /// <summary>The built-in tree.</summary>
    public static GroupTree Default { get; } =
        new GroupTree(ImmutableDictionary.Create<string, Row>(StringComparer.OrdinalIgnoreCase)).With(EmbeddedTable.Rows(List, 3));

    /// <summary>This tree with the rows of an operator: label, broader label or <c>-</c>, class, or <c>same</c> for another name of the
    /// broader one. A row for a label that is known takes the
    /// place of the old one.</summary>
    /// <exception cref="InvalidOperationException">A row has not three cells or no such class, names a label twice or a broader one that
    /// does not exist, or a label stands under itself.</exception>
    public GroupTree With(IEnumerable<string[]> added)
    {
        var next = rows.ToBuilder();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cells in added)
        {
            if (cells.Length != 3 || cells[0].Length == 0 || !seen.Add(cells[0]))
            {
                throw new InvalidOperationException($"{List}: '{string.Join('\t', cells)}' is no row, or a second one of its label.");
            }

            if (cells[1] == NoBroader && cells[2] == Same)
            {
                throw new InvalidOperationException($"{List}: '{cells[0]}' is another name of nothing.");
            }

            next[cells[0]] = new Row(
                cells[1] == NoBroader ? null : cells[1], cells[2] == Same ? null : EmbeddedTable.Value<GroupClass>(List, cells[2]));
        }

        var tree = new GroupTree(next.ToImmutable());
        foreach (var label in seen)
        {
            tree.Check(label);
        }

        return tree;
    }

    /// <summary>Whether a word says what a group is worth, and names none.</summary>
    public static bool IsClass(string word) => Enum.TryParse<GroupClass>(word, ignoreCase: true, out _) && !char.IsAsciiDigit(word[0]);

    /// <summary>The class of a label.</summary>
    public GroupClass ClassOf(string label)
    {
        if (rows.TryGetValue(label, out var row))
        {
            return row.Class ?? ClassOf(row.Broader!);
        }

        return Ending(label) is not { } ending ? GroupClass.Other
            : ClassOf(ending) is GroupClass.Generic or GroupClass.Women && char.IsUpper(label[0]) ? GroupClass.Other
            : ClassOf(ending);
    }

    /// <summary>The label that a label is another name of: "children" of "teenagers"; else itself.</summary>
    public string PlainOf(string label)
    {
        while (rows.TryGetValue(label, out var row) && row.Class is null)
        {
            label = row.Broader!;
        }

        return label;
    }

    /// <summary>The next broader label; null at a root.</summary>
    public string? BroaderThan(string label) => rows.TryGetValue(label, out var row) ? row.Broader : Ending(label);

    /// <summary>The labels that stand above <paramref name="label"/> and are of its class, nearest first: only these imply it.</summary>
    public IEnumerable<string> Above(string label)
    {
        var groupClass = ClassOf(label);
        for (var at = BroaderThan(label); at is not null; at = BroaderThan(at))
        {
            if (ClassOf(at) == groupClass)
            {
                yield return at;
            }
        }
    }

    /// <summary>Whether one of the labels is the other or stands above it.</summary>
    public bool AreRelated(string left, string right) => IsOrIsUnder(left, right) || IsOrIsUnder(right, left);

    /// <summary>Whether <paramref name="label"/> is <paramref name="broad"/> or stands under it.</summary>
    public bool IsOrIsUnder(string label, string broad)
    {
        for (var at = label; at is not null; at = BroaderThan(at))
        {
            if (string.Equals(at, broad, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private string? Ending(string label)
    {
        for (var space = label.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = label.IndexOf(' ', space + 1))
        {
            if (rows.ContainsKey(label[(space + 1)..]))
            {
                return label[(space + 1)..];
            }
        }

        return null;
    }

    private void Check(string label)
    {
        var steps = 0;
        for (var at = label; rows[at].Broader is { } broader; at = broader)
        {
            if (!rows.ContainsKey(broader))
            {
                throw new InvalidOperationException($"{List}: '{at}' stands under '{broader}', which has no row.");
            }

            if (++steps > rows.Count)
            {
                throw new InvalidOperationException($"{List}: '{label}' stands under itself.");
            }
        }
    }
}
