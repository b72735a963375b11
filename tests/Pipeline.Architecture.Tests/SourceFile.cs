using System.Text.RegularExpressions;

namespace Pipeline.Architecture.Tests;

/// <summary>What a source file says of itself in its first lines.</summary>
/// <param name="Path">Where it lies, from the repository's root.</param>
/// <param name="Namespace">Its namespace; empty where it states none.</param>
/// <param name="Imports">The namespaces that it imports; of a type that it imports, the namespace.</param>
internal sealed partial record SourceFile(string Path, string Namespace, IReadOnlyList<string> Imports)
{
    /// <summary>The folder that holds the repository these tests were built in.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of a project.</summary>
    public static IEnumerable<SourceFile> Of(string project) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Root, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Select(Read);

    private static SourceFile Read(string path)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Root, path));
        return new SourceFile(path, Declaration().Match(text).Groups["name"].Value, [.. Import().Matches(text).Select(NamespaceOf)]);
    }

    private static string NamespaceOf(Match import)
    {
        var name = import.Groups["name"].Value;
        return import.Groups["type"].Success ? name[..Math.Max(0, name.LastIndexOf('.'))] : name;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests read the repository and must run inside it.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(
        @"^(global )?using (?<type>static |\w+ = )?(?<name>[\w.]+)(<[^;\n]*>)?;", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
