namespace Pipeline.Adapters.Destinations;

/// <summary>What only a kind knows of an answer.</summary>
/// <param name="Hint">What it means for whoever looks after the destination; null when the remote's words say enough.</param>
/// <param name="Refusal">Why a success is none; null leaves it one.</param>
/// <param name="RetryAfter">How long it asks to be left alone, where no header says so.</param>
internal sealed record AnswerMeaning(string? Hint = null, string? Refusal = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The status says it all.</summary>
    public static AnswerMeaning Plain { get; } = new();
}
