using System.Globalization;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>Finds and reads the numbers that a text writes in digits or words, one after the other.</summary>
/// <remarks>Reads "1,400", "1 400", "20m", "1.4 million", "twenty-five", "one hundred and two", "a dozen", "half a dozen", "two dozen",
/// "two and a half million", "dozens", "hundreds of thousands", "several hundred". A decimal without a scale, an ordinal and a decade are
/// no whole numbers. Looks at each token a bounded number of times.</remarks>
internal static class NumberParser
{
    // Far above any number of people; what is larger is read as no number.
    private const long Highest = 100_000_000_000;

    /// <summary>The number that begins at <paramref name="token"/>, if one does.</summary>
    public static NumberSpan? Parse(TokenizedArticle reading, int token, int limit)
    {
        var first = char.ToLowerInvariant(reading.Raw(token)[0]);
        if (char.IsAsciiDigit(first))
        {
            return ParseDigits(reading, token, limit);
        }

        var word = reading.Word(token);
        if (NumberWords.Is(word, NumberWordKind.Opener, out _))
        {
            return ParsePhrase(reading, token, limit, word);
        }

        return NumberWords.Is(word, NumberWordKind.Vague, out var vague)
            ? ParseVague(reading, token, limit, vague)
            : ParseHalves(reading, token, limit) ?? ParseWords(reading, token, limit);
    }

    /// <summary>"two and a half thousand", "one and a half million".</summary>
    private static NumberSpan? ParseHalves(TokenizedArticle reading, int token, int limit)
    {
        if (token + 4 >= limit || reading.Word(token + 1) != "and" || reading.Word(token + 2) != "a" || reading.Word(token + 3) != "half"
            || !NumberWords.Is(reading.Word(token), NumberWordKind.Unit, out var whole))
        {
            return null;
        }

        var number = whole + 0.5m;
        var end = ReadScales(reading, token + 4, limit, ref number);
        return end > token + 4 ? new NumberSpan(token, end, (long)number, false) : null;
    }

    private static NumberSpan? ParseDigits(TokenizedArticle reading, int token, int limit)
    {
        var raw = reading.Raw(token);
        var digits = raw.Length;
        while (char.IsAsciiLetter(raw[digits - 1]))
        {
            digits--;
        }

        // No number is 10th or 1990s.
        long suffix = 1;
        if (digits < raw.Length && !NumberWords.IsSuffix(raw[digits..], out suffix) || !TryReadDigits(raw[..digits], out var number))
        {
            return null;
        }

        var end = token + 1;
        if (suffix == 1 && digits <= 3 && number == decimal.Truncate(number))
        {
            // 1 400: groups of three after single spaces.
            while (end < limit && reading.Raw(end) is { Length: 3 } group && IsDigits(group) && Gap(reading, end) == 1 && number < Highest)
            {
                number = number * 1000 + int.Parse(group, CultureInfo.InvariantCulture);
                end++;
            }
        }

        number *= suffix;
        end = ReadScales(reading, end, limit, ref number);
        return number == decimal.Truncate(number) && number <= Highest ? new NumberSpan(token, end, (long)number, false) : null;
    }

    /// <summary>"1,400" and "1.4"; "1,40" is neither.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> raw, out decimal number)
    {
        number = 0;
        if (raw.Length > 15)
        {
            return false;
        }

        var comma = raw.IndexOf(',');
        for (var rest = raw; comma >= 0;)
        {
            rest = rest[(comma + 1)..];
            comma = rest.IndexOf(',');
            var group = comma >= 0 ? rest[..comma] : rest.IndexOf('.') is >= 0 and var point ? rest[..point] : rest;
            if (group.Length != 3)
            {
                return false;
            }
        }

        return decimal.TryParse(raw, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out number);
    }

    /// <summary>"a dozen", "half a dozen", "half a million", "several hundred", "a few dozen", "a couple".</summary>
    private static NumberSpan? ParsePhrase(TokenizedArticle reading, int token, int limit, string word)
    {
        var i = token + 1;
        if (i >= limit)
        {
            return null;
        }

        var next = reading.Word(i);
        if (word == "half")
        {
            return next is "a" or "an" && i + 1 < limit && NumberWords.Is(reading.Word(i + 1), NumberWordKind.Scale, out var whole)
                ? new NumberSpan(token, i + 2, whole / 2, false)
                : null;
        }

        var vague = word is "several" or "few";
        if (word == "a" && next is "few" or "couple" && i + 1 < limit)
        {
            if (next == "couple")
            {
                var of = reading.Word(i + 1) == "of";
                return of && i + 2 < limit && NumberWords.Is(reading.Word(i + 2), NumberWordKind.Scale, out var hundred)
                    ? new NumberSpan(token, i + 3, 2 * hundred, true) // "a couple of hundred"
                    : of && i + 2 < limit && !Lexicon.Find(reading.Word(i + 2)).Is(WordSet.CoupleStop)
                    ? new NumberSpan(token, i + 2, 2, false)
                    : NumberWords.Is(reading.Word(i + 1), NumberWordKind.Scale, out var pair)
                    ? new NumberSpan(token, i + 2, 2 * pair, true) : null;
            }

            vague = true;
            i++;
            next = reading.Word(i);
        }

        if (word == "couple" || !NumberWords.Is(next, NumberWordKind.Scale, out var scale))
        {
            return null;
        }

        decimal value = vague ? 2 * scale : scale;
        if (!vague && scale >= 100 && i + 1 < limit && !NumberWords.Contains(reading.Word(i + 1)) && reading.Word(i + 1) != "and")
        {
            return new NumberSpan(token, i + 1, scale, false);
        }

        var end = i + 1;
        if (vague)
        {
            end = ReadScales(reading, end, limit, ref value);
            return value <= Highest ? new NumberSpan(token, end, (long)value, true) : null;
        }

        // "a hundred and two" is "one hundred and two".
        return ParseWords(reading, token, limit, one: true);
    }

