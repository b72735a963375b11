using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Http;

/// <summary>The files of the dashboard, which come out of the assembly.</summary>
public static class Assets
{
    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Load("app.css", "text/css; charset=utf-8"),
        Load("live.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The file called <paramref name="name"/>, or null.</summary>
    public static Asset? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Reads an embedded resource.</summary>
    internal static byte[] Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Answers with a file.</summary>
    internal static Task ServeAsync(HttpContext context)
    {
        if (Find(context.Request.RouteValues["name"] as string ?? "") is not { } asset)
        {
            return Answer.ProblemAsync(context, StatusCodes.Status404NotFound, "There is no such file.");
        }

        // The address holds the version, so what was fetched once need not be asked for again.
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        return Answer.BytesAsync(context, asset.Content, asset.ContentType);
    }

    private static Asset Load(string name, string contentType)
    {
        var content = Read(name);
        return new Asset(name, contentType, content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6)));
    }
}

/// <summary>A file of the dashboard.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Version">Changes with its content.</param>
public sealed record Asset(string Name, string ContentType, byte[] Content, string Version);
