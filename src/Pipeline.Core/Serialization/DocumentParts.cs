using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Core.Serialization;

/// <summary>Looks through a document that was read for a part that its types say can't be there: a null where none may be, among the
/// elements of a list too, or a value that an enumeration does not have.</summary>
/// <remarks>What each type says is found out once; properties that can hold no such part are not looked at.</remarks>
internal static class DocumentParts
{
    private static readonly ConcurrentDictionary<Type, Parts> Known = new();

    /// <summary>The place of the first such part, as a JSON path; null when there is none.</summary>
    public static string? FindFault(object document, JsonTypeInfo type) => Find(document, PartsOf(type)) is { } place ? "$" + place : null;

    private static string? Find(object value, Parts parts)
    {
        if (parts.IsEnumeration)
        {
            return Enum.IsDefined(value.GetType(), value) ? null : "";
        }

        if (parts.Elements is { } elements)
        {
            return value is IDictionary dictionary ? FindInValues(dictionary, elements) : FindInElements((IEnumerable)value, elements);
        }

        foreach (var property in parts.Properties)
        {
            var part = property.Get(value);
            var place = part is null ? property.MayBeNull ? null : "" : Find(part, property.Parts);
            if (place is not null)
            {
                return $".{property.Name}{place}";
            }
        }

        return null;
    }

    private static string? FindInElements(IEnumerable list, Parts parts)
    {
        var index = 0;
        foreach (var element in list)
        {
            if ((element is null ? "" : Find(element, parts)) is { } place)
            {
                return $"[{index}]{place}";
            }

            index++;
        }

        return null;
    }

    // The key is content, which nobody repeats in a log.
    private static string? FindInValues(IDictionary dictionary, Parts parts)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if ((entry.Value is null ? "" : Find(entry.Value, parts)) is { } place)
            {
                return $".*{place}";
            }
        }

        return null;
    }

    private static Parts PartsOf(JsonTypeInfo type)
    {
        if (Known.TryGetValue(type.Type, out var known))
        {
            return known;
        }

        // Put there before it is filled, since types may hold themselves; two threads that fill two copies find the same.
        var parts = new Parts { IsEnumeration = type.Type.IsEnum };
        var filling = new Dictionary<Type, Parts> { [type.Type] = parts };
        Fill(parts, type, filling);
        foreach (var (filled, found) in filling)
        {
            Known.TryAdd(filled, found);
        }

        return parts;
    }

    private static void Fill(Parts parts, JsonTypeInfo type, Dictionary<Type, Parts> filling)
    {
        if (type.ElementType is { } element)
        {
            parts.Elements = Of(element);
        }

        foreach (var property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            // What is computed is no part of the document.
            if (property is { Get: { } get, Set: not null, IsExtensionData: false })
            {
                var found = Of(property.PropertyType);
                var mayBeNull = property.IsGetNullable || property.PropertyType.IsValueType;
                if (!mayBeNull || !found.IsBare)
                {
                    parts.Properties.Add(new Part(property.Name, get, mayBeNull, found));
                }
            }
        }

        Parts Of(Type declared)
        {
            var bare = Nullable.GetUnderlyingType(declared) ?? declared;
            if (Known.TryGetValue(bare, out var found) || filling.TryGetValue(bare, out found))
            {
                return found;
            }

            filling[bare] = found = new Parts { IsEnumeration = bare.IsEnum };
            Fill(found, type.Options.GetTypeInfo(bare), filling);
            return found;
        }
    }

    /// <summary>What of a type has to be looked at.</summary>
    private sealed class Parts
    {
        public required bool IsEnumeration { get; init; }

        public Parts? Elements { get; set; }

        public List<Part> Properties { get; } = [];

        /// <summary>Whether nothing in it has to be.</summary>
        public bool IsBare => !IsEnumeration && Elements is null && Properties.Count == 0;
    }

    private sealed record Part(string Name, Func<object, object?> Get, bool MayBeNull, Parts Parts);
}
