using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pipeline.Adapters.Tests.Destinations;

/// <summary>Expected JSON in files beside the tests. With <c>PIPELINE_WRITE_BUNDLES=1</c> a run writes them anew; read the diff.</summary>
internal static class Bundle
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Matches(string name, byte[] actual)
    {
        var shown = JsonSerializer.Serialize(JsonElement.Parse(actual), Indented).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("PIPELINE_WRITE_BUNDLES") == "1")
        {
            File.WriteAllText(Path.Combine(Folder(), "Bundles", name), shown);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Destinations", "Bundles", name)), shown);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
