using System.CommandLine;
using System.Globalization;
using Pipeline.Faults;
using Pipeline.Faults.Storage;
using Pipeline.Tests.Shared;

var seed = new Option<int?>("--seed") { Description = "Decides on drops and faults; another one each time when left out, and printed." };
var drops = new Option<int>("--drops") { Description = "Drops made.", DefaultValueFactory = _ => 10_000 };
var kills = new Option<int>("--kills") { Description = "Processes killed at least.", DefaultValueFactory = _ => 200 };
var processes = new Option<int>("--processes") { Description = "Processes at the same time.", DefaultValueFactory = _ => 3 };
var keep = new Option<bool>("--keep") { Description = "Keep storage and logs also when nothing was found." };
var root = new RootCommand("Kills and hinders running pipelines, and checks that nothing was lost and nothing told twice.")
    { seed, drops, kills, processes, keep };
root.SetAction(async (parsed, cancellationToken) =>
{
    var folder = Directory.CreateTempSubdirectory("pipeline-faults-").FullName;
    var options = new CampaignOptions
    {
        Seed = parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000),
        Drops = parsed.GetValue(drops),
        Kills = parsed.GetValue(kills),
        Processes = parsed.GetValue(processes),
        Folder = folder,
    };
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {options.Seed}. Logs: {folder}"));
    Console.WriteLine(
        $"Clock jumps: {(SkewedClock.IsAvailable ? "yes" : "no, libfaketime is not installed")}. "
        + $"Full disk: {(FaultyStorage.CanFill ? "yes" : "no, prlimit is not installed")}.");
    var report = await Campaign.RunAsync(options, Console.WriteLine, cancellationToken);
    Console.Write(report);
    if (report.IsGood && !parsed.GetValue(keep))
    {
        Directory.Delete(folder, recursive: true);
    }

    return report.IsGood ? 0 : 1;
});
// Ctrl+C: processes and a storage in memory are to be ended and deleted first.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
