namespace Pipeline.Core.Articles.Readers.Delimited;

/// <summary>Cuts text into rows of fields (RFC 4180): a field in quotes may hold the separator, line ends, and quotes that are
/// doubled.</summary>
/// <remarks>Nothing is an error. A quote within a field that does not begin with one is itself; text behind a closing quote is added to the
/// field; a quote that is never closed ends with the text, and <see cref="Row.IsOpen"/> says so.</remarks>
internal static class DelimitedRows
{
    private const char Quote = '"';

    /// <summary>One row.</summary>
    /// <param name="Values">Its fields, with their places in the text; never empty.</param>
    /// <param name="Line">The number of its first line, from 1.</param>
    /// <param name="IsOpen">Whether it ends within quotes.</param>
    public sealed record Row(IReadOnlyList<MappedText> Values, int Line, bool IsOpen)
    {
        /// <summary>The fields without their places.</summary>
        public IReadOnlyList<string> Fields { get; } = [.. Values.Select(value => value.Text)];
    }

    /// <summary>The rows in order, read while they are asked for; empty lines are none.</summary>
    /// <param name="text">The table.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <param name="start">Where the first row begins.</param>
    public static IEnumerable<Row> Of(string text, char separator, int start = 0)
    {
        var field = new MappedText.Builder();
        var fields = new List<MappedText>();
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var first = line;
        var (isQuoted, wasQuoted, isBlank) = (false, false, true);
        for (var i = start; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '\n' || character == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))
            {
                line++;
            }

            if (isQuoted)
            {
                if (character != Quote)
                {
                    field.AppendSource(text, i, i + 1);
                }
                else if (i + 1 < text.Length && text[i + 1] == Quote)
                {
                    field.AppendSource(text, i, i + 1);
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == Quote && !wasQuoted && isBlank)
            {
                field = new();
                (isQuoted, wasQuoted) = (true, true);
            }
            else if (character == separator)
            {
                End();
            }
            else if (character is '\r' or '\n')
            {
                if (fields.Count > 0 || !isBlank || wasQuoted)
                {
                    End();
                    yield return new Row(fields, first, IsOpen: false);
                    fields = [];
                }

                field = new();
                (first, isBlank) = (line, true);
            }
            else
            {
                field.AppendSource(text, i, i + 1);
                isBlank &= char.IsWhiteSpace(character);
            }
        }

        if (fields.Count > 0 || !isBlank || wasQuoted)
        {
            var isOpen = isQuoted;
            End();
            yield return new Row(fields, first, isOpen);
        }

        void End()
        {
            fields.Add(field.Build());
            field = new();
            (isQuoted, wasQuoted, isBlank) = (false, false, true);
        }
    }
}
