using System.Buffers;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Telling;

namespace Pipeline.Adapters.Destinations.Webhook;

/// <summary>An alert as a structured CloudEvent 1.0 in JSON. Pure: the same alert gives the same bytes at every try.</summary>
/// <remarks>
/// Attributes and media type as in https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md and its JSON format.
/// <c>data</c> is the alert document as it is stored, without the states of its deliveries: where else it goes is nobody else's business,
/// and the body must not change between tries. <c>subject</c> is its headline.
/// An alert of an earlier version that still waits in an outbox has no headline, and keys of counts without an event: it is sent as the
/// event that it was made for, <see cref="AlertRaisedEarlier"/> with the drop's name as its subject.
/// Standard Webhooks recommends less than 20 kB; an ordinary alert has 2 to 6. A larger one is sent whole, since programs read it, up to
/// 256 KiB, where many queues and gateways end. Beyond, the least important facts go, and the extension attribute <c>factsomitted</c>
/// says how many.
/// </remarks>
internal static class WebhookEvent
{
    /// <summary>The type of an alert's event.</summary>
    public const string AlertRaised = "pipeline.alert.raised.v2";

    /// <summary>The type of the event of an alert without a headline.</summary>
    public const string AlertRaisedEarlier = "pipeline.alert.raised.v1";

    /// <summary>The type of the event that <c>doctor</c> sends; nothing happened.</summary>
    public const string AlertTest = "pipeline.alert.test.v2";

    /// <summary>The content type of the body.</summary>
    public const string ContentType = "application/cloudevents+json; charset=utf-8";

    /// <summary>The most bytes of the body.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The request's body, UTF-8.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="isTest">Whether it is no news.</param>
    public static byte[] Compose(Alert alert, bool isTest = false)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var type = isTest ? AlertTest : alert.Headline is null ? AlertRaisedEarlier : AlertRaised;
        var document = alert with { Deliveries = [] };
        var bytes = Render(document, type, 0);
        if (bytes.Length <= MostBytes)
        {
            return bytes;
        }

        var (fits, over) = (0, alert.Facts.Count);
        while (over - fits > 1)
        {
            var middle = (fits + over) / 2;
            (fits, over) = RenderFirst(middle).Length <= MostBytes ? (middle, over) : (fits, middle);
        }

        return RenderFirst(fits);

        byte[] RenderFirst(int facts) => Render(document with { Facts = [.. alert.Facts.Take(facts)] }, type, alert.Facts.Count - facts);
    }

    private static byte[] Render(Alert document, string type, int omitted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = PipelineJson.Documents.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", document.Id);
            json.WriteString("source", $"/watches/{Uri.EscapeDataString(document.Watch)}");
            json.WriteString("type", type);
            json.WriteString("time", document.RaisedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", null));
            if (DisplayText.LineOrNull(document.Headline ?? document.Article.Source, 1000) is { } subject)
            {
                json.WriteString("subject", subject);
            }

            json.WriteString("datacontenttype", "application/json");
            if (omitted > 0)
            {
                json.WriteNumber("factsomitted", omitted);
            }

            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, document, PipelineJson.Documents.Alert);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
