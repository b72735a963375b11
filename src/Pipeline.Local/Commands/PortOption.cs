using System.CommandLine;

namespace Pipeline.Local.Commands;

/// <summary>The option that says where the dashboard is.</summary>
internal static class PortOption
{
    public static Option<int?> Create() => NumberOption.Create<int>(
        "--port",
        $"Port of the dashboard on this machine, 0 for a free one; without it {Hosting.LocalWeb.DefaultPort}, or a free one when that is taken.",
        "N",
        port => port is >= 0 and <= 65535,
        "a number from 0 to 65535");
}
