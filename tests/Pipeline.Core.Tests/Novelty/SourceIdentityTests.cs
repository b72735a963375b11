using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Novelty;

public sealed class SourceIdentityTests
{
    [Theory]
    [InlineData("Reuters", "The Courier", "Some text.", "Reuters")]
    [InlineData(null, "AFP", "Some text.", "AFP")]
    [InlineData("Jane Doe", "The Courier", "NEW DELHI (Reuters) - Some text.", "Reuters")]
    [InlineData("Jane Doe", "The Courier", "Some text. (Reporting by A and B; Editing by C)", "Reuters")]
    [InlineData("Jane Doe", "The Courier", "Some text (with brackets).", "The Courier")]
    public void Of_NamesTheAgencyBeforeThePublisher(string? author, string publisher, string body, string source) =>
        Assert.Equal(source, SourceIdentity.Of(Some.Article(body, publisher, author: author), copied: null));

    [Fact]
    public void Of_WithoutPublisher_IsTheSite() =>
        Assert.Equal("news.example", SourceIdentity.Of(Some.Article(publisher: null), copied: null));

    [Fact]
    public void Of_WithoutAnything_IsTheArticleItself()
    {
        var article = Some.Article(publisher: null) with { Url = null };

        Assert.Equal(article.Id, SourceIdentity.Of(article, copied: null));
    }
}
