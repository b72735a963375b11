using System.ComponentModel;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Local.Azurite;

/// <summary>The file <c>azurite.json</c> in a data folder: which Azurite serves it.</summary>
/// <param name="Server">The Azurite process.</param>
/// <param name="Starter">The process that started it and stops it.</param>
/// <param name="BlobPort">Port of the blob service.</param>
/// <param name="QueuePort">Port of the queue service.</param>
/// <param name="TablePort">Port of the table service, which the pipeline does not use.</param>
internal sealed record AzuriteRecord(RecordedProcess Server, RecordedProcess Starter, int BlobPort, int QueuePort, int TablePort)
{
    private const string FileName = "azurite.json";

    // The account and key that every Azurite has and Microsoft publishes:
    // https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [JsonIgnore]
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{TablePort}/{Account};";

    /// <summary>The record in <paramref name="folder"/>; null when there is none or it can't be read.</summary>
    public static async Task<AzuriteRecord?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(
                await File.ReadAllBytesAsync(Path.Combine(folder, FileName), cancellationToken), AzuriteJson.Default.AzuriteRecord);
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        // Whole or not at all: a crash while writing leaves the old record.
        var path = Path.Combine(folder, FileName);
        await using (var file = new FileStream(
            path + ".new", PrivateFolder.Options(FileMode.Create, FileAccess.Write, FileShare.None)))
        {
            await JsonSerializer.SerializeAsync(file, this, AzuriteJson.Default.AzuriteRecord, cancellationToken);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    public static void Remove(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>Whether an Azurite answers at both ports.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        foreach (var port in new[] { BlobPort, QueuePort })
        {
            try
            {
                // Not signed, so the answer is a refusal; that it comes from Azurite is what counts.
                using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{port}/{Account}?comp=list"), cancellationToken);
                if (!answer.Headers.Server.Any(IsAzurite))
                {
                    return false;
                }
            }
            catch (Exception exception)
                when (exception is HttpRequestException || exception is TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAzurite(ProductInfoHeaderValue server) =>
        server.Product?.Name.StartsWith("Azurite", StringComparison.Ordinal) == true;
}

/// <summary>A process that can be told from a later one with the same id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StartedAt">When it started, UTC.</param>
internal sealed record RecordedProcess(int Id, DateTimeOffset StartedAt)
{
    /// <summary>Start times are computed from ticks since boot, and differ a little from reader to reader.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static RecordedProcess Current
    {
        get
        {
            using var current = Process.GetCurrentProcess();
            return Of(current);
        }
    }

    public static RecordedProcess Of(Process process) => new(process.Id, StartOf(process));

    /// <summary>The process while it runs; null when it has ended.</summary>
    public Process? Find()
    {
        Process? process = null;
        try
        {
            process = Process.GetProcessById(Id);
            if (!process.HasExited && (StartOf(process) - StartedAt).Duration() < Tolerance)
            {
                return process;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // Ended, or somebody else's.
        }

        process?.Dispose();
        return null;
    }

    [JsonIgnore]
    public bool IsRunning
    {
        get
        {
            using var process = Find();
            return process is not null;
        }
    }

    private static DateTimeOffset StartOf(Process process) => new(process.StartTime.ToUniversalTime(), TimeSpan.Zero);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AzuriteRecord))]
internal sealed partial class AzuriteJson : JsonSerializerContext;
