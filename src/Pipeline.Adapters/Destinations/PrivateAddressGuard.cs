using System.Net;
using System.Net.Sockets;

namespace Pipeline.Adapters.Destinations;

/// <summary>Resolves host names; tests answer with addresses of their own.</summary>
internal interface IHostResolver
{
    /// <summary>All addresses of <paramref name="host"/>, which may itself be an address.</summary>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Keeps requests away from networks that the sender can reach and the public can't (server-side request forgery).</summary>
/// <remarks>
/// Checked when the connection is made, and connected to exactly what was checked, so that a name cannot answer once for the check and
/// differently for the connection. A host is refused if any of its addresses is. Refused are the special-purpose addresses of
/// https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry, multicast,
/// everything in IPv6 outside 2000::/3, IPv4-mapped addresses, 6to4, Teredo, and the metadata services of clouds; of a NAT64 address the
/// IPv4 address inside decides. A URL that names this machine (localhost, 127.0.0.1, [::1]) may lead to this machine and nowhere else.
/// <c>AllowPrivate</c> opens the private networks (RFC 1918, RFC 6598, fc00::/7) and loopback, but not link-local, metadata, multicast and
/// reserved addresses, where no receiver of alerts lives.
/// </remarks>
internal static class PrivateAddressGuard
{
    private static readonly IPNetwork[] Private =
    [
        .. Networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1/128", "fc00::/7"),
    ];

    private static readonly IPNetwork[] Reserved =
    [
        .. Networks(
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::254/128", // metadata and platform services of Azure, Alibaba Cloud and AWS
            "2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly string[] MetadataHosts =
        ["metadata.google.internal", "metadata.goog", "metadata", "instance-data", "instance-data.ec2.internal"];

    /// <summary>Whether <paramref name="host"/> names this machine literally.</summary>
    public static bool IsLoopbackHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6;
    }

    /// <summary>Whether alerts may go to <paramref name="address"/>.</summary>
    public static bool IsAllowed(IPAddress address, bool allowPrivate = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Nat64.Contains(address))
        {
            return IsAllowed(new IPAddress(address.GetAddressBytes().AsSpan(12)), allowPrivate);
        }

        if (address.IsIPv4MappedToIPv6 || Reserved.Any(network => network.Contains(address)))
        {
            return false;
        }

        if (Private.Any(network => network.Contains(address)))
        {
            return allowPrivate;
        }

        return address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address);
    }

    /// <summary>The handler that all alerts are sent through: guarded connections,
    /// no redirects, no cookies, no proxy, no tracing.</summary>
    /// <remarks>No proxy, since behind one the guard would check the proxy's address and not the receiver's. No propagator, because with
    /// one the platform traces requests with their full URL, and ours are secrets; and other people's servers need no trace ids.</remarks>
    internal static SocketsHttpHandler CreateHandler(IHostResolver resolver, bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(resolver, context.DnsEndPoint, allowPrivate, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        IHostResolver resolver, DnsEndPoint end, bool allowPrivate, CancellationToken cancellationToken)
    {
        var host = end.Host.TrimEnd('.');
        if (MetadataHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            throw new PrivateAddressException(host);
        }

        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? [literal]
            : await resolver.ResolveAsync(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var isLoopback = IsLoopbackHost(host.Trim('[', ']'));
        if (!addresses.All(address =>
            isLoopback ? IPAddress.IsLoopback(address) && !address.IsIPv4MappedToIPv6 : IsAllowed(address, allowPrivate)))
        {
            throw new PrivateAddressException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IEnumerable<IPNetwork> Networks(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}

/// <summary>The host leads to an address that alerts must not go to. The message names the host, not the address.</summary>
internal sealed class PrivateAddressException(string host) : IOException(
    $"The host {host} has an address in a private, local or reserved network; alerts go only to public addresses. "
    + "If it is meant, set AllowPrivate for this destination (link-local and metadata addresses stay refused).");

/// <summary>The operating system's resolver.</summary>
internal sealed class SystemHostResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Dns.GetHostAddressesAsync(host, cancellationToken);
}
