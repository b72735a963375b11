using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Pipeline.Functions.Host.Worker;
using Binder = Microsoft.Azure.WebJobs.Binder;

namespace Pipeline.Functions.Host.Triggers;

/// <summary>Makes the type that the WebJobs SDK looks into: <c>Host.Functions</c>, with one method per blob or queue trigger of the
/// worker.</summary>
/// <remarks>The Functions host does the same, and Event Grid's endpoint and the poison messages name functions by that type. What a
/// trigger listens to is thus what the app declares, and nothing that is repeated here.</remarks>
internal static class TriggerMethods
{
    private const BindingFlags Inherited = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly ConstructorInfo BaseConstructor = typeof(HostedFunctions)
        .GetConstructor(Inherited, [typeof(IFunctionInvoker)])!;

    /// <summary>Makes the type for <paramref name="functions"/>; those with other triggers are left out.</summary>
    public static Type Create(IEnumerable<WorkerFunction> functions)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Functions"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Functions").DefineType("Host.Functions", TypeAttributes.Public, typeof(HostedFunctions));
        DefineConstructor(type);
        foreach (var function in functions)
        {
            if (function.Trigger.Is("blobTrigger"))
            {
                Define(type, function, typeof(ParameterBindingData), BlobTriggerOf(function.Trigger), "BlobAsync");
            }
            else if (function.Trigger.Is("queueTrigger"))
            {
                Define(type, function, typeof(string), QueueTriggerOf(function.Trigger), "MessageAsync");
            }
        }

        return type.CreateType();
    }

    private static void DefineConstructor(TypeBuilder type)
    {
        var body = type
            .DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(IFunctionInvoker)])
            .GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Call, BaseConstructor);
        body.Emit(OpCodes.Ret);
    }

    /// <summary><c>public Task Name([Trigger] input, Binder binder, CancellationToken end) => base.PassAsync("Name", input, binder,
    /// end)</c>.</summary>
    private static void Define(
        TypeBuilder type, WorkerFunction function, Type input, CustomAttributeBuilder trigger, string passTo)
    {
        var method = type.DefineMethod(
            function.Name, MethodAttributes.Public, typeof(Task), [input, typeof(Binder), typeof(CancellationToken)]);
        method.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(FunctionNameAttribute).GetConstructor([typeof(string)])!, [function.Name]));
        method.DefineParameter(1, ParameterAttributes.None, function.Trigger.Name).SetCustomAttribute(trigger);
        method.DefineParameter(2, ParameterAttributes.None, "binder");
        method.DefineParameter(3, ParameterAttributes.None, "cancellationToken");
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldstr, function.Name);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Ldarg_2);
        body.Emit(OpCodes.Ldarg_3);
        body.Emit(OpCodes.Call, typeof(HostedFunctions).GetMethod(passTo, Inherited)!);
        body.Emit(OpCodes.Ret);
    }

    private static CustomAttributeBuilder BlobTriggerOf(FunctionBinding binding) => new(
        typeof(BlobTriggerAttribute).GetConstructor([typeof(string)])!,
        [binding.Text("path")],
        [typeof(BlobTriggerAttribute).GetProperty(nameof(BlobTriggerAttribute.Source))!],
        [binding.Text("source") is { } source ? Enum.Parse<BlobTriggerSource>(source, ignoreCase: true) : default(BlobTriggerSource)]);

    private static CustomAttributeBuilder QueueTriggerOf(FunctionBinding binding) =>
        new(typeof(QueueTriggerAttribute).GetConstructor([typeof(string)])!, [binding.Text("queueName")]);
}
