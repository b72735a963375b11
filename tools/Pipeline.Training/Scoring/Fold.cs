using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Training.Scoring;

/// <summary>The parts of a corpus that rules may be learnt from and that figures are told of: one document in five is sealed, its errors
/// never looked at. Reports of one incident are in one part, by the number in their names.</summary>
internal static partial class Fold
{
    /// <summary>The documents to learn from.</summary>
    public const string Open = "open";

    /// <summary>Those that are only counted.</summary>
    public const string Sealed = "sealed";

    /// <summary>Whether the document is in the sealed part; the same on every machine.</summary>
    public static bool IsSealed(string document)
    {
        var name = document[(document.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and var at ? at + 2 : 0)..];
        var incident = Incident().Match(name) is { Success: true } match ? match.Groups["number"].Value : name;
#pragma warning disable CA5350 // It spreads names evenly and protects nothing.
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes(incident));
#pragma warning restore CA5350
        return BinaryPrimitives.ReadUInt32BigEndian(hash) % 5 == 0;
    }

    [GeneratedRegex(@"^(?<number>\d{5,})-[0-9a-f]{8}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Incident();
}
