using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Rules;
using Pipeline.Text.Analysis;

namespace Pipeline.Local.Hosting;

/// <summary>Loads the analyzer's tables and compiles its code while storage is still being opened, so that the first article
/// waits for neither.</summary>
internal static class WarmUp
{
    private const string Sample =
        "A bomb killed at least 12 journalists in Kabul, Afghanistan, on Monday, the interior ministry said. The toll rose to 15 dead.";

    /// <summary>Reads a sample article in the background; awaiting the result tells of a broken installation.</summary>
    public static Task StartAsync() => Task.Run(async () =>
    {
        await using var services = new ServiceCollection().AddArticleReading().BuildServiceProvider();
        var article = services.GetRequiredService<ArticleParser>()
            .Parse("sample.txt", System.Text.Encoding.UTF8.GetBytes(Sample)).Articles[0];
        var analysis = await services.GetRequiredService<ITextAnalyzer>().AnalyzeAsync(article.Body, CancellationToken.None);
        services.GetRequiredService<IFactExtractor>().Extract(article, analysis);
    });
}
