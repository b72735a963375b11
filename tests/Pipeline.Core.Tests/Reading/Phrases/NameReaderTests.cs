using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text;

namespace Pipeline.Core.Tests.Reading.Phrases;

/// <summary>Victims of whom a text says only the names, which stand between <c>[</c> and <c>]</c> here.</summary>
public sealed class NameReaderTests
{
    [Theory]
    [InlineData("[Ann Smith] was killed on Monday.", "1 killed")]
    [InlineData("[Ann Smith] and [Bob Jones] were killed on Monday.", "2 killed")]
    [InlineData("[Ann Smith], [Cy Gray], and [Bob Jones] were killed on Monday.", "3 killed")]
    [InlineData("[Ann Smith], 41, and [Bob Jones], 43, were pronounced dead at the scene.", "2 killed")]
    [InlineData("The gunmen killed [Ann Smith] and [Bob Jones].", "2 killed")]
    [InlineData("The gunmen killed [Ann Smith], [Bob Jones] said.", "1 killed")]
    [InlineData("The man killed [Ann Lee] and wounded two others.", "1 killed, 2 injured")]
    [InlineData("[Ann Lee]'s death shocked the town.", "1 killed")]
    [InlineData("[Ann Lee]'s death sentence shocked the town.", "")]
    [InlineData("[Ann Lee]'s murder trial begins.", "")]
    [InlineData("The president of Chile, [Ana Diaz], was killed on Monday.", "1 killed")]
    [InlineData("[Ana Diaz], leader of the opposition, was killed on Monday.", "1 killed")]
    [InlineData("Gunmen killed the minister, [Ana Diaz] said.", "")]
    [InlineData("The minister was killed on Monday.", "")]
    [InlineData("[None] was killed in the blast.", "")]
    public void Names_are_counted(string marked, string expected)
    {
        var facts = new VictimCountRule().Find(Read(marked)).Cast<VictimCountFact>();

        Assert.Equal(expected, string.Join(", ", facts.Select(fact => $"{fact.Quantity.Value} {fact.Effect.Name()}")));
    }

    private static TokenizedArticle Read(string marked)
    {
        var body = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var entities = new List<EntityMention>();
        for (var (open, marks) = (marked.IndexOf('['), 0); open >= 0; open = marked.IndexOf('[', open + 1), marks += 2)
        {
            var name = marked[(open + 1)..marked.IndexOf(']', open)];
            entities.Add(new EntityMention(name, EntityCategory.Person, new TextSpan(open - marks, name.Length), 1));
        }

        return new TokenizedArticle(SpecFile.Article(body), SpecFile.Analysis(body) with { Entities = entities });
    }
}
