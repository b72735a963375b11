using BenchmarkDotNet.Running;
using Pipeline.Benchmarks;

// compare FOLDER: side by side with the peers; cold: loading; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["compare", var folder]:
        return Comparison.Run([.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)]);
    case ["cold"]:
        return Comparison.Cold();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(NewsText).Assembly).Run(args);
        return 0;
}
