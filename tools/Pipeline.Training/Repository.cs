using System.CommandLine;

namespace Pipeline.Training;

/// <summary>Where in a checkout the tables and what they are built from are.</summary>
internal sealed class Repository(DirectoryInfo root)
{
    /// <summary>The trainer's project.</summary>
    public string Trainer => Path.Combine(root.FullName, "tools", "Pipeline.Training");

    /// <summary>The pinned packages and the lists made by hand.</summary>
    public string Packages => Path.Combine(Trainer, "Gazetteers");

    /// <summary>The folder that the tables are embedded from.</summary>
    public string Tables => Path.Combine(root.FullName, "src", "Pipeline.Text", "Data");

    /// <summary>The path of a table.</summary>
    public string Table(string name) => Path.Combine(Tables, name);

    /// <summary>The option by which a command is told of another checkout than the current folder.</summary>
    public static Option<DirectoryInfo> Option() => new("--repository")
    {
        Description = "The folder with src and tools.",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.CurrentDirectory),
    };
}
