using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Pipeline.Web.Http;

/// <summary>How requests are answered: whole, with a strong ETag, or not at all when the asker has it already.</summary>
internal static class Answer
{
    /// <summary>Answers with <paramref name="value"/> as JSON.</summary>
    public static Task JsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type) =>
        BytesAsync(context, JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8");

    /// <summary>Answers with <paramref name="content"/>, or with 304 when it is what the asker has.</summary>
    public static async Task BytesAsync(HttpContext context, ReadOnlyMemory<byte> content, string contentType)
    {
        if (context.Response.Headers.CacheControl.Count == 0)
        {
            // May be kept, and is asked for again each time: the asker pays with a 304.
            context.Response.Headers.CacheControl = "no-cache, private";
        }

        // An error stays one, whatever the asker has (RFC 9110, 13.2.1).
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var eTag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16))}\"";
            context.Response.Headers.ETag = eTag;
            if (Matches(context.Request, eTag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    /// <summary>Says what is wrong as problem details (RFC 9457).</summary>
    public static Task ProblemAsync(HttpContext context, int status, string detail, IReadOnlyList<string>? errors = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(
            JsonSerializer.SerializeToUtf8Bytes(
                new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, errors), ProblemJson.Documents.Problem),
            context.RequestAborted).AsTask();
    }

    // RFC 9110, 13.1.2: a list of ETags, compared weakly, or a star.
    private static bool Matches(HttpRequest request, string eTag) =>
        request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } wanted
        && wanted.Any(tag => tag.Tag == "*" || string.Equals(tag.Tag.Value, eTag, StringComparison.Ordinal));
}

/// <summary>Problem details (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>: the status says what kind of problem it is.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="Errors">What is wrong with each parameter, when the request is.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<string>? Errors = null);
