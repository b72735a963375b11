using System.CommandLine;
using System.Text;
using Pipeline.Local.Commands;
using Pipeline.Local.Rendering;

// Article text is Unicode whatever the machine's code page says, and a byte-order mark would break a reader of JSON Lines.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = Output.Console();
var root = new RootCommand(
    "Watches stories: articles dropped into storage are read, "
    + "and what is new in them (a country, a target group, a victim count) is told once.")
{
    DemoCommand.Create(output),
    RunCommand.Create(output),
    DropCommand.Create(output),
    ReadCommand.Create(output),
    AnalyzeCommand.Create(output),
    WatchesCommand.Create(output),
    StoriesCommand.Create(output),
    AlertsCommand.Create(output),
    RejectedCommand.Create(output),
    ReplayCommand.Create(output),
    RequeueCommand.Create(output),
    DoctorCommand.Create(output),
};
return await CommandLine.RunAsync(root, args, output);
