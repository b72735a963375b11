using System.Globalization;

namespace Pipeline.Tests.Shared;

/// <summary>Runs many made-up cases against one property, and makes of the first that breaks it the smallest that still does.</summary>
/// <remarks>
/// A case comes from seed and number alone, so what failed once fails again: a seed that failed becomes a test. The short form runs with
/// every <c>dotnet test</c>; <c>PIPELINE_FUZZ_CASES=100000 dotnet test --filter "FullyQualifiedName~Fuzz"</c> is the long one, and
/// <c>PIPELINE_FUZZ_SEED</c> makes others. Time is that of the processor, and is held against a bound linear in the input's length, as is
/// what is allocated.
/// </remarks>
/// <typeparam name="T">A case.</typeparam>
/// <param name="make">Makes a case of random numbers.</param>
/// <param name="length">Its length in bytes, for the bounds.</param>
/// <param name="check">Throws where the property does not hold.</param>
/// <param name="smaller">Cases smaller than one, the smallest first.</param>
/// <param name="show">A case as it can be pasted into a test.</param>
internal sealed class Fuzz<T>(
    Func<Random, T> make, Func<T, long> length, Action<T> check, Func<T, IEnumerable<T>> smaller, Func<T, string> show)
{
    private const int DefaultSeed = 20191101;
    private const int MostShrinks = 2_000;

    /// <summary>What every case may take, and what each byte adds: a hundred times what ordinary drops need.</summary>
    private static readonly TimeSpan BaseTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimePerByte = TimeSpan.FromMicroseconds(5);

    /// <summary>Bytes that every case may allocate.</summary>
    public long BaseBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes that each byte of a case may allocate.</summary>
    public long BytesPerByte { get; init; } = 500;

    private static int Seed { get; } = Asked("PIPELINE_FUZZ_SEED") ?? DefaultSeed;

    /// <summary>Runs <paramref name="cases"/> of them, or as many as the environment asks for.</summary>
    public void Run(int cases)
    {
        cases = Asked("PIPELINE_FUZZ_CASES") ?? cases;
        var number = 0;
        var failure = "";
        var started = DateTime.UtcNow;
        void Work()
        {
            for (; number < cases && failure.Length == 0; Interlocked.Increment(ref number))
            {
                var made = Made(Seed, number);
                if (Fault(made) is { } fault)
                {
                    // Looking for a smaller case takes its time: the case itself has ended.
                    failure = $"Seed {Seed}, case {number}: {fault}";
                    failure = Report(made, number, fault);
                }
            }
        }

        var worker = new Thread(Work, maxStackSize: 1536 * 1024) { IsBackground = true };
        worker.Start();
        for (var last = -1; !worker.Join(TimeSpan.FromMinutes(1)); last = Volatile.Read(ref number))
        {
            if (last == Volatile.Read(ref number) && failure.Length == 0)
            {
                Assert.Fail($"Seed {Seed}, case {last} does not end: {show(Made(Seed, last))}");
            }
        }

        Assert.True(failure.Length == 0, failure);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Seed}: {cases:N0} cases in {(DateTime.UtcNow - started).TotalSeconds:N0} s, none failed.");
    }

    /// <summary>Checks one case alone: for a seed that failed once.</summary>
    public void Replay(int seed, int number)
    {
        var fault = default(string);
        ThreadTime.Of(() => fault = Fault(Made(seed, number)));
        Assert.Null(fault);
    }

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private T Made(int seed, int number) => make(new Random(unchecked(seed * 1_000_003 + number)));

    private string Report(T made, int number, string fault)
    {
        var kind = KindOf(fault);
        var tries = 0;
        for (var any = true; any && tries < MostShrinks;)
        {
            any = false;
            foreach (var candidate in smaller(made))
            {
                if (++tries < MostShrinks && Fault(candidate) is { } again && KindOf(again) == kind)
                {
                    (made, fault, any) = (candidate, again, true);
                    break;
                }
            }
        }

        return $"Seed {Seed}, case {number}: {fault}\nSmallest that fails: {show(made)}";
    }

    private static string KindOf(string fault) => fault.Split(':')[0];

    private string? Fault(T made)
    {
        var fault = Try(made, out var isCostly);
        // The first case of a kind pays for compiling what reads it, and for the tables.
        return isCostly ? Try(made, out _) : fault;
    }

    private string? Try(T made, out bool isCostly)
    {
        var (time, bytes) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
        isCostly = false;
        try
        {
            check(made);
        }
        catch (Exception exception)
        {
            var place = exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Pipeline.", StringComparison.Ordinal));
            return $"{exception.GetType().Name}: {exception.Message} {place?.Trim()}";
        }

        time = ThreadTime.Now - time;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var isSlow = time > BaseTime + length(made) * TimePerByte;
        var isLarge = bytes > BaseBytes + length(made) * BytesPerByte;
        isCostly = isSlow || isLarge;
        return isSlow ? $"Slow: {time.TotalMilliseconds:N0} ms for {length(made):N0} bytes"
            : isLarge ? $"Memory: {bytes:N0} bytes for {length(made):N0}"
            : null;
    }
}
