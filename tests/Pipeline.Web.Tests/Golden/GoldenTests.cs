using System.Runtime.CompilerServices;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Golden;

/// <summary>Everything that the pipeline writes and sends of four stories, byte for byte.</summary>
/// <remarks>A document that is to change is renewed by <c>PIPELINE_RENEW_GOLDEN=1 dotnet test --filter "FullyQualifiedName~Golden"</c>,
/// and the difference is read before it is committed.</remarks>
public sealed class GoldenTests(AzuriteFixture azurite)
{
    private const string Renew = "PIPELINE_RENEW_GOLDEN";

    [Theory]
    [InlineData("seeds")]
    [InlineData("outbreak")]
    [InlineData("quake")]
    [InlineData("breach")]
    public async Task A_story_is_told_as_it_always_was(string story)
    {
        var told = await ToldStory.TellAsync(azurite, story, FilesOf(story));
        var folder = Path.Combine(Here(), "documents", story);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            Directory.CreateDirectory(folder);
            foreach (var old in Directory.GetFiles(folder))
            {
                File.Delete(old);
            }

            foreach (var (name, text) in told)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), told.Keys);
        Assert.All(told, document => Assert.Equal(File.ReadAllText(Path.Combine(folder, document.Key)), document.Value));
    }

    private static IEnumerable<string> FilesOf(string story) => Directory
        .GetFiles(story == "seeds" ? ServedPipeline.Seeds : Path.Combine(Here(), "stories", story))
        .Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
