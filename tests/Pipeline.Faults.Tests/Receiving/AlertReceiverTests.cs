using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Pipeline.Faults.Receiving;

namespace Pipeline.Faults.Tests.Receiving;

public sealed class AlertReceiverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_lost_when_the_sender_hangs_up_as_it_arrives()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using (var sender = await SendAsync(receiver, "a1b2c3d4e5f6a1b2c3d4e5f6"))
        {
            // The answer is there, and is never read: to the receiver it looks like any other.
            await sender.Client.ReceiveAsync(new byte[1], SocketFlags.Peek, Cancel);
        }

        await ComesToBeAsync(() => receiver.Taken() is [{ IsAnswerLost: true, AlertId: "a1b2c3d4e5f6a1b2c3d4e5f6" }]);
    }

    [Fact]
    public async Task An_answer_is_read_when_the_connection_carries_another_message()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        using (var sender = await SendAsync(receiver, "a1b2c3d4e5f6a1b2c3d4e5f6"))
        {
            await ReadAnswerAsync(sender);
            await SendAsync(sender, receiver, "f6a1b2c3d4e5f6a1b2c3d4e5");
            await ReadAnswerAsync(sender);
            Assert.DoesNotContain(receiver.Taken(), message => message.IsAnswerLost);
        }

        await ComesToBeAsync(() => receiver.Taken() is [{ IsAnswerLost: false }, { IsAnswerLost: true }]);
    }

    [Theory]
    [InlineData(nameof(ReceiverMood.Throttling), "1")]
    [InlineData(nameof(ReceiverMood.ThrottlingAtOnce), "0")]
    [InlineData(nameof(ReceiverMood.ThrottlingInThePast), "Fri, 01 Nov 2019 00:00:00 GMT")]
    [InlineData(nameof(ReceiverMood.ThrottlingSilently), null)]
    public async Task A_throttling_destination_takes_nothing_and_asks_for_the_delay_of_its_mood(string mood, string? asked)
    {
        await using var receiver = await AlertReceiver.StartAsync();
        receiver.Turn("desk", Enum.Parse<ReceiverMood>(mood));
        using var http = new HttpClient();
        using var content = new StringContent("{}");

        using var answer = await http.PostAsync(new Uri(receiver.UrlOf("desk", "0.1")), content, Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(asked, answer.Headers.TryGetValues("Retry-After", out var values) ? Assert.Single(values) : null);
        Assert.Equal(0, receiver.TakenCount);
    }

    [Fact]
    public async Task An_answer_after_the_senders_time_is_lost_even_if_somebody_reads_it()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        receiver.Turn("desk", ReceiverMood.Late);
        using var sender = await SendAsync(receiver, "a1b2c3d4e5f6a1b2c3d4e5f6");
        await ReadAnswerAsync(sender);
        await ComesToBeAsync(() => receiver.TakenCount == 1);
        var taken = Assert.Single(receiver.Taken());
        Assert.True(taken.IsAnswerLost);
        Assert.True(taken.AnsweredAfter > HostSettings.AttemptTimeout, $"Answered after {taken.AnsweredAfter}.");
    }

    [Fact]
    public async Task A_repeat_stands_after_the_message_that_is_answered_later()
    {
        await using var receiver = await AlertReceiver.StartAsync();
        receiver.Turn("desk", ReceiverMood.Late);
        using var first = await SendAsync(receiver, "a1b2c3d4e5f6a1b2c3d4e5f6");
        await ComesToBeAsync(() => receiver.Counts.ContainsKey(ReceiverMood.Late));
        receiver.Turn("desk", ReceiverMood.Well);
        using var repeat = await SendAsync(receiver, "a1b2c3d4e5f6a1b2c3d4e5f6");
        await ReadAnswerAsync(repeat);
        await ReadAnswerAsync(first);
        await ComesToBeAsync(() => receiver.TakenCount == 2);
        Assert.Equal([ReceiverMood.Late, ReceiverMood.Well], receiver.Taken().Select(message => message.Mood));
    }

    private static async Task ComesToBeAsync(Func<bool> holds)
    {
        var began = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1), "It did not come to be within a minute.");
            await Task.Delay(10, Cancel);
        }
    }

    private static async Task<TcpClient> SendAsync(AlertReceiver receiver, string alert)
    {
        var sender = new TcpClient();
        await sender.ConnectAsync("127.0.0.1", new Uri(receiver.UrlOf("desk", "0.1")).Port, Cancel);
        await SendAsync(sender, receiver, alert);
        return sender;
    }

    private static async Task SendAsync(TcpClient sender, AlertReceiver receiver, string alert)
    {
        var path = new Uri(receiver.UrlOf("desk", "0.1")).PathAndQuery;
        var request = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nPipeline-Alert: {alert}\r\nContent-Length: 2\r\n\r\n{{}}";
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
    }

    private static async Task ReadAnswerAsync(TcpClient sender)
    {
        var answer = new StringBuilder();
        var buffer = new byte[1024];
        while (!answer.ToString().EndsWith("\r\n\r\nok", StringComparison.Ordinal))
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, await sender.GetStream().ReadAsync(buffer, Cancel)));
        }
    }
}
