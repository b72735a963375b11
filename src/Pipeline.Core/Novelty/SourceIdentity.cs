using System.Text.RegularExpressions;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Novelty;

/// <summary>Whose report an article is: copies of one agency's report, and near-duplicate texts, are one source.</summary>
internal static partial class SourceIdentity
{
    // Agencies whose copy is reprinted widely; the byline or the credit in brackets names them.
    private static readonly (string Name, string[] Credits)[] Agencies =
    [
        ("Reuters", ["reuters", "thomson reuters"]),
        ("AP", ["ap", "associated press", "the associated press"]),
        ("AFP", ["afp", "agence france-presse"]),
        ("dpa", ["dpa", "deutsche presse-agentur"]),
        ("EFE", ["efe", "agencia efe"]),
        ("ANSA", ["ansa"]),
        ("Xinhua", ["xinhua"]),
        ("TASS", ["tass", "itar-tass"]),
        ("Interfax", ["interfax"]),
        ("Kyodo", ["kyodo", "kyodo news"]),
        ("PTI", ["pti", "press trust of india"]),
        ("ANI", ["ani", "asian news international"]),
        ("IANS", ["ians"]),
        ("UPI", ["upi", "united press international"]),
        ("Bloomberg", ["bloomberg", "bloomberg news"]),
        ("Anadolu", ["aa", "anadolu", "anadolu agency"]),
        ("PA", ["pa media", "press association"]),
    ];

    private static readonly Dictionary<string, string> AgencyByCredit = Agencies
        .SelectMany(agency => agency.Credits.Select(credit => (credit, agency.Name)))
        .ToDictionary(pair => pair.credit, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The recent report that a text copies; null when it copies none.</summary>
    public static Report? CopiedBy(string sketch, IEnumerable<Report> recent)
    {
        ArgumentNullException.ThrowIfNull(recent);
        return recent.FirstOrDefault(report => TextSketch.Resemblance(report.Sketch, sketch) >= TextSketch.NearDuplicate);
    }

    /// <summary>The source that <paramref name="article"/> counts as: the report that it copies, else the agency it credits, else its
    /// publisher, its site, its author, and for lack of all these the article itself.</summary>
    public static string Of(Article article, Report? copied)
    {
        ArgumentNullException.ThrowIfNull(article);
        return copied?.Source
            ?? Agency(article)
            ?? article.Publisher
            ?? article.Url?.Host
            ?? article.Author
            ?? article.Id;
    }

    private static string? Agency(Article article)
    {
        if (article.Author is { } author && AgencyByCredit.TryGetValue(author.Trim(), out var agency)
            || article.Publisher is { } publisher && AgencyByCredit.TryGetValue(publisher.Trim(), out agency))
        {
            return agency;
        }

        // A credit stands in the dateline, "NEW DELHI (Reuters) -", or closes the text, "(Reporting by …; Editing by …)".
        var head = article.Body[..Math.Min(article.Body.Length, 400)];
        foreach (Match match in CreditPattern().Matches(head))
        {
            if (AgencyByCredit.TryGetValue(match.Groups["credit"].Value, out agency))
            {
                return agency;
            }
        }

        var tail = article.Body[Math.Max(0, article.Body.Length - 400)..];
        return tail.Contains("(Reporting by ", StringComparison.Ordinal) ? "Reuters" : null;
    }

    [GeneratedRegex(@"\((?<credit>[\p{L} -]{2,30})\)", RegexOptions.CultureInvariant)]
    private static partial Regex CreditPattern();
}
