using System.Text.Json;

namespace Pipeline.Core.Tests.Articles.Pages;

/// <summary>Pages as sites build them, with invented text: what must be read of each, and what must not (<c>pages.jsonl</c>).</summary>
public sealed class PageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Articles", "Pages");

    public static TheoryData<string> Names => [.. Pages().Select(page => page.File)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_read_without_what_stands_around_its_text(string name)
    {
        var page = Pages().Single(page => page.File == name);

        var body = Folded(Drops.One(Drops.Parse(name, File.ReadAllBytes(Path.Combine(Folder, "files", name)))).Body);

        Assert.Equal([], page.Has.Where(text => !body.Contains(Folded(text), StringComparison.Ordinal)));
        Assert.Equal([], page.Lacks.Where(text => body.Contains(Folded(text), StringComparison.Ordinal)));
    }

    private static IEnumerable<PageCase> Pages() => File.ReadLines(Path.Combine(Folder, "pages.jsonl"))
        .Select(line => JsonSerializer.Deserialize<PageCase>(line, JsonSerializerOptions.Web)!);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record PageCase(string File, IReadOnlyList<string> Has, IReadOnlyList<string> Lacks);
}
