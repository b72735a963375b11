using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;

namespace Pipeline.Bench.Parts;

/// <summary>One thing that is measured.</summary>
internal interface IBenchPart
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, for the help.</summary>
    string Description { get; }

    /// <summary>Whether it runs when no part is named.</summary>
    bool IsQuick { get; }

    /// <summary>Measures; the figures come in the order they are told.</summary>
    IAsyncEnumerable<Figure> RunAsync(BenchStorage storage, BenchSizes options, Action<string> progress,
        CancellationToken cancellationToken);
}
