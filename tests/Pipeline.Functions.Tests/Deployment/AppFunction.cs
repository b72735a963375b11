using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Functions.Tests.Deployment;

/// <summary>A function of the compiled app, by the attributes from which the worker tells the host about it.</summary>
internal sealed record AppFunction(string Name, Type Class, TriggerBindingAttribute Trigger)
{
    /// <summary>Gets all of them, in the order in which the host tries them: by name, without regard to case.</summary>
    public static IReadOnlyList<AppFunction> All { get; } =
    [
        .. typeof(ArticleDropped).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(method => new AppFunction(
                method.GetCustomAttribute<FunctionAttribute>()!.Name,
                method.DeclaringType!,
                Assert.Single(method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>()))))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Gets the one that takes drops: Event Grid must send its events to the function of this name.</summary>
    public static AppFunction OfDrops { get; } = Assert.Single(All, function => function.Trigger is BlobTriggerAttribute);

    /// <summary>The trigger of the function called <paramref name="name"/>.</summary>
    public static T TriggerOf<T>(string name)
        where T : TriggerBindingAttribute =>
        Assert.IsType<T>(Assert.Single(All, function => function.Name == name).Trigger);
}
