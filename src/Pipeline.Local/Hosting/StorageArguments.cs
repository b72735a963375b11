using Microsoft.Extensions.Configuration;

namespace Pipeline.Local.Hosting;

/// <summary>Which storage a command works on.</summary>
/// <param name="Connection">From <c>--connection</c>: a connection string, or the https address of an account's blobs, which is reached by
/// the signed-in identity; null looks for the settings, then for the Azurite of <paramref name="Data"/>.</param>
/// <param name="Data">Folder of the Azurite that is found or started.</param>
internal sealed record StorageArguments(string? Connection, DirectoryInfo Data)
{
    /// <summary>The account's address, when <see cref="Connection"/> is one.</summary>
    public Uri? Address => Uri.TryCreate(Connection, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null;

    /// <summary>Puts <see cref="Address"/> in place of whatever storage <paramref name="settings"/> name.</summary>
    /// <exception cref="UsageException">The address is of no account's blobs, so that its queues can't be found.</exception>
    public void ApplyAddress(IConfiguration settings)
    {
        if (Address is not { } blobs)
        {
            return;
        }

        if (!blobs.Host.Contains(".blob.", StringComparison.Ordinal))
        {
            throw new UsageException(
                "--connection: an address must be that of an account's blobs, such as https://ACCOUNT.blob.core.windows.net.");
        }

        settings["Pipeline:Storage:ConnectionString"] = null;
        settings["Pipeline:Storage:BlobServiceUri"] = blobs.GetLeftPart(UriPartial.Authority);
        settings["Pipeline:Storage:QueueServiceUri"] =
            blobs.GetLeftPart(UriPartial.Authority).Replace(".blob.", ".queue.", StringComparison.Ordinal);
    }
}
