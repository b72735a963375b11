using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Pipeline.Local.Commands;

/// <summary>Options that take a number: what is none, and what is out of range, is one error that says what is right.</summary>
/// <remarks>A validator that asks for the value of what can't be parsed ends the process with an exception; a parser of its own can't.</remarks>
internal static class NumberOption
{
    public static Option<T?> Create<T>(string name, string description, string helpName, Func<T, bool> isRight, string takes)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                if (result.Tokens is [{ Value: var text }] && T.TryParse(text, CultureInfo.InvariantCulture, out var number) && isRight(number))
                {
                    return number;
                }

                result.AddError($"{name} takes {takes}.");
                return null;
            },
        };
}
