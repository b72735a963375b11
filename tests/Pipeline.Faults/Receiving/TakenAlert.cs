namespace Pipeline.Faults.Receiving;

/// <summary>A request that a destination took: somebody has read it.</summary>
/// <param name="Destination">The destination.</param>
/// <param name="Instance">The process that sent it.</param>
/// <param name="AlertId">The alert, as the message names it.</param>
/// <param name="WebhookId">The header of the Standard Webhooks; null where the format has none.</param>
/// <param name="Body">Hash of the body.</param>
/// <param name="Mood">The mood it met.</param>
/// <param name="AnsweredAfter">How long the answer took.</param>
/// <param name="IsAnswerLost">Whether the sender can't have got the answer.</param>
internal sealed record TakenAlert(
    string Destination, string Instance, string AlertId, string? WebhookId,
    string Body, ReceiverMood Mood, TimeSpan AnsweredAfter, bool IsAnswerLost);
