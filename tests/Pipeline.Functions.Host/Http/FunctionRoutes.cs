using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pipeline.Functions.Host.Worker;

namespace Pipeline.Functions.Host.Http;

/// <summary>Which function answers a request: the first by name whose route and methods fit, as the Functions host finds it
/// (https://github.com/Azure/azure-functions-host/issues/9876).</summary>
internal sealed class FunctionRoutes
{
    private readonly List<(WorkerFunction Function, TemplateMatcher Route, IReadOnlyList<string> Methods)> routes;

    /// <summary>Takes the HTTP triggers of <paramref name="functions"/>.</summary>
    /// <param name="functions">In the order of their names.</param>
    /// <param name="prefix">What stands before every route; empty for nothing.</param>
    public FunctionRoutes(IEnumerable<WorkerFunction> functions, string prefix) => routes =
    [
        .. functions
            .Where(function => function.Trigger.Is("httpTrigger"))
            .Select(function => (
                function,
                new TemplateMatcher(
                    TemplateParser.Parse($"{prefix}/{function.Trigger.Text("route") ?? function.Name}".TrimStart('/')),
                    new RouteValueDictionary()),
                function.Trigger.Texts("methods"))),
    ];

    /// <summary>The function for a request; null when none answers it.</summary>
    public WorkerFunction? Find(string method, string path) => routes
        .Where(route => route.Methods.Contains(method, StringComparer.OrdinalIgnoreCase)
            && route.Route.TryMatch(path, new RouteValueDictionary()))
        .Select(route => route.Function)
        .FirstOrDefault();
}
