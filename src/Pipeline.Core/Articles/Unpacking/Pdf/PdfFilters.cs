using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>The library's filters, each held to the budget: nothing is unpacked before it is known to fit.</summary>
internal sealed class PdfFilters(PdfBudget budget) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Counted(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Counted(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Counted(DefaultFilterProvider.Instance.GetAllFilters());

    private CountedFilter[] Counted(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new CountedFilter(filter, budget))];

    private sealed class CountedFilter(IFilter filter, PdfBudget budget) : IFilter
    {
        // DEFLATE packs 1,032 times at most (zlib's technical notes).
        private const int MostOfFlate = 1_032;

        // LZW with twelve bits packs some 1,400 times at most; content of a page has seldom more than this many bytes.
        private const int MostLzwBytes = 64 * 1024;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.TakeOperation();
            if (filter is FlateFilter && (long)input.Length * MostOfFlate > budget.BytesLeft)
            {
                CheckFlate(input);
            }
            else if (filter is LzwFilter && input.Length > MostLzwBytes)
            {
                budget.TakeBytes(long.MaxValue);
            }

            var output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            budget.TakeBytes(output.Length);
            PdfCodeRanges.Count(output.Span, budget);
            return output;
        }

        /// <summary>Unpacks without keeping anything, up to what is left.</summary>
        private void CheckFlate(Memory<byte> input)
        {
            if (input.Length < 2)
            {
                return;
            }

            var buffer = new byte[64 * 1024];
            // The two bytes of a header are none of DEFLATE's.
            using var packed = new MemoryStream(input.ToArray(), 2, input.Length - 2, writable: false);
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            try
            {
                var total = 0L;
                for (int read; (read = deflate.Read(buffer, 0, buffer.Length)) > 0;)
                {
                    if ((total += read) > budget.BytesLeft)
                    {
                        budget.TakeBytes(long.MaxValue);
                    }
                }
            }
            catch (InvalidDataException)
            {
                // A broken stream is the library's to judge; it gives no more than was counted.
                return;
            }
        }
    }
}
