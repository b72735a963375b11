using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Adapters.Destinations.Webhook;

/// <summary>Signs requests as Standard Webhooks 1.0.0 does, with one symmetric secret or, while secrets are exchanged, two.</summary>
/// <remarks>The signature is HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>, shown as <c>v1,</c> and base64; several stand apart by a
/// space (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Safe for concurrent use.</remarks>
internal sealed class StandardWebhooksSignature
{
    /// <summary>Unique for the event and the same at every try: the receiver's key to drop a repeat.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Unix seconds of this try.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>One signature or several.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>What every secret begins with.</summary>
    public const string Prefix = "whsec_";

    private readonly byte[][] keys;

    /// <summary>Signs with <paramref name="secret"/>, and with <paramref name="previousSecret"/> after it when there is one.</summary>
    /// <exception cref="ArgumentException">A secret is not <c>whsec_</c> with base64 of 24 to 64 bytes.
    /// The message holds no secret.</exception>
    public StandardWebhooksSignature(string secret, string? previousSecret = null)
    {
        keys = previousSecret is null ? [Key(secret)] : [Key(secret), Key(previousSecret)];
    }

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <param name="id">The event's id.</param>
    /// <param name="timestamp">The time of this try.</param>
    /// <param name="body">The body exactly as it is sent.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or contains a dot, which separates what is signed.</exception>
    public string Sign(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id.Contains('.', StringComparison.Ordinal))
        {
            throw new ArgumentException("An id that is signed must not contain a dot.", nameof(id));
        }

        var head = Encoding.UTF8.GetBytes($"{id}.{Timestamp(timestamp)}.");
        var content = new byte[head.Length + body.Length];
        head.CopyTo(content, 0);
        body.CopyTo(content.AsSpan(head.Length));
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, content))));
    }

    /// <summary>The value of <see cref="TimestampHeader"/>.</summary>
    public static string Timestamp(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a secret as people are given it.</summary>
    /// <returns>Whether it is <c>whsec_</c> with base64 of 24 to 64 bytes.</returns>
    public static bool TryReadSecret(string? secret, out byte[] key)
    {
        key = [];
        if (secret is null || !secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var buffer = new byte[secret.Length];
        if (!Convert.TryFromBase64String(secret[Prefix.Length..], buffer, out var length) || length is < 24 or > 64)
        {
            return false;
        }

        key = buffer[..length];
        return true;
    }

    private static byte[] Key(string secret) => TryReadSecret(secret, out var key)
        ? key
        : throw new ArgumentException("A secret is whsec_ followed by base64 of 24 to 64 bytes.");
}
