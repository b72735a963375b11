using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Http;

/// <summary>Addresses of pages, and of nothing else: every name in them is escaped here.</summary>
/// <remarks>Behind function keys a browser has its key in the address (<c>?code=…</c>), so links carry it on.</remarks>
/// <param name="key">The key that the page was asked for with; null where none is needed.</param>
public sealed class Links(string? key)
{
    /// <summary>The query parameter that holds a function key.</summary>
    public const string KeyParameter = "code";

    /// <summary>The key to send along with a form; null where none is needed.</summary>
    public string? Key => key;

    /// <summary>The list of watches.</summary>
    public string Watches => Address("/");

    /// <summary>The list of rejected drops.</summary>
    public string Rejected => Address("/rejected");

    /// <summary>The description of the API.</summary>
    public string OpenApi => Address("/api/openapi.json");

    /// <summary>A file of the dashboard, by a name that changes with its content.</summary>
    public static string Asset(string name) => $"/assets/{name}?v={Assets.Find(name)!.Version}";

    /// <summary>The list of deliveries.</summary>
    public string Deliveries(string? state = null, string? watch = null) => Address("/deliveries", ("state", state), ("watch", watch));

    /// <summary>The watch.</summary>
    public string Watch(string watch, params ReadOnlySpan<(string Name, string? Value)> query) =>
        Address($"/watches/{Escape(watch)}", query);

    /// <summary>A fact of a watch.</summary>
    public string Fact(string watch, string factKey, string? cursor = null) =>
        Address($"/watches/{Escape(watch)}/fact", ("key", factKey), ("cursor", cursor));

    /// <summary>The article at <paramref name="source"/>, which may end in <c>#2</c> for the second one of a feed.</summary>
    public string Article(string watch, string source, string? articleId = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var address = IsPlain(source)
            ? Address($"/articles/{Escape(watch)}/{string.Join('/', source.Split('/').Select(Escape))}")
            : Address($"/articles/{Escape(watch)}", ("name", source));
        return articleId is null ? address : $"{address}#a-{Escape(articleId)}";
    }

    /// <summary>A part of the API.</summary>
    public string Api(string path) => Address(path);

    /// <summary>Data of a watch in a file.</summary>
    public string Export(string watch, string file) => Address($"/api/watches/{Escape(watch)}/{file}");

    /// <summary>Any page by its path, with a query; parameters without a value are left out.</summary>
    public string Address(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = new StringBuilder(path);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            Add(name, value);
        }

        Add(KeyParameter, key);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }
    }

    internal static Links Of(HttpContext context, WebOptions options) =>
        new(options.CarriesKey && context.Request.Query[KeyParameter] is [{ Length: > 0 } key, ..] ? key : null);

    private static string Escape(string segment) => Uri.EscapeDataString(segment);

    // A browser resolves dots and servers may fold slashes, so such a name goes into the query.
    private static bool IsPlain(string source) => source.Split('/').All(segment => segment.Length > 0 && segment is not ("." or ".."))
        && source.AsSpan().IndexOfAny('\\', '%') < 0;
}
