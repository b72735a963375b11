using System.CommandLine;
using System.Text;
using Pipeline.Training;
using Pipeline.Training.Commands;
using Pipeline.Training.Gazetteers;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var root = new RootCommand("Builds the tables that the embedded analyzer reads with, and measures what they are worth.")
{
    TablesCommand.Create(),
    WordsCommand.Create(),
    TrainCommand.Create(),
    FrequenciesCommand.Create(),
    ScoreCommand.Create(),
    StoriesCommand.Create(),
    GazetteerCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
