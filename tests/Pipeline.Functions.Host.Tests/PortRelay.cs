using System.Net;
using System.Net.Sockets;

namespace Pipeline.Functions.Host.Tests;

/// <summary>Passes connections to one port of this machine on to another one, byte for byte.</summary>
internal sealed class PortRelay : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly int target;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;

    private PortRelay(TcpListener listener, int target)
    {
        this.listener = listener;
        this.target = target;
        accepting = AcceptAsync();
    }

    /// <summary>Opens <paramref name="port"/> as a way to <paramref name="target"/>; null where somebody has it already.</summary>
    public static PortRelay? TryOpen(int port, int target)
    {
        var opened = new TcpListener(IPAddress.Loopback, port);
        try
        {
            opened.Start();
            return new PortRelay(opened, target);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            opened.Dispose();
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(PassAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(TcpClient caller)
    {
        using var called = new TcpClient();
        using (caller)
        {
            try
            {
                await called.ConnectAsync(IPAddress.Loopback, target, ending.Token);
                // When one side ends, the other one has nothing more to say that would be heard.
                await Task.WhenAny(
                    caller.GetStream().CopyToAsync(called.GetStream(), ending.Token),
                    called.GetStream().CopyToAsync(caller.GetStream(), ending.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Whoever called sees its connection closed.
            }
        }
    }
}
