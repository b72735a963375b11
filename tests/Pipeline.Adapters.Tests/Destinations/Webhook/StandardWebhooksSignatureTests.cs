using System.Text;
using Pipeline.Adapters.Destinations.Webhook;

namespace Pipeline.Adapters.Tests.Destinations.Webhook;

public sealed class StandardWebhooksSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    [Fact]
    public void The_published_vector_comes_out() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        new StandardWebhooksSignature(Secret).Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body));

    [Fact]
    public void While_secrets_are_exchanged_both_sign_the_new_one_first()
    {
        var other = $"whsec_{Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray())}";

        Assert.Equal(
            $"{new StandardWebhooksSignature(other).Sign("msg", At, Body)} {new StandardWebhooksSignature(Secret).Sign("msg", At, Body)}",
            new StandardWebhooksSignature(other, Secret).Sign("msg", At, Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    public void An_id_that_blurs_what_is_signed_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new StandardWebhooksSignature(Secret).Sign(id, At, Body));

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes(int bytes, bool isSecret) =>
        Assert.Equal(isSecret, StandardWebhooksSignature.TryReadSecret($"whsec_{Convert.ToBase64String(new byte[bytes])}", out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_not-base64!not-base64!not-base64!not-base64!")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void Anything_else_is_no_secret_and_is_not_repeated(string? secret)
    {
        Assert.False(StandardWebhooksSignature.TryReadSecret(secret, out _));
        var error = Assert.Throws<ArgumentException>(() => new StandardWebhooksSignature(secret!));
        Assert.True(string.IsNullOrEmpty(secret) || secret == "whsec_" || !error.Message.Contains(secret, StringComparison.Ordinal));
    }
}
