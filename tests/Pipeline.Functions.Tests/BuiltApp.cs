using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Tests;

/// <summary>The app put together as Program.cs does it, and not started.</summary>
internal static class BuiltApp
{
    /// <summary>Builds it. That every service can be made, and that none outlives what it holds, is seen here.</summary>
    public static IHost With(params IEnumerable<(string Name, string Value)> settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.AddFunctionApp();
        builder.ConfigureContainer(
            new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
