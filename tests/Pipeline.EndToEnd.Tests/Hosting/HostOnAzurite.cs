using Microsoft.Extensions.DependencyInjection;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

/// <summary>The local host's services with parts replaced by the test, and no wait before what failed is tried again.</summary>
internal static class HostOnAzurite
{
    public static Task<LocalPipeline> StartAsync(AzuriteFixture azurite, Action<IServiceCollection> replace) =>
        PipelineOnAzurite.OpenAsync(azurite, replace, ("Local:RetryDelay", "00:00:00"));
}
