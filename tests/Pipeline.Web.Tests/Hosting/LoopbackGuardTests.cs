using Microsoft.AspNetCore.Http;
using Pipeline.Web.Hosting;

namespace Pipeline.Web.Tests.Hosting;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("localhost:7071", null)]
    [InlineData("127.0.0.1:7071", null)]
    [InlineData("[::1]:7071", null)]
    [InlineData("localhost:7071", "http://localhost:7071")]
    [InlineData("127.0.0.1:7071", "http://localhost:7071")]
    public void ProblemWith_OwnNameAndOrigin_IsNone(string host, string? origin) =>
        Assert.Null(LoopbackGuard.ProblemWith(Request(host, origin), 7071));

    [Theory]
    [InlineData("attacker.example:7071", null)]
    [InlineData("localhost.attacker.example:7071", null)]
    [InlineData("localhost", null)]
    [InlineData("localhost:80", null)]
    [InlineData("192.168.0.7:7071", null)]
    [InlineData("", null)]
    [InlineData("localhost:7071", "http://attacker.example")]
    [InlineData("localhost:7071", "http://localhost:3000")]
    [InlineData("localhost:7071", "https://localhost:7071")]
    [InlineData("localhost:7071", "null")]
    [InlineData("localhost:7071", "")]
    public void ProblemWith_AnotherNameOrOrigin_IsTold(string host, string? origin) =>
        Assert.NotNull(LoopbackGuard.ProblemWith(Request(host, origin), 7071));

    private static HttpRequest Request(string host, string? origin)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);
        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        return request;
    }
}
