using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Bench.Reporting;

/// <summary>Tells figures as they come: a line each, for people or as JSON.</summary>
internal sealed class BenchReport(Output output, bool asText)
{
    private readonly List<string> missed = [];

    /// <summary>Tells where and how it is measured.</summary>
    public void Begin(string command)
    {
        if (asText)
        {
            output.Result.MarkupLine($"[bold]{Markup.Escape(command)}[/]");
            output.Result.MarkupLine($"[grey]{Markup.Escape(Machine.Describe())}[/]");
        }
        else
        {
            output.Line(JsonSerializer.Serialize(new BenchRun(command, Machine.Describe()), BenchJson.Default.BenchRun));
        }
    }

    /// <summary>Tells one figure of a part.</summary>
    public void Tell(string part, Figure figure)
    {
        if (!figure.IsMet)
        {
            missed.Add($"{part}: {figure.Name.Trim()} is {figure.Text}, must be {figure.Floor}");
        }

        if (asText)
        {
            var floor = figure.Floor is { } kept ? $"  {(figure.IsMet ? "[green]met[/]" : "[red]missed[/]")} [grey]{kept}[/]" : "";
            output.Result.MarkupLine(
                $"{part,-11} {Markup.Escape(figure.Name),-60} {figure.Text,9} {Markup.Escape(figure.Unit),-12}{floor}".TrimEnd());
        }
        else
        {
            bool? met = figure.Floor is null ? null : figure.IsMet;
            var line = new BenchLine(part, figure.Name.Trim(), figure.Value, figure.Unit, figure.Floor?.ToString(), met);
            output.Line(JsonSerializer.Serialize(line, BenchJson.Default.BenchLine));
        }
    }

    /// <summary>Tells on the error stream which floors were missed.</summary>
    /// <returns>Whether none was.</returns>
    public bool End()
    {
        foreach (var floor in missed)
        {
            output.Error(floor);
        }

        return missed.Count == 0;
    }
}

/// <summary>The first line for programs.</summary>
internal sealed record BenchRun(string Command, string Machine);

/// <summary>A figure for programs; <c>met</c> is absent where there is no floor.</summary>
internal sealed record BenchLine(string Part, string Name, double Value, string Unit, string? Floor, bool? Met);

/// <summary>The generated serializers of what programs read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchRun))]
[JsonSerializable(typeof(BenchLine))]
internal sealed partial class BenchJson : JsonSerializerContext;
