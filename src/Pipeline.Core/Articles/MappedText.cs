using System.Text;
using Pipeline.Core.Ordering;

namespace Pipeline.Core.Articles;

/// <summary>Text that knows which of its parts are verbatim slices of the drop.</summary>
/// <param name="Text">The text.</param>
/// <param name="Slices">Its verbatim slices, in order; empty for text that was extracted.</param>
internal sealed record MappedText(string Text, IReadOnlyList<SourceMap.Slice> Slices)
{
    public static MappedText Empty { get; } = new("", []);

    /// <summary>Text that stands nowhere in the drop as it is.</summary>
    public static MappedText Extracted(string text) => new(text, []);

    /// <summary>The part of <paramref name="source"/> from <paramref name="start"/> to <paramref name="end"/>, without invisible
    /// characters.</summary>
    public static MappedText Verbatim(string source, int start, int end) => new Builder().AppendSource(source, start, end).Build();

    /// <summary>The texts as paragraphs of one; it has places only when all of them have.</summary>
    public static MappedText Joined(IReadOnlyCollection<MappedText> texts)
    {
        var isPlaced = texts.All(text => text.Slices.Count > 0);
        var joined = new Builder();
        foreach (var text in texts)
        {
            joined.Append(joined.Length == 0 ? "" : "\n\n");
            joined.Append(isPlaced ? text : Extracted(text.Text));
        }

        return joined.Build();
    }

    /// <summary>The part from <paramref name="start"/> to <paramref name="end"/> of this text.</summary>
    public MappedText Part(int start, int end) => new Builder().Append(this, start, end).Build();

    /// <summary>This text without white space around it.</summary>
    public MappedText Trim()
    {
        var start = Text.Length - Text.AsSpan().TrimStart().Length;
        return start == 0 && (Text.Length == 0 || !char.IsWhiteSpace(Text[^1]))
            ? this
            : Part(start, Math.Max(start, Text.AsSpan().TrimEnd().Length));
    }

    /// <summary>Where the character at <paramref name="index"/> stands in the drop; null when it does not.</summary>
    public int? SourceOf(int index) =>
        FirstSliceFrom(index) is var at && at < Slices.Count && Slices[at] is var slice && index >= slice.BodyStart
            ? slice.SourceStart + index - slice.BodyStart
            : null;

    /// <summary>The first slice that ends behind <paramref name="index"/>.</summary>
    private int FirstSliceFrom(int index) => PartitionPoint.Of(
        0, Slices.Count, (Slices, index), static (all, i) => all.Slices[i].BodyStart + all.Slices[i].Length <= all.index);

    /// <summary>Puts a text together; neighbouring slices become one.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder text = new();
        private readonly List<SourceMap.Slice> slices = [];

        public int Length => text.Length;

        /// <summary>Appends text that stands nowhere in the drop.</summary>
        public Builder Append(string extracted)
        {
            text.Append(extracted);
            return this;
        }

        /// <summary>Appends what one character of the drop stands for, such as the letters of a ligature: each has that character's place.
        /// </summary>
        public Builder AppendFor(string letters, int? source)
        {
            foreach (var letter in letters)
            {
                if (source is { } place)
                {
                    slices.Add(new(text.Length, place, 1));
                }

                text.Append(letter);
            }

            return this;
        }

        /// <summary>Appends a verbatim part of the drop; each invisible character in it is left out and so ends a slice.</summary>
        public Builder AppendSource(string source, int start, int end)
        {
            while (start < end)
            {
                var skip = source.AsSpan(start, end - start).IndexOfAny(Invisible.Characters);
                var stop = skip < 0 ? end : start + skip;
                AddSlice(start, stop - start);
                text.Append(source, start, stop - start);
                start = stop + 1;
            }

            return this;
        }

        /// <summary>Appends a part of another mapped text.</summary>
        public Builder Append(MappedText other, int start, int end)
        {
            for (var i = other.FirstSliceFrom(start); i < other.Slices.Count && other.Slices[i].BodyStart < end; i++)
            {
                var slice = other.Slices[i];
                var from = Math.Max(start, slice.BodyStart);
                var to = Math.Min(end, slice.BodyStart + slice.Length);
                if (from < to)
                {
                    AddSlice(slice.SourceStart + from - slice.BodyStart, to - from, text.Length + from - start);
                }
            }

            text.Append(other.Text, start, end - start);
            return this;
        }

        /// <summary>Appends another mapped text whole.</summary>
        public Builder Append(MappedText other) => Append(other, 0, other.Text.Length);

        /// <summary>Takes white space off the end.</summary>
        public Builder TrimEnd()
        {
            var end = text.Length;
            while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            text.Length = end;
            while (slices.Count > 0 && slices[^1] is var last && last.BodyStart + last.Length > end)
            {
                slices.RemoveAt(slices.Count - 1);
                if (last.BodyStart < end)
                {
                    slices.Add(last with { Length = end - last.BodyStart });
                }
            }

            return this;
        }

        public MappedText Build() => new(text.ToString(), slices);

        private void AddSlice(int sourceStart, int length, int? bodyStart = null)
        {
            var start = bodyStart ?? text.Length;
            if (length == 0)
            {
                return;
            }

            if (slices.Count > 0 && slices[^1] is var last && last.BodyStart + last.Length == start
                && last.SourceStart + last.Length == sourceStart)
            {
                slices[^1] = last with { Length = last.Length + length };
                return;
            }

            slices.Add(new(start, sourceStart, length));
        }
    }
}
