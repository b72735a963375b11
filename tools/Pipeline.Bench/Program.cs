using System.Text;
using Pipeline.Bench.Commands;
using Pipeline.Local.Commands;
using Pipeline.Local.Rendering;

// As the command's: a byte-order mark would break a reader of JSON Lines.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = Output.Console();
return await CommandLine.RunAsync(BenchCommand.Create(output), args, output);
