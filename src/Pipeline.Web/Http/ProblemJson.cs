using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Serialization;

namespace Pipeline.Web.Http;

/// <summary>A problem, written as the answers of the API are: camel case, absent when null.</summary>
/// <remarks>Apart from those, since whatever answers may refuse, while only the API knows what it answers with.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    /// <summary>With the letters escaped that the pipeline's documents escape.</summary>
    public static ProblemJson Documents =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = PipelineJson.Documents.Options.Encoder });
}
