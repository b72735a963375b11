using System.CommandLine;

namespace Pipeline.Local.Commands;

/// <summary>The option that says where the dashboard is.</summary>
internal static class PortOption
{
    public static Option<int?> Create()
    {
        var port = new Option<int?>("--port")
        {
            Description = "Port of the dashboard on this machine, 0 for a free one; "
                + $"without it {Hosting.LocalWeb.DefaultPort}, or a free one when that is taken.",
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (null or (>= 0 and <= 65535)))
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        return port;
    }
}
