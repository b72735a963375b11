namespace Pipeline.Core.Drops;

/// <summary>A drop is listed, and nothing can be read under its name.</summary>
/// <remarks>Deleted or overwritten meanwhile, and then no listing brings it again; or of a name by which storage finds nothing, and then every
/// listing would. Hosts that look for drops count it as a failed try.</remarks>
public sealed class UnreadDropException : IOException
{
    /// <summary>Tells of it.</summary>
    public UnreadDropException()
        : base("It is listed, and nothing can be read under its name.")
    {
    }
}
