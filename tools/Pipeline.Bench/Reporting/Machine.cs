using System.Globalization;
using System.Runtime.InteropServices;

namespace Pipeline.Bench.Reporting;

/// <summary>Where figures were measured.</summary>
internal static class Machine
{
    /// <summary>Cores, memory, system, runtime and build in one line.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, "
        + $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, "
        + $"{RuntimeInformation.FrameworkDescription}, {Build} build");

#if DEBUG
    private const string Build = "debug";
#else
    private const string Build = "release";
#endif
}
