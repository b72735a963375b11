using System.Text.Json;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The commands that are given files and folders.</summary>
public sealed class FileCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Drop_tells_files_of_one_name_apart_and_drops_equal_ones_once()
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "a/index.md", "One text.");
        await WriteAsync(cli, "b/index.md", "Another text.");
        await WriteAsync(cli, "c/index.md", "One text.");

        var result = await cli.OnStorageAsync("drop", "a/index.md", "b/index.md", "c/index.md", "--watch", "w");

        Assert.Equal((0, "w/a/index.md w/b/index.md"), (result.ExitCode, string.Join(' ', result.Lines)));
        Assert.Contains("has the content of w/a/index.md", result.Error, StringComparison.Ordinal);
        Assert.Contains("2 dropped, 1 there already.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_leaves_what_an_earlier_run_dropped_under_the_name()
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "index.tar.md", "One text.");
        await cli.OnStorageAsync("drop", "index.tar.md", "--watch", "w");
        await WriteAsync(cli, "b/index.tar.md", "Another text.");
        await WriteAsync(cli, "c/b/index.tar.md", "A third text.");

        var inFolder = await cli.OnStorageAsync("drop", "b/index.tar.md", "--watch", "w");
        var hashed = await cli.OnStorageAsync("drop", "c/b/index.tar.md", "--watch", "w");
        var again = await cli.OnStorageAsync("drop", "c/b/index.tar.md", "--watch", "w");

        Assert.Equal("w/b/index.tar.md", Assert.Single(inFolder.Lines));
        Assert.Matches(@"^w/b/index-[0-9a-f]{8}\.tar\.md$", Assert.Single(hashed.Lines));
        Assert.Empty(again.Lines);
        Assert.Equal(0, again.ExitCode);
    }

    [Fact]
    public async Task Drop_names_what_is_not_there_and_drops_the_rest()
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "first.txt", "One text.");
        await WriteAsync(cli, "esc\u001B[31m.txt", "Another text.");
        File.CreateSymbolicLink(Path.Combine(cli.Folder, "link.txt"), Path.Combine(cli.Folder, "nowhere.txt"));

        var result = await cli.OnStorageAsync("drop", "link.txt", "gone.txt", "first.txt", "esc\u001B[31m.txt", "--watch", "w");

        Assert.Equal((1, "w/first.txt"), (result.ExitCode, Assert.Single(result.Lines)));
        Assert.Contains("link.txt: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("gone.txt: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("esc[31m.txt: A drop's name must not hold the character U+001B", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', result.Error);
    }

    [Fact]
    public async Task Read_prints_an_object_for_each_article_and_for_each_part_that_could_not_be_read()
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "sub/story.json", """
            [{"title":"Nine die at Tarvos","content":"The ferry sank.","author":"Ann","source":{"name":"Post"},
              "url":"https://a.example/x","publishedAt":"2026-11-30T08:00:00Z"}, 7]
            """);

        var result = await cli.RunAsync("read", cli.Folder, "--format", "jsonl");

        Assert.Equal(1, result.ExitCode);
        var lines = result.Lines.Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(
            ["source", "title", "url", "publisher", "author", "publishedAt", "language", "body"],
            lines[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("sub/story.json#1", lines[0].GetProperty("source").GetString());
        Assert.Equal("2026-11-30T08:00:00+00:00", lines[0].GetProperty("publishedAt").GetString());
        Assert.Equal("Nine die at Tarvos\n\nThe ferry sank.", lines[0].GetProperty("body").GetString());
        Assert.Equal(["source", "rejected", "detail"], lines[1].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("sub/story.json#2", "malformed"),
            (lines[1].GetProperty("source").GetString(), lines[1].GetProperty("rejected").GetString()));
        Assert.Contains("sub/story.json#2", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("analyze")]
    public async Task A_folder_means_all_its_files_and_a_link_to_nothing_costs_itself_alone(string command)
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "page.html", "<p>Nine people died in Norland on Monday, police said.</p>");
        await WriteAsync(cli, "deep/down/.hidden", "Ten people died in Norland on Monday, police said.");
        File.CreateSymbolicLink(Path.Combine(cli.Folder, "gone.txt"), Path.Combine(cli.Folder, "nowhere.txt"));
        Directory.CreateSymbolicLink(Path.Combine(cli.Folder, "deep", "up"), cli.Folder);

        var result = await cli.RunAsync(command, cli.Folder);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["deep/down/.hidden", "gone.txt", "page.html"],
            result.Lines.Select(line => JsonElement.Parse(line).GetProperty("source").GetString()));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("analyze")]
    public async Task A_folder_without_anything_to_read_is_a_failure_with_words(string command)
    {
        using var cli = new Cli(azurite);
        Assert.Contains("no file", (await Failed()).Error, StringComparison.Ordinal);

        await WriteAsync(cli, "blank.txt", " \n");
        Assert.Contains("No article", (await Failed()).Error, StringComparison.Ordinal);

        async Task<CliResult> Failed()
        {
            var result = await cli.RunAsync(command, cli.Folder);
            Assert.Equal(1, result.ExitCode);
            return result;
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("analyze")]
    public async Task Text_that_is_piped_has_no_line_longer_than_what_it_says(string command)
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "a.txt", "Nine people died in Norland on Monday, police said.");

        var result = await cli.RunAsync(command, cli.Folder, "--format", "text");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.All(result.Lines, line => Assert.InRange(line.Length, 0, 200));
        Assert.Contains("── a.txt", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_that_is_not_of_the_story_says_so()
    {
        using var cli = new Cli(azurite);
        await WriteAsync(cli, "a.txt",
            "A vigil marked five years since a gunman killed 10 people in Norland. Two men were shot on Sunday.");

        var result = await cli.RunAsync("analyze", cli.Folder, "--format", "text");

        Assert.Contains("10 people killed background", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 men hit 0.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_header_lines_is_read_exact_to_the_character()
    {
        using var cli = new Cli(azurite);
        const string text = "Nine  people died in Norland.\r\n\r\nPort Amsel-\r\nOderney stays.";
        await WriteAsync(cli, "a.txt", text);

        var line = JsonElement.Parse(Assert.Single((await cli.RunAsync("read", cli.Folder)).Lines));

        Assert.Equal(text, line.GetProperty("body").GetString());
    }

    [Fact]
    public async Task Drop_names_the_files_that_can_not_be_dropped_and_drops_the_others()
    {
        using var cli = new Cli(azurite);
        var folder = Path.Combine(cli.Folder, "notes");
        await WriteAsync(cli, "notes/first.", "One text.");
        await WriteAsync(cli, "notes/second.txt", "Another text.");
        File.CreateSymbolicLink(Path.Combine(folder, "gone.txt"), Path.Combine(folder, "nowhere.txt"));

        var result = await cli.OnStorageAsync("drop", folder, "--watch", "w");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["w/second.txt"], result.Lines);
        Assert.Contains("first.: No part of a drop's name may end with a dot", result.Error, StringComparison.Ordinal);
        Assert.Contains("gone.txt: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 dropped.", result.Error, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Cli cli, string name, string content)
    {
        var path = Path.Combine(cli.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
    }
}
