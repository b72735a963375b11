using System.Net;
using System.Text;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>Whatever a remote answers, no secret of a destination comes back in an outcome or a log.</summary>
public sealed class RemoteFuzzTests
{
    // As Power Automate signs its addresses, with the characters that other programs escape.
    private const string Signature = "k3Yq+Zx9LmN4v/Tr7wPbUe2==";
    private const string Path = "services/T0A1B2C3D/B9Z8Y7X6W/q1W2e3R4t5Y6u7I8o9P0aSdF";

    private static readonly string SigningKey = Convert.ToBase64String([.. Enumerable.Range(7, 32).Select(i => (byte)(i * 37))]);

    /// <summary>The ways in which programs write what they were sent.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        text => text,
        Uri.EscapeDataString,
        text => Uri.EscapeDataString(Uri.EscapeDataString(text)),
        Uri.UnescapeDataString,
        text => Uri.UnescapeDataString(text).Replace('+', ' '),
        text => JsonSerializer.Serialize(text),
        text => JsonSerializer.Serialize(Uri.UnescapeDataString(text)),
        WebUtility.HtmlEncode,
        text => WebUtility.HtmlEncode(Uri.UnescapeDataString(text)),
        text => text.Replace("/", "\\/", StringComparison.Ordinal),
        text => text.ToUpperInvariant(),
        text => string.Join('\u200B', text.ToCharArray()),
        text => $"\u202E{text}\u001B[2K",
    ];

    [Fact]
    public async Task No_answer_brings_a_secret_back()
    {
        await using var inbox = await WebhookInbox.StartAsync();
        var url = inbox.At($"{Path}?api-version=1&sig={Uri.EscapeDataString(Signature)}");
        foreach (var kind in SenderRig.Kinds.Posted)
        {
            var secrets = kind.Settings.Where(setting => setting.IsSecret)
                .Select(setting => ($"Destinations:0:{setting.Name}", $"{setting.Prefix}{SigningKey}"));
            using var rig = SenderRig.For(kind.Name, url, null, [
                ("Destinations:0:AllowPrivate", "true"), ("Webhooks:BreakAfter", "1000"), ("Webhooks:LongestWait", "00:00:01"),
                .. secrets]);
            for (var number = 0; number < 150; number++)
            {
                var random = new Random(20191101 + number);
                inbox.Otherwise = request => Answer(random, request, url);

                var outcome = await rig.Sender.SendAsync(SomeAlerts.Changed(), "desk", TestContext.Current.CancellationToken);

                var said = outcome switch
                {
                    DeliveryOutcome.Delivered delivered => delivered.Answer,
                    DeliveryOutcome.Deferred deferred => deferred.Error,
                    DeliveryOutcome.Failed failed => failed.Error,
                    _ => "",
                };
                Assert.True(SecretIn(said) is null, $"{kind}, answer {number}: {SecretIn(said)} in {said}");
                Assert.True(SignatureIn(said, inbox) is null, $"{kind}, answer {number}: {SignatureIn(said, inbox)} in {said}");
            }

            Assert.Null(SecretIn(rig.Logs));
            Assert.Null(SignatureIn(rig.Logs, inbox));
        }
    }

    private static InboxAnswer Answer(Random random, InboxRequest request, string url)
    {
        var text = new StringBuilder();
        for (var left = random.Next(6); left > 0; left--)
        {
            string[] parts =
                [request.Target, url, Path.Split('/')[^1], Signature, Uri.EscapeDataString(Signature), string.Join(", ", request.Headers)];
            text.Append(Spellings[random.Next(Spellings.Length)](parts[random.Next(parts.Length)]));
            text.Append(HostilePieces.Any(random, HostilePieces.Characters));
            text.Append(' ', random.Next(10) == 0 ? random.Next(4_090) : 1);
        }

        int[] statuses = [200, 202, 204, 302, 400, 401, 403, 404, 410, 415, 418, 422];
        var status = statuses[random.Next(statuses.Length)];
        return random.Next(8) switch
        {
            0 => InboxAnswer.Of(status, "", ("Location", url), ("Retry-After", "never"), ("X-Echo", Uri.EscapeDataString(request.Target))),
            _ => InboxAnswer.Of(status, status == 204 ? "" : text.ToString()),
        };
    }

    /// <summary>The secret that a text holds, in a form that somebody could use.</summary>
    private static string? SecretIn(string text)
    {
        string[] secrets =
        [
            Path.Split('/')[^1], "T0A1B2C3D", "B9Z8Y7X6W", Signature, Signature.Replace('+', ' '), Uri.EscapeDataString(Signature),
            SigningKey,
        ];
        return FirstIn(text, secrets);
    }

    /// <summary>The signature of one of our requests that a text holds.</summary>
    private static string? SignatureIn(string text, WebhookInbox inbox) => FirstIn(text, [
        .. inbox.Requests.Select(request => request.Headers.GetValueOrDefault("webhook-signature"))
            .OfType<string>().SelectMany(value => value.Split(' ')).Select(value => value["v1,".Length..]).Distinct()]);

    private static string? FirstIn(string text, string[] secrets)
    {
        var plain = Uri.UnescapeDataString(Uri.UnescapeDataString(WebUtility.HtmlDecode(text)))
            .Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase).Replace("\\/", "/", StringComparison.Ordinal);
        return Array.Find(secrets, secret =>
            text.Contains(secret, StringComparison.OrdinalIgnoreCase) || plain.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
