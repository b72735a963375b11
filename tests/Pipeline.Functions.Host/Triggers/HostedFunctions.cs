using Microsoft.Azure.WebJobs;
using Pipeline.Functions.Host.Protocol;

namespace Pipeline.Functions.Host.Triggers;

/// <summary>What the methods that <see cref="TriggerMethods"/> makes have in common: each passes what its trigger brought to the function
/// of its name in the worker.</summary>
/// <remarks>Public, since the type that is made stands in an assembly of its own.</remarks>
public abstract class HostedFunctions
{
    private readonly IFunctionInvoker invoker;

    /// <summary>Passes on to <paramref name="invoker"/>.</summary>
    protected HostedFunctions(IFunctionInvoker invoker) => this.invoker = invoker;

    /// <summary>Passes a blob on: a reference, which the worker opens with a client of its own.</summary>
    protected Task BlobAsync(string function, ParameterBindingData blob, Binder binder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        ArgumentNullException.ThrowIfNull(binder);
        var reference = new Reference
        {
            Version = blob.Version,
            Source = blob.Source,
            ContentType = blob.ContentType,
            Content = Google.Protobuf.ByteString.CopyFrom(blob.Content.ToArray()),
        };
        return invoker.InvokeAsync(function, new Value { Reference = reference }, binder.BindingData, cancellationToken);
    }

    /// <summary>Passes a queue message on, decoded.</summary>
    protected Task MessageAsync(string function, string message, Binder binder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binder);
        return invoker.InvokeAsync(function, new Value { Text = message }, binder.BindingData, cancellationToken);
    }
}

/// <summary>Runs functions of the worker.</summary>
public interface IFunctionInvoker
{
    /// <summary>Runs <paramref name="function"/> to its end.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="input">What its trigger brought.</param>
    /// <param name="metadata">What the trigger says beside it.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="FunctionFailedException">It failed, and the trigger shall try again.</exception>
    Task InvokeAsync(
        string function, Value input, IReadOnlyDictionary<string, object?> metadata, CancellationToken cancellationToken);
}

/// <summary>A function failed in the worker, or with it.</summary>
public sealed class FunctionFailedException(string message, Exception? inner = null) : Exception(message, inner);
