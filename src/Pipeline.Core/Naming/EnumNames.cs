using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Naming;

/// <summary>The one name that a value of an enumeration has outside the code: in documents, addresses, exports, telemetry and style
/// sheets.</summary>
public static class EnumNames
{
    /// <summary>"atLeast", "URL": what documents call it; of an enumeration that stands in no document its name in camel case.</summary>
    public static string Name<T>(this T value)
        where T : struct, Enum => Of<T>.Names.TryGetValue(value, out var name) ? name : value.ToString();

    private static class Of<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
            .DistinctBy(field => (T)field.GetValue(null)!)
            .ToFrozenDictionary(
                field => (T)field.GetValue(null)!,
                field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
                    ?? (IsInDocuments ? field.Name : JsonNamingPolicy.CamelCase.ConvertName(field.Name)));

        private static bool IsInDocuments => typeof(T).GetCustomAttribute<JsonConverterAttribute>() is not null;
    }
}
