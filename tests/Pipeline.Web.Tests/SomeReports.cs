using System.Globalization;
using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests;

/// <summary>Articles of several papers, none of them a copy of another.</summary>
internal static class SomeReports
{
    /// <summary>A report of <paramref name="paper"/>, with words that no other has.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="report">Which of its reports.</param>
    public static Article Of(string paper, int report = 0) => Some.Article(
        string.Join(
            ' ', Enumerable.Range(0, 20).Select(word => string.Create(CultureInfo.InvariantCulture, $"{paper}-{report}-{word}"))),
        publisher: paper,
        source: $"{paper}.txt");
}
