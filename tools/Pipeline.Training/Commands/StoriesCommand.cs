using System.CommandLine;
using System.Globalization;
using Pipeline.Core;
using Pipeline.Core.Telemetry;
using Pipeline.Training.Scoring;

namespace Pipeline.Training.Commands;

/// <summary><c>stories</c>: what the alerts of whole stories are worth.</summary>
internal static class StoriesCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Stories, one as JSON on each line, with their articles and gold." };
        file.AcceptExistingOnly();
        var seed = new Option<int?>("--shuffle") { Description = "Shuffle the articles of one date by this seed.", HelpName = "SEED" };
        var command = new Command(
            "stories", "Let whole stories go through the pipeline in memory: how many later articles alert, and whether the last toll told is true.")
        {
            file, seed
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var telemetry = new PipelineTelemetry();
            var scorer = new StoryScorer(DropReader.Embedded(telemetry));
            var shuffle = parsed.GetValue(seed) is { } number ? new Random(number) : null;
            await foreach (var line in File.ReadLinesAsync(parsed.GetRequiredValue(file).FullName, cancellationToken))
            {
                await scorer.RunAsync(line, shuffle, cancellationToken);
            }

            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{scorer.Stories} stories, {scorer.Told} facts told");
            await output.WriteLineAsync($"later articles that alert      {Share(scorer.LaterAlerts, scorer.Later)}");
            await output.WriteLineAsync($"toll told last is the gold's   {Share(scorer.TollsToldLast, scorer.Tolls)}");
            return 0;
        });
        return command;
    }

    private static string Share(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}/{whole} = {(whole == 0 ? 0 : (double)part / whole):.00}");
}
