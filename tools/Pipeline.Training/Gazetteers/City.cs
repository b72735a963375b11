namespace Pipeline.Training.Gazetteers;

/// <summary>A row of GeoNames' cities: the columns that are used (https://download.geonames.org/export/dump/readme.txt).</summary>
internal sealed record City(
    string Name, string AsciiName, string[] Alternates, double Latitude, double Longitude, string Feature,
    string Country, string Admin1, string Admin2, double People)
{
    public bool IsCapital => Feature == "PPLC";

    /// <summary>A part of a town: its people are counted there too.</summary>
    public bool IsSection => Feature == "PPLX";

    public string Division => $"{Country}.{Admin1}";

    public static IEnumerable<City> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var columns = line.Split('\t');
            if (columns.Length > 14)
            {
                yield return new City(
                    columns[1].Replace('’', '\''), columns[2], columns[3].Split(',', StringSplitOptions.RemoveEmptyEntries),
                    double.Parse(columns[4]), double.Parse(columns[5]), columns[7], columns[8], columns[10], columns[11],
                    double.TryParse(columns[14], out var people) ? people : 0);
            }
        }
    }
}
