using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Trouble;

/// <summary>One run of the command <c>drop</c>.</summary>
/// <param name="Watch">The watch that it drops into.</param>
/// <param name="Files">The files that are named to it, one by one.</param>
/// <param name="Makes">The drops that it adds.</param>
/// <param name="ExitCode">What it ends with: 1 where a file can't be dropped.</param>
internal sealed record PlannedRun(string Watch, IReadOnlyList<PlannedFile> Files, IReadOnlyList<PlannedDrop> Makes, int ExitCode = 0);

/// <summary>A file that is dropped.</summary>
/// <param name="Folder">The name of its folder.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Content">What it holds.</param>
internal sealed record PlannedFile(string Folder, string Name, string Content);
