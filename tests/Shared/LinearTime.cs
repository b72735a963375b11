using System.Globalization;

namespace Pipeline.Tests.Shared;

/// <summary>Holds work to time in proportion to its text, and to a limit. Both are processor time,
/// so that a busy machine does not matter.</summary>
internal static class LinearTime
{
    /// <summary>How many times longer the long text is. Work in the square of it would take 64 times as long.</summary>
    private const int Times = 8;

    /// <summary>What caches, collections and a clock of milliseconds may add.</summary>
    private const int Slack = 3;

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);

    // Only so that what never ends does not hold up everything.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Does <paramref name="work"/> on <paramref name="unit"/> repeated to <paramref name="length"/> characters, and to an eighth
    /// of them; the whole may take <paramref name="limit"/>.</summary>
    public static void Holds(Action<string> work, string unit, int length, TimeSpan limit)
    {
        var (brief, full) = (TextOf(length / Times), TextOf(length));
        // The first time compiles.
        ThreadTime.Of(() => work(brief), Patience);
        var least = ThreadTime.Of(() => work(brief), Patience);
        var took = ThreadTime.Of(() => work(full), Patience);
        Assert.True(took < limit, string.Create(CultureInfo.InvariantCulture, $"{full.Length} characters took {took}."));
        Assert.True(
            took < Times * Slack * (least > Least ? least : Least),
            string.Create(CultureInfo.InvariantCulture, $"{brief.Length} characters took {least}, {full.Length} took {took}."));

        string TextOf(int characters) => string.Concat(Enumerable.Repeat(unit, characters / unit.Length));
    }
}
