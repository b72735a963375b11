using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads the noun phrases to the left of a verb.</summary>
internal sealed class SubjectReader(AnnotatedText text, PhraseWords words, PhraseListReader lists)
{
    private const int FarthestSubject = 40;
    private const int FarthestRelative = 12;

    /// <summary>The phrases that end before <paramref name="end"/> as the subject of what follows; attached phrases
    /// ("in the town", ", most of them women,") are stepped over.</summary>
    /// <param name="end">The index after the subject.</param>
    /// <param name="min">Where the clause begins.</param>
    /// <param name="nearest">Whether the nearest person is meant, as by "who": "the mother of a child who was hurt".</param>
    public List<NounPhrase> Read(int end, int min, bool nearest = false)
    {
        min = Math.Max(min, end - FarthestSubject);
        var verb = end;
        end = SkipAdverbsLeft(end, min);
        end = end < verb && EndsInParticiple(end, min) ? SkipAdverbsLeft(end - 1, min) : end; // two of the men shot on Friday [have died]
        if (end - 1 <= min)
        {
            return ReadSubjectBefore(end, min, nearest);
        }

        if (text.Is(end - 1, WordSet.AttachmentEnd) || IsDash(end - 1))
        {
            var opener = text.Word(end - 1) switch
            {
                ")" => "(",
                "]" => "[",
                var same => same,
            };
            for (var (i, inner) = (end - 2, end - 1); i > min; i--)
            {
                if (text.Word(i) != opener)
                {
                    continue;
                }

                if (BeginsStatement(i + 1, inner))
                {
                    break;
                }

                inner = i;
                if (ReadSubjectBefore(i, min, nearest) is { Count: > 0 } outer)
                {
                    // "three civilians, two women and a man, died": what is apposed tells more of the same people, and counts them where
                    // the noun does not: "the victims - two women and a man - died".
                    var apposed = text.Is(i + 1, WordClass.Determiner) || text.NumberOf(i + 1) is not null
                        ? lists.ReadList(i + 1, end - 1, ofNoun: true) : [];
                    var isCount = opener != "," && outer is [{ Number: null, IsSingle: false }] && apposed is [.., { IsJoined: true }];
                    return [.. outer, .. apposed.Select(p => p with { IsPart = !isCount })];
                }
            }

            return ReadSubjectBefore(end - 1, min, nearest);
        }

        return ReadSubjectBefore(end, min, nearest);
    }

    /// <summary>Whether the words between two commas have a subject and a verb of their own: "According to police, tests showed Ann Lee, 40, …";
    /// an insertion has a relative or begins with its participle: ", who lived nearby,", ", identified as a nurse,".</summary>
    private bool BeginsStatement(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Is(i, WordClass.Relative | WordClass.Subordinator))
            {
                return false;
            }

