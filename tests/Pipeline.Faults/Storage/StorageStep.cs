using Microsoft.AspNetCore.Http;

namespace Pipeline.Faults.Storage;

/// <summary>The requests between which a crash would do the most harm.</summary>
internal enum StorageStep
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A drop is read.</summary>
    ReadDrop,

    /// <summary>A ledger is written.</summary>
    WriteLedger,

    /// <summary>An alert is created, or the state of one of its deliveries written.</summary>
    WriteAlert,

    /// <summary>A message is queued.</summary>
    Enqueue,

    /// <summary>Messages are received.</summary>
    Receive,

    /// <summary>A message is done and deleted.</summary>
    Complete,

    /// <summary>A line is added to a timeline.</summary>
    AppendTimeline,

    /// <summary>An analysis is written: the receipt.</summary>
    WriteAnalysis,
}

/// <summary>Tells the steps by what goes over the wire.</summary>
internal static class StorageSteps
{
    /// <summary>All that a crash is planned at.</summary>
    public static IReadOnlyList<StorageStep> All { get; } = [.. Enum.GetValues<StorageStep>().Where(step => step != StorageStep.Other)];

    /// <summary>The step that a request is.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path: the account, the container or queue, the name.</param>
    public static StorageStep Of(string method, string path)
    {
        var parts = path.Split('/', 4, StringSplitOptions.RemoveEmptyEntries);
        return parts is not [_, var place, _, ..] ? StorageStep.Other : (place, method) switch
        {
            ("articles", "GET") => StorageStep.ReadDrop,
            ("ledgers", "PUT") => StorageStep.WriteLedger,
            ("alerts", "PUT") => StorageStep.WriteAlert,
            ("timeline", "PUT") => StorageStep.AppendTimeline,
            ("analyses", "PUT") => StorageStep.WriteAnalysis,
            ("deliveries", "POST") => StorageStep.Enqueue,
            ("deliveries", "GET") => StorageStep.Receive,
            ("deliveries", "DELETE") => StorageStep.Complete,
            _ => StorageStep.Other,
        };
    }

    /// <inheritdoc cref="Of(string,string)"/>
    public static StorageStep Of(HttpRequest request) => Of(request.Method, request.Path.Value ?? "");
}
