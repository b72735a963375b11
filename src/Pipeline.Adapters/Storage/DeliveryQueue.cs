using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>The queue of deliveries, and the receiving end that the local host works from;
/// in Azure the Functions runtime receives.</summary>
/// <remarks>Messages are the JSON of <see cref="DeliveryMessage"/> in base64, as the runtime's queue trigger expects them, and never
/// expire. At least once: a message that is not completed in time is seen again. Thread-safe.</remarks>
public sealed partial class DeliveryQueue(StorageClients clients, ILogger<DeliveryQueue> logger) : IAlertQueue
{
    /// <summary>Most messages of one receive, the service's limit.</summary>
    public const int MaxReceive = 32;

    private const string Reason = "reason";
    private const int MaxReasonLength = 1000;
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    /// <inheritdoc />
    /// <remarks>A negative delay counts as none.</remarks>
    public async Task EnqueueAsync(DeliveryMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var json = JsonSerializer.SerializeToUtf8Bytes(message, PipelineJson.Documents.DeliveryMessage);
        await clients.Deliveries.SendMessageAsync(Convert.ToBase64String(json), Cap(delay), NeverExpires, cancellationToken);
    }

    /// <summary>Takes messages off the queue's head; they stay hidden from others for <paramref name="visibility"/>.</summary>
    /// <param name="max">At most this many, 1 to <see cref="MaxReceive"/>.</param>
    /// <param name="visibility">How long the receiver may work on them; 1 second to 7 days.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The messages, empty when nothing is due. One that can't be read has a <see cref="ReceivedDelivery.Problem"/>.</returns>
    public async Task<IReadOnlyList<ReceivedDelivery>> ReceiveAsync(int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var received = await clients.Deliveries.ReceiveMessagesAsync(max, visibility, cancellationToken);
        return [.. received.Value.Select(message => new ReceivedDelivery(this, message, Decode(message.Body)))];
    }

    /// <summary>The messages at the head of the poison queue, without taking them.</summary>
    /// <param name="max">At most this many, 1 to <see cref="MaxReceive"/>.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<IReadOnlyList<PoisonDelivery>> PeekPoisonAsync(int max, CancellationToken cancellationToken)
    {
        var peeked = await clients.DeliveriesPoison.PeekMessagesAsync(max, cancellationToken);
        return [.. peeked.Value.Select(message => ToPoison(message.Body, message.InsertedOn))];
    }

    /// <summary>About how many messages wait, hidden ones included, and how many were given up. The service counts approximately.</summary>
    public async Task<(int Waiting, int Poison)> CountAsync(CancellationToken cancellationToken)
    {
        var waiting = await clients.Deliveries.GetPropertiesAsync(cancellationToken);
        var poison = await clients.DeliveriesPoison.GetPropertiesAsync(cancellationToken);
        return (waiting.Value.ApproximateMessagesCount, poison.Value.ApproximateMessagesCount);
    }

