using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Adapters.Storage;
using Pipeline.Functions;

var builder = FunctionsApplication.CreateBuilder(args).AddFunctionApp();
#if AZURE_LANGUAGE
Pipeline.Language.AzureLanguageServiceCollectionExtensions.AddAzureLanguage(builder.Services);
#endif

var app = builder.Build();
if (builder.Environment.IsDevelopment())
{
    // A fresh Azurite has no containers, and the triggers are about to look. In Azure infra/ creates them.
    await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
}

await app.RunAsync();
