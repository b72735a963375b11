namespace Pipeline.Functions.Host.Tests;

/// <summary>Invented reports.</summary>
internal static class Texts
{
    /// <summary>A report of an earthquake that tells one alert: a count and a country.</summary>
    public static string Quake(int killed) =>
        $"Tarvos, 3 March - At least {killed} people were killed in an earthquake in Bahrain, officials said on Tuesday.";
}