            if (i > first && text.Is(i, WordClass.Verb | WordClass.Say | WordClass.Modal) && !text.IsAdverb(i - 1)
                && !text.Word(i).EndsWith("ing", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The farthest noun that the words before <paramref name="end"/> may belong to, "the son of a senator"; where that is
    /// nobody, or stands before a verb of its own, the nearest: "reports of two people shot".</summary>
    private List<NounPhrase> ReadSubjectBefore(int end, int min, bool preferNearest)
    {
        (int Start, int End)? nearest = null;
        var far = ReadFarSubject(end, min, ref nearest);
        return (far.Count == 0 || preferNearest) && nearest is var (start, nearestEnd)
            ? lists.ReadList(CountedBefore(start, min), nearestEnd, asSubject: true)
            : far;
    }

    /// <summary>Where a list of counted people begins of which the phrase at <paramref name="start"/> is the last: "19 children, two
    /// teachers [killed]".</summary>
    private int CountedBefore(int start, int min)
    {
        while (start - 2 > min && text.NumberOf(start) is not null && text.Word(start - 1) == ","
            && text.Entry(start - 2) is { Person: not null, Nouns.Count: 0, Verbs.Count: 0 } && ChunkStart(start - 1, min) is var before
            && before < start - 1
            && text.NumberOf(before) is not null)
        {
            start = before;
        }

        return start;
    }

    private List<NounPhrase> ReadFarSubject(int end, int min, ref (int Start, int End)? nearest)
    {
        var listEnd = end = SkipAdverbsLeft(end, min);
        for (var hops = 0; hops < 8; hops++)
        {
            var start = OwnStart(ChunkStart(end, min), end);
            if (start == end && hops > 0 && end - 1 > min && text.IsVerbLike(end - 1) && RelativeBefore(end - 1, min) is { } clause)
            {
                listEnd = end = AntecedentEnd(clause, min); // "three judges who were in charge of cases [were killed]"
                continue;
            }

            if (start == end && hops > 0 && EndsInParticiple(end, min))
            {
                listEnd = end = SkipAdverbsLeft(end - 1, min); // "all 12 miners trapped since Monday [died]"
                continue;
            }

            if (start == end)
            {
                // A number alone: "12 were killed".
                return [];
            }

            if (nearest is not null && text.IsVerbLike(end - 1))
            {
                return [];
            }

            if (text.Entry(end - 1).Person is not null)
            {
                nearest ??= (start, listEnd);
            }

            var before = start - 1;
            if (before < min)
            {
                return lists.ReadList(start, listEnd, asSubject: true);
            }

            var counted = before > min && text.Word(before - 1) == "out" ? before - 2 : before - 1; // of the victims, out of 12 passengers
            if (text.Word(before) == "of" && counted >= min && text.NumberOf(counted) is { } partitive)
            {
                return lists.ReadList(partitive.FirstToken, listEnd, asSubject: true); // 100 of the victims
            }

            // "with 2,364 people infected" has a subject of its own; "since officials were targeted" begins a clause.
            var ownSubject = text.Word(before) == "with" && text.NumberOf(start) is not null && text.Entry(end - 1).Person is not null;
            if (text.Is(before, WordClass.Preposition) && !text.Is(before, WordClass.Subordinator) && !ownSubject
                && text.NumberOf(before) is null)
            {
                listEnd = end = SkipAdverbsLeft(before, min);
                continue;
            }

            if (text.Word(before) == "as" && before > min && text.Word(before - 1) == "such")
            {
                listEnd = end = before - 1;
                continue;
            }

            if (text.Word(before) == "," && text.IsCapitalized(start) && text.Entry(end - 1).Person is null && before > min
                && text.IsCapitalized(before - 1))
            {
                listEnd = end = before; // in Zambales, Philippines
                continue;
            }

            if ((text.Is(before, WordClass.Conjunction) || text.Word(before) is "," or ";") && before > min)
            {
                var other = text.Is(before, WordClass.Conjunction) && text.Word(before - 1) is "," or ";" ? before - 1 : before;
                var otherStart = ChunkStart(other, min);
                if (otherStart < other && !IsPredicate(otherStart, other, min)
                    && (words.IsPeople(otherStart, other) || IsListedName(otherStart, other, min))
                    && !(text.NumberOf(start) is not null && otherStart > min && text.IsVerbLike(otherStart - 1)))
                {
                    end = other;
                    continue;
                }
            }

            // "two men who were passing through the area [were hurt]"
            var verb = text.Is(before, WordSet.RelativeSubject) ? start : before; // "who planted trees": a participle may begin the chunk
            if ((text.IsVerbLike(verb) || verb - 1 > min && text.Word(verb - 1) == "who") && !text.Is(verb, WordClass.Say)
                && text.Word(start) != "that" && RelativeBefore(verb, min) is { } relative)
            {
                listEnd = end = AntecedentEnd(relative, min);
                continue;
            }

            return lists.ReadList(start, listEnd, asSubject: true);
        }

        return [];
    }

    /// <summary>"were wounded and a man [was killed]": the wounded are a predicate, and no one of a list.</summary>
    private bool IsPredicate(int start, int end, int min) => end - start == 1 && start > min
        && text.Is(start, WordSet.HurtAdjective) && text.Is(start - 1, WordClass.Be);

    /// <summary>Where the words of the last noun begin: "deputies visit [boy]" holds a noun of its own and its verb, which no list has, and
    /// "women [truck drivers]" ends in those who are meant.</summary>
    private int OwnStart(int start, int end)
    {
        if (end - start < 3 || text.Entry(end - 1).Person is not { } last || last.IsPlural && text.NumberOf(start) is not null)
        {
            return start;
        }

        for (var i = end - 3; i >= start; i--)
        {
            var isOther = text.Entry(i).Person is { } noun && text.Entry(i + 1).Person is null && !IsJoined(i + 1)
                && (noun.IsPlural || text.Word(i + 1) is [.., not 's', 's']);
            if (isOther)
            {
                // Of one person the word between can be no part: "officers comfort [mother]", but "women [truck drivers]".
                return last.IsPlural || GroupLabels.IsModifier(text, i + 1, i + 2) ? i + 1 : i + 2;
            }
        }

        return start;
    }

    /// <summary>A mark, or a half of a word: what stands beside a noun without a space.</summary>
    private bool IsJoined(int token) => text.IsPunctuation(token) || text.IsHyphen(token) || text.IsPossessive(token);

    /// <summary>A dash between words, not within one.</summary>
    private bool IsDash(int token) => text.Word(token) == "-" && !text.IsGlued(token) && !text.IsHyphen(token);

    /// <summary>Whether the words are a name that a list of victims may hold: "Ana Diaz and her driver", not "In Lima, two men".</summary>
    private bool IsListedName(int start, int end, int min)
    {
        for (var i = start; i < end; i++)
        {
            if (!text.IsCapitalized(i) || text.Is(i, WordClass.Closed))
            {
                return false;
            }
        }

        return start <= min || !text.Is(start - 1, WordClass.Preposition) && !text.IsVerbLike(start - 1);
    }

    /// <summary>Whether the words before <paramref name="end"/> are people and a participle that tells more of them.</summary>
    private bool EndsInParticiple(int end, int min) => end - 2 >= min && text.Entry(end - 2).Person is not null
        && (text.Word(end - 1).EndsWith("ed", StringComparison.Ordinal) && !text.Is(end - 1, WordClass.Say)
            || text.Entry(end - 1).Verbs.Exists(verb => (verb.Form & VerbForm.Participle) != VerbForm.None)
            || text.Is(end - 1, WordSet.ReportingParticiple));

    /// <summary>The index after the people that a relative clause at <paramref name="relative"/> tells of.</summary>
    private int AntecedentEnd(int relative, int min) =>
        text.Word(relative - 1) == "," && relative - 1 > min ? relative - 1 : relative;

    /// <summary>The "who" of the clause that the verb is in, when people stand before it.</summary>
    private int? RelativeBefore(int verb, int min)
    {
        for (var i = verb - 1; i > min && verb - i < FarthestRelative; i--)
        {
            if (text.Is(i, WordSet.RelativeSubject))
            {
                var noun = text.Word(i - 1) == "," ? i - 2 : i - 1;
                return noun >= min && (text.Entry(noun).Person is not null || text.Word(i) == "who") ? i : null;
            }

            if (text.IsPunctuation(i) || text.Is(i, WordClass.Say))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Where the run of noun-phrase words before <paramref name="end"/> begins; a determiner or a number begins one.</summary>
    private int ChunkStart(int end, int min)
    {
        var i = end;
        while (i > min && end - i < PhraseWords.LongestPhrase + 4)
        {
            if (text.NumberOf(i - 1) is { } number)
            {
                i = Math.Max(min, number.FirstToken);
                return i > min && text.Is(i - 1, WordClass.Determiner) ? i - 1 : i;
            }

            if (text.Is(i - 1, WordClass.Determiner) && !(text.Is(i - 1, WordClass.Pronoun) && i == end))
            {
                i--;
                if (i > min && text.NumberOf(i - 1) is { } counted)
                {
                    return Math.Max(min, counted.FirstToken); // two other people
                }

                if (i > min && text.Is(i - 1, WordClass.Determiner))
                {
                    i--;
                }

                return i;
            }

            if (!words.IsPhraseWord(i - 1, i < end))
            {
                break;
            }

            i--;
        }

        return i;
    }

    /// <summary>"two men aged 19 and 20 [were found dead]".</summary>
    private int SkipAgesLeft(int end, int min)
    {
        var i = end - 1;
        while (i > min + 1 && (char.IsAsciiDigit(text.Word(i)[0]) && text.NumberOf(i) is null || text.Word(i) is "and" or ","))
        {
            i--;
        }

        return i < end - 1 && i > min && text.Is(i, WordSet.AgesWord) ? i : end;
    }

    private int SkipAdverbsLeft(int end, int min)
    {
        end = SkipAgesLeft(end, min);
        while (end > min + 1 && (text.Is(end - 1, WordClass.Adverb | WordClass.Time) && text.Entry(end - 1).Person is null
            || words.IsQuote(end - 1))
            && text.NumberOf(end - 1) is null)
        {
            end--;
            if (text.Is(end, WordClass.Time) && end > min + 1 && text.Is(end - 1, WordSet.TimeOpener))
            {
                end--;
            }
        }

        return end;
    }
}
