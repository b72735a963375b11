using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Language.Tests;

/// <summary>A network that gives one recorded answer to every request, and remembers what was asked.</summary>
internal sealed class RecordedTransport(int status, string answer) : HttpPipelineTransport
{
    public List<(Uri Uri, string Body)> Requests { get; } = [];

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The service is not called by blocking requests.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        Requests.Add((message.Request.Uri.ToUri(), System.Text.Encoding.UTF8.GetString(body.ToArray())));
        message.Response = new RecordedResponse(status, answer) { ClientRequestId = message.Request.ClientRequestId };
    }

    private sealed class RecordedResponse(int status, string answer) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "";

        public override Stream? ContentStream { get; set; } = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer));

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
            [new HttpHeader("Content-Type", "application/json; charset=utf-8")];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? "application/json; charset=utf-8" : null;
            return value is not null;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = TryGetHeader(name, out var value) ? [value] : null;
            return values is not null;
        }
    }
}
