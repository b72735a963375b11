namespace Pipeline.Local.Rendering;

/// <summary>What a listing could not read: told on the error stream as it is met, beside everything else, and in the end a failure of
/// the command.</summary>
internal sealed class Unreadable(Output output)
{
    /// <summary>What the command tells the shell.</summary>
    public int Code { get; private set; } = ExitCode.Done;

    /// <summary>Tells why something is missing.</summary>
    public void Tell(string problem)
    {
        Code = ExitCode.Failed;
        output.Error(problem);
    }
}
