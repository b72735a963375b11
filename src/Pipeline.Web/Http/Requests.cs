using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Web.Http;

/// <summary>What pages and the API share in reading requests.</summary>
internal static class Requests
{
    /// <summary>What is said of a watch that there is not.</summary>
    public const string NoWatch = "There is no such watch: no article was dropped for it yet.";

    /// <summary>What is said of a drop that there is not.</summary>
    public const string NoDrop = "No drop of this watch and name was analysed.";

    /// <summary>The methods that only read.</summary>
    public static IReadOnlyList<string> Reads { get; } = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A service of the host.</summary>
    public static T Service<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
