using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Pipeline.Adapters.Storage;

/// <summary>The storage that a Functions host has for itself, and that its triggers look at: <c>AzureWebJobsStorage</c>, a connection
/// string, or <c>AzureWebJobsStorage__blobServiceUri</c> and <c>__queueServiceUri</c>, or <c>__accountName</c>, with an identity.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity</remarks>
internal static class HostStorage
{
    /// <summary>The name of the connection.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>Takes the host's storage where <c>Pipeline:Storage</c> names none.</summary>
    internal static void FillIn(StorageOptions options, IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString)
            || options.BlobServiceUri is not null
            || options.QueueServiceUri is not null)
        {
            return;
        }

        options.ConnectionString = configuration[Connection];
        options.BlobServiceUri = Address("blob");
        options.QueueServiceUri = Address("queue");

        // As the host does: the address, or the account's name in the public cloud.
        Uri? Address(string service)
        {
            var account = configuration[$"{Connection}:accountName"];
            var address = configuration[$"{Connection}:{service}ServiceUri"]
                ?? (string.IsNullOrWhiteSpace(account) ? null : $"https://{account.Trim()}.{service}.core.windows.net");
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;
        }
    }

    /// <summary>Where <paramref name="options"/> lead; null for what they do not name, or name so that no client can read it.</summary>
    internal static (Uri? Blobs, Uri? Queues) AddressesOf(StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return (options.BlobServiceUri, options.QueueServiceUri);
        }

        try
        {
            return (new BlobServiceClient(options.ConnectionString).Uri, new QueueServiceClient(options.ConnectionString).Uri);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return (null, null);
        }
    }
}

/// <summary>Holds a Functions host to the account and the names that its triggers are compiled with: with others it would start,
/// and wait at an empty container or fill a queue that nobody reads.</summary>
public sealed class TriggerNamesValidator(IConfiguration configuration) : IValidateOptions<StorageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defaults = new StorageOptions();
        string?[] problems =
        [
            options.Prefix.Length == 0
                ? null
                : "Pipeline:Storage:Prefix must stay empty in the Function app, whose triggers have fixed names; "
                    + "use an account of its own.",
            ProblemOf(nameof(options.Articles), options.Articles, defaults.Articles),
            ProblemOf(nameof(options.Deliveries), options.Deliveries, defaults.Deliveries),
            ProblemOf(nameof(options.DeliveriesPoison), options.DeliveriesPoison, defaults.DeliveriesPoison),
            .. ProblemsOfAccount(options),
        ];
        return problems.OfType<string>().ToArray() is { Length: > 0 } failures
            ? ValidateOptionsResult.Fail(failures)
            : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> ProblemsOfAccount(StorageOptions options)
    {
        var host = new StorageOptions();
        HostStorage.FillIn(host, configuration);
        var (hostBlobs, hostQueues) = HostStorage.AddressesOf(host);
        var (blobs, queues) = HostStorage.AddressesOf(options);
        var isByConnection = !string.IsNullOrWhiteSpace(options.ConnectionString);
        if (IsAnother(blobs, hostBlobs))
        {
            yield return Problem(isByConnection ? nameof(options.ConnectionString) : nameof(options.BlobServiceUri));
        }

        if (IsAnother(queues, hostQueues) && !(isByConnection && IsAnother(blobs, hostBlobs)))
        {
            yield return Problem(isByConnection ? nameof(options.ConnectionString) : nameof(options.QueueServiceUri));
        }

        static string Problem(string setting) =>
            $"Pipeline:Storage:{setting} names another account than {HostStorage.Connection}, which the triggers look at: "
            + "leave it out, or name the same account in both.";
    }

    // An address that is missing or can't be read is somebody else's to report.
    private static bool IsAnother(Uri? address, Uri? host) => address is not null && host is not null
        && !string.Equals(Place(address), Place(host), StringComparison.OrdinalIgnoreCase);

    private static string Place(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private static string? ProblemOf(string setting, string value, string trigger) =>
        string.Equals(value, trigger, StringComparison.Ordinal)
            ? null
            : $"Pipeline:Storage:{setting} must stay '{trigger}' in the Function app, whose triggers have fixed names.";
}