    /// <summary>Keeps a message hidden for <paramref name="time"/> from now.</summary>
    /// <returns>By what it is deleted from now on; null when another receiver has it, or it has gone.</returns>
    internal async Task<string?> HideAsync(QueueMessage message, string popReceipt, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            return (await clients.Deliveries.UpdateMessageAsync(
                message.MessageId, popReceipt, message.Body, Cap(time), cancellationToken)).Value.PopReceipt;
        }
        catch (RequestFailedException exception) when (IsTaken(exception))
        {
            LogTaken(message.MessageId);
            return null;
        }
    }

    internal async Task CompleteAsync(QueueMessage message, string popReceipt, CancellationToken cancellationToken)
    {
        try
        {
            await clients.Deliveries.DeleteMessageAsync(message.MessageId, popReceipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (IsTaken(exception))
        {
            LogTaken(message.MessageId);
        }
    }

    internal async Task PoisonAsync(
        QueueMessage message, string popReceipt, DeliveryMessage? delivery, string reason, CancellationToken cancellationToken)
    {
        var body = message.Body.ToString();
        if (delivery is not null)
        {
            // The same object as in the queue, so that it can be queued again as it stands, with the reason beside it.
            var annotated = JsonSerializer.SerializeToNode(delivery, PipelineJson.Documents.DeliveryMessage)!.AsObject();
            annotated[Reason] = reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength];
            body = Convert.ToBase64String(Encoding.UTF8.GetBytes(annotated.ToJsonString()));
        }

        // Sent before it is deleted: a crash in between repeats it there and loses nothing.
        await clients.DeliveriesPoison.SendMessageAsync(body, TimeSpan.Zero, NeverExpires, cancellationToken);
        await CompleteAsync(message, popReceipt, cancellationToken);
        LogPoisoned(message.MessageId, message.DequeueCount, reason);
    }

    private static TimeSpan Cap(TimeSpan delay) =>
        delay <= TimeSpan.Zero ? TimeSpan.Zero : delay < StorageOptions.MaxVisibilityDelay ? delay : StorageOptions.MaxVisibilityDelay;

    // Gone, or its visibility ran out and another receiver has it now.
    private static bool IsTaken(RequestFailedException exception) =>
        exception.ErrorCode == QueueErrorCode.MessageNotFound || exception.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    /// <summary>Reads the JSON of a message.</summary>
    /// <returns>The delivery, or null with the problem; and the reason that a message of the poison queue may carry.</returns>
    internal static (DeliveryMessage? Message, string? Problem, string? Reason) Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PipelineJson.Documents.DeliveryMessage) switch
            {
                null => (null, "the message is null", null),
                { Watch: var watch } when watch is null || DropPath.ProblemWithWatch(watch) is not null =>
                    (null, "the message names no watch", null),
                { AlertId: var id } when !BlobNames.IsAlertId(id) => (null, "the message names no alert", null),
                { Destination: null or "" } => (null, "the message names no destination", null),
                // Whoever writes the poison queue adds a reason; one that can't be read must not cost the message, nor its batch.
                var message => (message, null, DocumentReader.Read(json, PoisonNoteJson.Default.PoisonNote, out _)?.Reason),
            };
        }
        catch (JsonException exception)
        {
            return (
                null,
                $"the message is no delivery: line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}",
                null);
        }
    }

    private static (DeliveryMessage? Message, string? Problem, string? Reason) Decode(BinaryData body)
    {
        var json = new byte[body.ToMemory().Length];
        return Convert.TryFromBase64String(body.ToString(), json, out var length)
            ? Parse(json.AsSpan(0, length))
            : (null, "the message is not base64", null);
    }

    private static PoisonDelivery ToPoison(BinaryData body, DateTimeOffset? since)
    {
        var (message, problem, reason) = Decode(body);
        return new(message, reason ?? problem, since);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Queue message {MessageId} was taken by another receiver meanwhile")]
    private partial void LogTaken(string messageId);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Queue message {MessageId} is moved to the poison queue after {DequeueCount} receives: {Reason}")]
    private partial void LogPoisoned(string messageId, long dequeueCount, string reason);
}

/// <summary>A received message. It ends in exactly one of the three ways;
/// left alone it is seen again when its visibility runs out. One caller at a time.</summary>
public sealed class ReceivedDelivery
{
    private readonly DeliveryQueue queue;
    private readonly QueueMessage received;
    private string popReceipt;

    internal ReceivedDelivery(
        DeliveryQueue queue, QueueMessage received, (DeliveryMessage? Message, string? Problem, string? Reason) content)
    {
        this.queue = queue;
        this.received = received;
        popReceipt = received.PopReceipt;
        (Message, Problem, _) = content;
    }

    /// <summary>The delivery asked for; null when the message can't be read.</summary>
    public DeliveryMessage? Message { get; }

    /// <summary>Why the message can't be read, to hand to <see cref="PoisonAsync"/>; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>How often it was received, this time included.</summary>
    public int DequeueCount => (int)Math.Min(received.DequeueCount, int.MaxValue);

    /// <summary>Done: the message goes.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => queue.CompleteAsync(received, popReceipt, cancellationToken);

    /// <summary>Given up: the message moves to the poison queue.</summary>
    /// <param name="reason">For people; kept beside a message that can be read. Holds no secret.</param>
    /// <param name="cancellationToken">Ends the request; the message is then seen again.</param>
    public Task PoisonAsync(string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return queue.PoisonAsync(received, popReceipt, Message, reason, cancellationToken);
    }

    /// <summary>Not now: the message is seen again after <paramref name="delay"/>, at most 7 days.</summary>
    public Task ReleaseAsync(TimeSpan delay, CancellationToken cancellationToken) => HideAsync(delay, cancellationToken);

    /// <summary>Still at work: others see the message only after <paramref name="time"/> from now, at most 7 days.</summary>
    /// <returns>Whether it is still this receiver's.</returns>
    public async Task<bool> HideAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var renewed = await queue.HideAsync(received, popReceipt, time, cancellationToken);
        popReceipt = renewed ?? popReceipt;
        return renewed is not null;
    }
}

/// <summary>What stands beside a delivery in the poison queue.</summary>
/// <param name="Reason">Why it was given up.</param>
internal sealed record PoisonNote(string? Reason);

/// <summary>The serializer of what stands beside a delivery.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PoisonNote))]
internal sealed partial class PoisonNoteJson : JsonSerializerContext;

/// <summary>A message in the poison queue.</summary>
/// <param name="Message">The delivery; null when it can't be read.</param>
/// <param name="Reason">Why it was given up, or why it can't be read; null when the Functions runtime moved it,
/// which gives no reason.</param>
/// <param name="Since">Since when it is there.</param>
public sealed record PoisonDelivery(DeliveryMessage? Message, string? Reason, DateTimeOffset? Since);