    /// <summary>"dozens", "hundreds of thousands".</summary>
    private static NumberSpan? ParseVague(TokenizedArticle reading, int token, int limit, long value)
    {
        var end = token + 1;
        var of = end + 1 < limit && reading.Word(end) == "of";
        if (of && NumberWords.Is(reading.Word(end + 1), NumberWordKind.Vague, out var next) && next > 40)
        {
            // tens of thousands: 20 × 1,000; the list gives 2,000 for "thousands".
            value *= next / 2;
            end += 2;
        }
        else if (!of && (value == 20 || value == 40 && !(end < limit && Lexicon.Find(reading.Word(end)).Is(WordClass.Be))))
        {
            return null; // "tens" is a number only with "of", and "scores" also before "were injured"
        }

        return value <= Highest ? new NumberSpan(token, end, value, true) : null;
    }

    /// <summary>"twenty-five", "two dozen", "one hundred and two", "three thousand five hundred".</summary>
    private static NumberSpan? ParseWords(TokenizedArticle reading, int token, int limit, bool one = false)
    {
        long total = 0, group = one ? 1 : 0;
        var end = one ? token + 1 : token;
        var last = one ? NumberWordKind.Unit : NumberWordKind.Vague;
        var lastScale = long.MaxValue;
        var i = end;
        while (i < limit)
        {
            var joined = i > token && (reading.Word(i) is "and" && last == NumberWordKind.Scale && lastScale >= 100
                || IsHyphen(reading, i));
            var j = joined ? i + 1 : i;
            if (j >= limit)
            {
                break;
            }

            var word = reading.Word(j);
            if (NumberWords.Is(word, NumberWordKind.Unit, out var unit) && (last == NumberWordKind.Vague || last == NumberWordKind.Tens
                && unit is > 0 and < 10 || last == NumberWordKind.Scale && unit > 0))
            {
                group += unit;
                last = NumberWordKind.Unit;
            }
            else if (NumberWords.Is(word, NumberWordKind.Tens, out var tens) && last is NumberWordKind.Vague or NumberWordKind.Scale
                && tens > 0)
            {
                group += tens;
                last = NumberWordKind.Tens;
            }
            else if (NumberWords.Is(word, NumberWordKind.Scale, out var scale) && (group > 0 || scale == 12
                && last == NumberWordKind.Vague) && !(joined && reading.Word(i) == "and"))
            {
                if (scale <= 100)
                {
                    if (group >= 100)
                    {
                        break;
                    }

                    group = Math.Max(1, group) * scale;
                }
                else
                {
                    if (scale >= lastScale && lastScale > 100 && lastScale != long.MaxValue)
                    {
                        break;
                    }

                    total += group * scale;
                    group = 0;
                }

                last = NumberWordKind.Scale;
                lastScale = scale;
            }
            else
            {
                break;
            }

            end = i = j + 1;
        }

        total += group;
        return end > token && last != NumberWordKind.Vague && total <= Highest && !(one
            && end == token + 1) ? new NumberSpan(token, end, total, false) : null;
    }

    /// <summary>"million" after "1.4", "hundred thousand" after "2".</summary>
    private static int ReadScales(TokenizedArticle reading, int end, int limit, ref decimal number)
    {
        for (var steps = 0; steps < 2 && end < limit && number <= Highest; steps++)
        {
            var hyphen = IsHyphen(reading, end) && end + 1 < limit ? 1 : 0;
            if (!NumberWords.Is(reading.Word(end + hyphen), NumberWordKind.Scale, out var scale))
            {
                break;
            }

            number *= scale;
            end += 1 + hyphen;
        }

        return end;
    }

    private static bool IsHyphen(TokenizedArticle reading, int token) =>
        token > 0 && reading.Raw(token) is "-" && Gap(reading, token) == 0 && token + 1 < reading.Tokens.Count
            && Gap(reading, token + 1) == 0;

    /// <summary>Characters between a token and the one before it.</summary>
    private static int Gap(TokenizedArticle reading, int token) => reading.Tokens[token].Span.Start - reading.Tokens[token - 1].Span.End;

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
