using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>Receivers that send back what they got: of the article and of the signature nothing stays in outcomes and logs, which are one
/// line each.</summary>
public sealed class RemoteEchoTests
{
    private const string Sentence = "By Friday at least 1,500 users in Zürich were known to be hacked";
    private const string Chinese = "周五已知至少一千五百名用户遭到黑客攻击";

    private static readonly Alert Alert = SomeAlerts.Of(
        SomeAlerts.Group("journalists", "By Friday [at least 1,500 users] in Zürich were known to be hacked."),
        SomeAlerts.Group("lawyers", "周五已知[至少一千五百名]用户遭到黑客攻击。", start: 1100));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The ways in which programs show a request.</summary>
    public static TheoryData<string> Spellings => [.. Ways.Keys];

    private static Dictionary<string, Func<string, string>> Ways { get; } = new()
    {
        ["as it is"] = text => text,
        ["JSON"] = text => JsonSerializer.Serialize(text),
        ["JSON in JSON"] = text => JsonSerializer.Serialize(JsonSerializer.Serialize(text)),
        ["JSON with escaped slashes"] = text => JsonSerializer.Serialize(text).Replace("/", "\\/", StringComparison.Ordinal),
        ["HTML"] = WebUtility.HtmlEncode,
        ["a form"] = text => WebUtility.UrlEncode(text),
        ["percent"] = Uri.EscapeDataString,
        ["upper case"] = text => text.ToUpperInvariant(),
        ["lines"] = text => text.Replace(" ", "\r\n", StringComparison.Ordinal),
        ["control characters"] = text => $"\u001B[2K\u202E{string.Join('\u200B', text.ToCharArray())}\u0007",
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Neither_the_signature_nor_the_article_comes_back_in_what_is_kept(string spelling)
    {
        await using var inbox = await WebhookInbox.StartAsync();
        using var rig = SenderRig.For("Webhook", inbox.At("hook"), null, ("Destinations:0:Secret", $"whsec_{new string('A', 43)}="));
        var way = Ways[spelling];
        foreach (var status in (int[])[200, 400, 500])
        {
            foreach (var repeated in (Func<InboxRequest, string>[])
                [request => request.Headers["webhook-signature"], _ => Sentence, _ => Chinese, request => request.Text[..Math.Min(request.Text.Length, 900)]])
            {
                inbox.Otherwise = request => InboxAnswer.Of(status, $"got {way(repeated(request))} and no more");

                var said = WordsOf(await rig.Sender.SendAsync(Alert, "desk", Cancellation));

                AssertDiscreet(said, inbox, way);
                Assert.StartsWith($"HTTP {status}: ", said, StringComparison.Ordinal);
            }
        }

        Assert.All(rig.Logs.Split('\n'), line => AssertDiscreet(line, inbox, way, isBounded: false));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n{0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n{1}\r\n\r\n")]
    [InlineData("{0}\r\n\r\n")]
    [InlineData("{1} {0}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{0}\r\n")]
    public async Task What_a_broken_answer_repeats_does_not_stand_in_the_words_for_its_failure(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var rig = SenderRig.For(
            "Webhook", $"http://127.0.0.1:{port}/hook", null,
            ("Destinations:0:Secret", $"whsec_{new string('A', 43)}="), ("Webhooks:Tries", "1"));

        var sending = rig.Sender.SendAsync(Alert, "desk", Cancellation);
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        await using var stream = client.GetStream();
        var signature = await SignatureOfAsync(stream);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            answer.Replace("{0}", "By Friday at least 1,500 users in Zurich were known to be hacked", StringComparison.Ordinal)
                .Replace("{1}", signature, StringComparison.Ordinal)), Cancellation);
        client.Client.Shutdown(SocketShutdown.Send);
        var said = WordsOf(await sending);

        Assert.NotEmpty(said);
        foreach (var text in (string[])[said, rig.Logs])
        {
            Assert.DoesNotContain(signature["v1,".Length..], text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("1,500 users", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<string> SignatureOfAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } line)
        {
            if (line.StartsWith("webhook-signature: ", StringComparison.OrdinalIgnoreCase))
            {
                return line["webhook-signature: ".Length..];
            }
        }

        throw new InvalidOperationException("The request has no signature.");
    }

    private static void AssertDiscreet(string said, WebhookInbox inbox, Func<string, string> way, bool isBounded = true)
    {
        Assert.DoesNotContain(said, character => char.IsControl(character) || character is '\u200B' or '\u202E' or '\u2028' or '\u2029');
        Assert.True(!isBounded || said.Length <= 450, said);
        foreach (var signature in inbox.Requests.Select(request => request.Headers["webhook-signature"]["v1,".Length..]))
        {
            Assert.DoesNotContain(signature, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(way(signature).Trim('"'), said, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var piece in (string[])["users in", "known to be", "Friday at", "至少一千五", "黑客攻击"])
        {
            Assert.DoesNotContain(piece, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(way(piece).Trim('"'), said, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string WordsOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered delivered => delivered.Answer,
        DeliveryOutcome.Deferred deferred => deferred.Error,
        DeliveryOutcome.Failed failed => failed.Error,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
