using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Web.Tests;

/// <summary>The least that routes need.</summary>
internal static class RoutingServices
{
    public static ServiceProvider Build() =>
        new ServiceCollection()
            .AddLogging()
            .AddRouting()
            .AddSingleton(new DiagnosticListener("test"))
            .AddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>())
            .BuildServiceProvider();
}
