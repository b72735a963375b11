using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Rules;

/// <summary>Finds one kind of fact. Pure and safe for concurrent use.</summary>
public interface IFactRule
{
    /// <summary>The facts that this rule finds, one for each key and value, each with all its mentions and its best evidence.</summary>
    IEnumerable<Fact> Find(TokenizedArticle reading);
}
