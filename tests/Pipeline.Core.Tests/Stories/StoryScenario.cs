using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Tests.Stories;

/// <summary>A story as articles in the order in which they come, with what becomes of each statement and what is told.</summary>
/// <remarks>
/// A file of <c>Scenarios</c> holds several. <c>## title</c> begins one, <c># …</c> is a comment; an article begins with
/// <c>@ time source</c>, after which <c>again</c> repeats the id of the article before it; then come its statements, each with
/// <c>=></c> and its outcome, the names of the dead after <c>dead:</c>, and after <c>! </c> what is told, in order. What the article is about
/// stands after <c>about:</c>, each further event of its counts after <c>also:</c> (<see cref="AnchorText"/>); <c>follow-up</c> and
/// <c>digest</c> say what sort of article it is, <c>copy e2</c> that it copies a report of that event.
/// </remarks>
internal sealed record StoryScenario(string Title, IReadOnlyList<StoryScenario.Step> Steps)
{
    internal sealed record Step(ArticleStatements Article, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Told);

    /// <summary>The scenarios of a file.</summary>
    public static IEnumerable<StoryScenario> Read(string path)
    {
        string? title = null;
        var steps = new List<Step>();
        var lines = File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal));
        foreach (var line in lines.Append("## "))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return new(title, [.. steps]);
                }

                title = line[3..];
                steps.Clear();
            }
            else
            {
                Add(steps, line);
            }
        }
    }

    /// <summary>Runs it, and writes down in its own words where it went otherwise.</summary>
    public IReadOnlyList<string> Run()
    {
        var wrong = new List<string>();
        var state = StoryState.Empty;
        foreach (var (article, outcomes, told) in Steps)
        {
            var decision = StoryEngine.Decide(state, article);
            for (var i = 0; i < outcomes.Count; i++)
            {
                if (decision.Outcomes[i].ToString() != outcomes[i])
                {
                    wrong.Add($"{article.ArticleId} statement {i + 1}: {decision.Outcomes[i]}, not {outcomes[i]}");
                }
            }

            var news = decision.News.Select(item => item.Label).ToList();
            if (!news.SequenceEqual(told))
            {
                wrong.Add($"{article.ArticleId} tells [{string.Join("; ", news)}], not [{string.Join("; ", told)}]");
            }

            state = decision.State;
        }

        return wrong;
    }

    /// <inheritdoc/>
    public override string ToString() => Title;

    private static void Add(List<Step> steps, string line)
    {
        if (line.StartsWith("@ ", StringComparison.Ordinal))
        {
            var words = line[2..].Split(' ', 2);
            var again = words[1].EndsWith(" again", StringComparison.Ordinal);
            var id = $"a{(again ? steps.Count : steps.Count + 1)}";
            var source = again ? words[1][..^" again".Length] : words[1];
            steps.Add(new(new ArticleStatements(id, source, StoryText.Time(words[0])), [], []));
            return;
        }

        var step = steps[^1];
        if (line.StartsWith("! ", StringComparison.Ordinal))
        {
            steps[^1] = step with { Told = [.. step.Told, line[2..]] };
        }
        else if (line.StartsWith("dead: ", StringComparison.Ordinal))
        {
            steps[^1] = step with { Article = step.Article with { Dead = [.. step.Article.Dead, line["dead: ".Length..]] } };
        }
        else if (AnchorText.Read(step.Article, line) is { } article)
        {
            steps[^1] = step with { Article = article };
        }
        else
        {
            var halves = line.Split("=>");
            steps[^1] = step with
            {
                Article = step.Article with { Statements = [.. step.Article.Statements, StoryText.Parse(halves[0].TrimEnd())] },
                Outcomes = [.. step.Outcomes, halves[1].Trim()],
            };
        }
    }
}
