namespace Pipeline.Local;

/// <summary>The user asked for something that can't be; the message says what and what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
