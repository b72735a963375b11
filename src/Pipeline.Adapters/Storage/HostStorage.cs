using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Storage;

/// <summary>The storage that a Functions host has for itself, and that its triggers look at: <c>AzureWebJobsStorage</c>, a connection string, or
/// <c>AzureWebJobsStorage__blobServiceUri</c> and <c>__queueServiceUri</c> with an identity.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity</remarks>
public static class HostStorage
{
    /// <summary>The name of the connection.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>Takes the host's storage where <c>Pipeline:Storage</c> names none.</summary>
    internal static void FillIn(StorageOptions options, IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString) || options.BlobServiceUri is not null || options.QueueServiceUri is not null)
        {
            return;
        }

        options.ConnectionString = configuration[Connection];
        options.BlobServiceUri = Address("blobServiceUri");
        options.QueueServiceUri = Address("queueServiceUri");

        Uri? Address(string name) => Uri.TryCreate(configuration[$"{Connection}:{name}"], UriKind.Absolute, out var uri) ? uri : null;
    }
}

/// <summary>Holds a Functions host to the names that its triggers are compiled with: with others it would start, and wait at an empty container.</summary>
public sealed class TriggerNamesValidator : IValidateOptions<StorageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defaults = new StorageOptions();
        string?[] problems =
        [
            options.Prefix.Length == 0 ? null : "Pipeline:Storage:Prefix must stay empty in the Function app, whose triggers have fixed names; use an account of its own.",
            ProblemOf(nameof(options.Articles), options.Articles, defaults.Articles),
            ProblemOf(nameof(options.Deliveries), options.Deliveries, defaults.Deliveries),
            ProblemOf(nameof(options.DeliveriesPoison), options.DeliveriesPoison, defaults.DeliveriesPoison),
        ];
        return problems.OfType<string>().ToArray() is { Length: > 0 } failures ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static string? ProblemOf(string setting, string value, string trigger) => string.Equals(value, trigger, StringComparison.Ordinal)
        ? null
        : $"Pipeline:Storage:{setting} must stay '{trigger}' in the Function app, whose triggers have fixed names.";
}
