namespace Pipeline.Local.Hosting;

/// <summary>Which storage a command works on.</summary>
/// <param name="Connection">A connection string, from <c>--connection</c>; null looks for the setting, then for the Azurite of <paramref name="Data"/>.</param>
/// <param name="Data">Folder of the Azurite that is found or started.</param>
internal sealed record StorageArguments(string? Connection, DirectoryInfo Data);
