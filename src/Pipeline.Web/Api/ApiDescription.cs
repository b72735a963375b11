using System.Text;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Web.Http;

namespace Pipeline.Web.Api;

/// <summary>The API's description, <c>openapi.json</c>, with the kinds of facts and the reasons that there are in place
/// of its placeholders.</summary>
internal static class ApiDescription
{
    /// <summary>The description as it is served.</summary>
    public static byte[] Make()
    {
        var lines = Encoding.UTF8.GetString(Assets.Read("openapi.json"))
            .Replace("\"{kinds}\"", Listed(FactKinds.All.Select(kind => kind.Name)), StringComparison.Ordinal)
            .Replace("\"{listsOfKinds}\"", Listed(FactKinds.All.Reverse().Select(kind => kind.ListName)), StringComparison.Ordinal)
            .Replace(
                "{reasons}",
                string.Join(", ", Enum.GetValues<Reason>().Select(reason => new Silence(reason).ToString())),
                StringComparison.Ordinal)
            .Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.SelectMany(OfEachKind)));
    }

    /// <summary>A line that is written once for each kind, or just the line.</summary>
    private static IEnumerable<string> OfEachKind(string line) =>
        line.Contains("{listOfKind}", StringComparison.Ordinal)
            ? FactKinds.All.Reverse().Select(kind => line
                .Replace("{listOfKind}", kind.ListName, StringComparison.Ordinal)
                .Replace("{manyOfKind}", kind.Many, StringComparison.Ordinal))
            : [line];

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
