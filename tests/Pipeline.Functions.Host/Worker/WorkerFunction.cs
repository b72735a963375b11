using Pipeline.Functions.Host.Protocol;

namespace Pipeline.Functions.Host.Worker;

/// <summary>A function that the worker has.</summary>
/// <param name="Id">What invocations call it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Declaration">What the worker said of it.</param>
internal sealed record WorkerFunction(string Id, string Name, FunctionBinding Trigger, Function Declaration)
{
    /// <summary>Reads what the worker said.</summary>
    /// <exception cref="InvalidOperationException">It has not exactly one trigger.</exception>
    public static WorkerFunction From(Function declaration)
    {
        var bindings = declaration.Bindings.Select(FunctionBinding.Parse).ToList();
        var triggers = bindings.FindAll(binding => binding.IsTrigger);
        if (triggers is not [var trigger])
        {
            throw new InvalidOperationException($"{declaration.Name} has {triggers.Count} triggers.");
        }

        foreach (var binding in bindings)
        {
            var parameter = new BoundParameter { Type = binding.Type, Direction = binding.Direction };
            foreach (var (name, value) in binding.Properties)
            {
                parameter.Properties[name] = value;
            }

            declaration.Parameters[binding.Name] = parameter;
        }

        return new(
            declaration.FunctionId.Length > 0 ? declaration.FunctionId : declaration.Name, declaration.Name, trigger, declaration);
    }
}
