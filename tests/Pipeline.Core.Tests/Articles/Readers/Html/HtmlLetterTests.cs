using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

public sealed class HtmlLetterTests
{
    [Fact]
    public void Text_BlocksOfMixedNames_IsWholeAndInOrder() =>
        Assert.Equal(
            "Dear all,\n\nA tenth worker died.\n\nSee the list\n\nRegards, Ann",
            HtmlLetter.Text(
                """
                <body><style>p{}</style><div style="display: none">Preview</div><div>Dear all,</div><table><tr><td><p>A tenth worker
                died.</p><a href="/l">See the list</a></td></tr></table><footer>Regards, Ann</footer></body>
                """,
                maxDepth: 100));

    [Fact]
    public void Text_QuoteLeftOut_HasNoQuote() =>
        Assert.Equal(
            "Yes.",
            HtmlLetter.Text("<p>Yes.</p><blockquote>Are you well?</blockquote>", 100, element => element.Name == "blockquote"));

    [Fact]
    public void Text_DeeperThanTheLimit_IsNull() =>
        Assert.Null(HtmlLetter.Text(string.Concat(Enumerable.Repeat("<div>", 200)) + "deep", maxDepth: 100));
}
