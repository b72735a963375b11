using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Dates;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Scopes;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Hits;

/// <summary>Finds the named organisations that an article says were hit: hacked, held to ransom, bombed.</summary>
/// <remarks>A name is a victim where it stands as the object of a hit ("Ravel ransomware hit Norwick hospital"), as its subject ("Meridia
/// Health was hit by hackers"), tells of its own ("Tilbrook Foods confirmed a ransomware attack"), or belongs to a noun of it ("the attack
/// on Norwick hospital"). A wrong victim is worse than a missed one: whoever speaks, finds or investigates is none. Linear: each name looks at
/// a bounded neighbourhood.</remarks>
internal sealed class HitReader
{
    // Words between a name and its verb: "Norwick hospital, which has 400 beds, was hit".
    private const int LongestGap = 14;
    private const int LongestCause = 9;
    private const int LongestReport = 16;
    private const int MostBetween = 4;
    private const int FarthestWord = 40;
    private const int DaysOfOld = 400;
    private const int DaysOfKnown = 60;

    private readonly TokenizedArticle reading;
    private readonly OrganizationNames organizations;
    private readonly AttackerNames attackers;
    private readonly Lazy<AnnotatedText> text;
    private readonly Lazy<FactualityReader> factuality;
    private readonly StoryDay story;
    private readonly Lazy<LinkLists> links;
    private readonly bool[] signs;

    // Of the sentence that is read.
    private Lazy<bool> hasLeakSite = new(false);
    private Lazy<DateOnly?> oldest = new((DateOnly?)null);

    private HitReader(TokenizedArticle reading, bool[] signs)
    {
        (this.reading, this.signs) = (reading, signs);
        organizations = new OrganizationNames(reading);
        attackers = new AttackerNames(reading, organizations);
        text = new(() => AnnotatedText.Of(reading));
        factuality = new(() => new FactualityReader(text.Value));
        story = StoryDay.Of(reading);
        links = new(() => new LinkLists(reading));
    }

    private enum Manner
    {
        Told,
        Presupposed,
        ByNameAlone,
        Named,
    }

    /// <summary>The hits in text order.</summary>
    public static IEnumerable<OrganizationHit> Read(TokenizedArticle reading) =>
        HitWords.In(reading, HitWords.IsSign) is { } signs ? new HitReader(reading, signs).Read() : [];

    private IEnumerable<OrganizationHit> Read()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (!HitWords.IsIn(reading, sentence, signs) || links.Value.Contains(sentence))
            {
                continue;
            }

            hasLeakSite = new(() => HitWords.IndexOf(reading, sentence.FirstToken, sentence.EndToken, HitWord.LeakSite) >= 0);
            oldest = new(() => OldestDay(sentence));
            var names = organizations.In(sentence);
            var found = names.ConvertAll(name => Of(sentence, name));
            for (var i = 0; i < names.Count; i++)
            {
                // "the bombings of the church of St Orm and the Neue Hof synagogue", "Ann and Bo were hacked"
                found[i] ??= i > 0 && found[i - 1] is { } before && before.At < names[i - 1].First && IsJoined(names[i - 1].End, names[i].First) && names[i].IsStrong
                    ? before
                    : null;
            }

            for (var i = names.Count - 2; i >= 0; i--)
            {
                found[i] ??= found[i + 1] is { } after && after.At >= names[i + 1].End && IsJoined(names[i].End, names[i + 1].First) && names[i].IsStrong ? after : null;
            }

            for (var i = 0; i < names.Count; i++)
            {
                if (found[i] is { } sign && IsRepeated(sentence, names[i]) && Hit(sentence, names[i], sign) is { } hit)
                {
                    yield return hit;
                }
            }
        }
    }

    /// <summary>The words that say it of a name.</summary>
    /// <param name="At">The token that says it.</param>
    /// <param name="Manner">How.</param>
    /// <param name="IsBreach">Whether a network was hit.</param>
    /// <param name="IsNoun">Whether a noun says it.</param>
    /// <param name="IsClaim">Whether an attacker says it.</param>
    private sealed record Sign(int At, Manner Manner = Manner.Told, bool IsBreach = true, bool IsNoun = false, bool IsClaim = false)
    {
        /// <summary>The attacker that it names; null where it names none.</summary>
        public string? Attacker { get; init; }
    }

    private Sign? Of(TokenizedArticle.Sentence sentence, OrganizationName name) =>
        attackers.In(name.First, name.End) is not null ? null
        : Listed(sentence, name) ?? AsObject(sentence, name) ?? AsSubject(sentence, name) ?? OwnReport(sentence, name) ?? AfterNoun(sentence, name)
            ?? BeforeNoun(sentence, name);

    private OrganizationHit? Hit(TokenizedArticle.Sentence sentence, OrganizationName name, Sign sign)
    {
        var isReported = sign.IsNoun ? factuality.Value.IsReportedEvent(sentence, sign.At) : factuality.Value.IsReported(sentence, sign.At);
        if (!isReported)
        {
            return null;
        }

        var isPresupposed = sign.Manner is Manner.Presupposed or Manner.Named;
        return new OrganizationHit(
            sentence, organizations.TextOf(name), reading.Span(name.First, name.End - 1),
            sign.IsBreach ? sign.Attacker ?? attackers.In(Math.Max(sentence.FirstToken, name.First - FarthestWord), Math.Min(sentence.EndToken, name.End + FarthestWord)) : null)
        {
            IsClaim = sign.IsBreach && (sign.IsClaim || IsClaimed(sentence, sign.At)),
            IsPresupposed = isPresupposed,
            IsByNameAlone = sign.Manner == Manner.ByNameAlone,
            IsNamed = sign.Manner == Manner.Named,
            IsOld = oldest.Value is { } day && day < story.Day.AddDays(isPresupposed ? -DaysOfKnown : -DaysOfOld),
            IsBreach = sign.IsBreach,
            IsStrong = name.IsStrong,
        };
    }

    /// <summary>"Oriole claims Tilbrook Foods as next victim", "added Tilbrook Foods to its leak site".</summary>
    private Sign? Listed(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var before = Skip(sentence, name.First);
        if (HitWords.EndAt(reading, name.End, sentence.EndToken, HitWord.AsVictim) > 0 && HitWords.FirstBefore(reading, sentence.FirstToken, before, HitWord.Claim) >= 0)
        {
            return new Sign(before - 1, IsClaim: true);
        }

        var isListed = HitWords.FirstBefore(reading, sentence.FirstToken, before, HitWord.Listing) >= 0
            || HitWords.EndAt(reading, PastBe(sentence, name.End), sentence.EndToken, HitWord.Listing) > 0;
        return isListed && name.IsStrong && hasLeakSite.Value ? new Sign(before - 1, IsClaim: true) : null;
    }

    /// <summary>"Ravel ransomware hit Norwick hospital", "hacked Meridia Health", "bombed the church of St Orm".</summary>
    private Sign? AsObject(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (IsOfOther(sentence, name))
        {
            return null;
        }

        var end = Skip(sentence, name.First);
        if (HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.Hack) is >= 0 and var hack && name.IsStrong && !IsPassive(sentence, hack)
            && !(hack > sentence.FirstToken && Word(hack - 1) is "to"))
        {
            var isKnown = Word(hack) == "hacking" || IsRelative(sentence, hack);
            return new Sign(hack, isKnown ? Manner.Presupposed : Manner.Told) { Attacker = SubjectName(sentence, hack) };
        }

        var hit = HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.Hit);
        hit = hit >= 0 ? hit : HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.Shut);
        if (hit >= 0 && name.IsStrong && !IsPassive(sentence, hit))
        {
            var subject = BackOverAdverbs(sentence, hit);
            if (IsRelative(sentence, hit) && HitWords.IndexOf(reading, Math.Max(sentence.FirstToken, subject - MostBetween), subject, HitWord.Attacker) >= 0)
            {
                return new Sign(hit, Manner.Presupposed);
            }

            if (HitWords.FirstBefore(reading, sentence.FirstToken, subject, HitWord.Attacker) >= 0 || attackers.EndsBefore(sentence.FirstToken, subject))
            {
                return new Sign(hit);
            }

            // "Ravel also hit the Tamsin clinics": whether Ravel attacks is known from other articles.
            var isHit = HitWords.EndAt(reading, hit, end, HitWord.Hit) > 0;
            var first = organizations.FirstOfName(sentence, subject, 1);
            if (isHit && first < subject && !organizations.IsPlace(first, subject) && Lexicon.Find(Word(first)) is { Person: null, IsUnknown: true })
            {
                return new Sign(hit, Manner.ByNameAlone) { Attacker = reading.Span(first, subject - 1).In(reading.Text) };
            }
        }

        if (!name.IsInstitution)
        {
            return null;
        }

        if (HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.Bombed) is >= 0 and var bombed && !IsPassive(sentence, bombed))
        {
            // "the bombed church of St Orm"
            var isKnown = bombed > sentence.FirstToken && Word(bombed - 1) is "the" or "of" || IsRelative(sentence, bombed);
            return new Sign(bombed, isKnown ? Manner.Presupposed : Manner.Told, IsBreach: false);
        }

        return HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.Raided) is >= 0 and var raided
            && HitWords.FirstBefore(reading, sentence.FirstToken, BackOverAdverbs(sentence, raided), HitWord.Raider) >= 0
                ? new Sign(raided, IsBreach: false)
                : null;
    }

    /// <summary>"Meridia Health was hit by hackers", "University of Malden hit by ransomware", "The church of St Orm in Halden was
    /// bombed".</summary>
    private Sign? AsSubject(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var verb = VerbAfter(sentence, name);
        if (verb < 0)
        {
            return null;
        }

        var at = PastBe(sentence, verb);
        var hasBe = at > verb;
        if (HitWords.EndAt(reading, verb, sentence.EndToken, HitWord.Victim) is > 0 and var victim)
        {
            return HasCause(sentence, victim) ? new Sign(verb) : null;
        }

        var end = HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Hit);
        end = end > 0 ? end : HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Shut);
        if (end > 0 && HitWords.EndAt(reading, end, sentence.EndToken, HitWord.By) is > 0 and var by && HasCause(sentence, by))
        {
            return new Sign(at);
        }

        if (!hasBe && !reading.IsHeadline(sentence))
        {
            return null;
        }

        if (HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Hack) is > 0 and var hacked && name.IsStrong && Word(at) == "hacked"
            && (hasBe || hacked == sentence.EndToken || !IsUpper(hacked)))
        {
            return new Sign(at);
        }

        if (end > 0 && hasBe && name.IsStrong && Word(at) is "breached" or "compromised" && text.Value.IsCyberStory)
        {
            return new Sign(at);
        }

        if (!name.IsInstitution)
        {
            return null;
        }

        return HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Bombed) > 0 ? new Sign(at, IsBreach: false)
            : hasBe && HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Raided) is > 0 and var raided && Word(raided) == "by"
                && HitWords.IndexOf(reading, raided, Math.Min(sentence.EndToken, raided + MostBetween), HitWord.Raider) >= 0
                    ? new Sign(at, IsBreach: false)
            : null;
    }

    /// <summary>"Tilbrook Foods confirmed a ransomware attack", "said that it was hit by ransomware", "said hackers had broken into its
    /// systems".</summary>
    private Sign? OwnReport(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var verb = VerbAfter(sentence, name);
        if (verb < 0 || name.IsBystander || name.First > sentence.FirstToken && Word(name.First - 1) is "or" or "nor" or "neither")
        {
            return null;
        }

        var at = PastBe(sentence, verb);
        if (HitWords.EndAt(reading, at, sentence.EndToken, HitWord.Own) is not (> 0 and var end))
        {
            return null;
        }

        var limit = Math.Min(sentence.EndToken, end + LongestReport);
        for (var i = end; i < limit && Word(i) is not (";" or ":" or "." or "\"" or "”"); i++)
        {
            // "that it was hit by ransomware", "it had been hacked", "it suffered a data breach"
            if (Word(i) is "it" or "they" or "its" or "their" or "hackers" or "intruders" or "attackers" or "cybercriminals" or "criminals" or "someone" or "parties"
                && Self(sentence, i, limit, name) is { } self)
            {
                return self;
            }
        }

        // Only the nearest noun: "confirmed a ransomware attack".
        var noun = end;
        while (noun < Math.Min(sentence.EndToken, end + MostBetween) && HitWords.EndAt(reading, noun, sentence.EndToken, HitWord.Noun) == 0
            && !IsUpper(noun) && Word(noun) is not ("," or ";" or "that" or "for" or "on" or "of" or "to" or "and"))
        {
            noun++;
        }

        var stop = noun < sentence.EndToken ? HitWords.EndAt(reading, noun, sentence.EndToken, HitWord.Noun) : 0;
        if (stop == 0 || !name.IsStrong || Word(at) is "said" or "says" || IsAtOther(sentence, stop))
        {
            return null;
        }

        var isKnown = noun > end && Word(noun - 1) is "the" or "this" || Word(end) is "the";
        return new Sign(noun, isKnown ? Manner.Presupposed : Manner.Told, IsNoun: true);
    }

    private Sign? Self(TokenizedArticle.Sentence sentence, int who, int limit, OrganizationName name)
    {
        if (Word(who) is "it" or "they")
        {
            var verb = PastBe(sentence, who + 1);
            var end = HitWords.EndAt(reading, verb, sentence.EndToken, HitWord.Hit);
            if (end > 0 && HitWords.EndAt(reading, end, sentence.EndToken, HitWord.By) is > 0 and var by && HasCause(sentence, by)
                || verb > who + 1 && name.IsStrong && Word(verb) == "hacked"
                || HitWords.EndAt(reading, verb, sentence.EndToken, HitWord.Victim) is > 0 and var victim && HasCause(sentence, victim))
            {
                return new Sign(verb);
            }

            return name.IsStrong && Word(verb) is "suffered" or "experienced" or "sustained" && HasCause(sentence, verb + 1) ? new Sign(verb) : null;
        }

        if (!name.IsStrong || Word(who) is "its" or "their")
        {
            return null;
        }

        // "hackers had broken into its systems"
        var into = HitWords.IndexOf(reading, who + 1, Math.Min(limit, who + MostBetween), HitWord.Into);
        var own = into < 0 ? -1 : HitWords.IndexOf(reading, into, Math.Min(sentence.EndToken, into + LongestCause), HitWord.OwnThing);
        return own >= 0 ? new Sign(into) : null;
    }

    /// <summary>"the ransomware attack on Norwick hospital", "a data breach at Meridia Health", "the bombing of the church of St Orm".</summary>
    private Sign? AfterNoun(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (!name.IsStrong || IsOfOther(sentence, name))
        {
            return null;
        }

        var end = Skip(sentence, name.First);
        var on = HitWords.FirstBefore(reading, sentence.FirstToken, end, HitWord.On);
        var isOf = end > sentence.FirstToken && Word(end - 1) == "of";
        if (on < 0 && !isOf)
        {
            return null;
        }

        on = isOf ? end - 1 : on;
        var noun = HitWords.FirstBefore(reading, sentence.FirstToken, on, HitWord.Noun);
        if (noun >= 0 && (!isOf || Word(on - 1) is "hack" or "hacking" || on - noun > 1))
        {
            return IsPlain(noun, on) && !text.Value.IsCyberStory ? null : new Sign(noun, MannerOf(sentence, noun), IsNoun: true);
        }

        return name.IsInstitution && HitWords.FirstBefore(reading, sentence.FirstToken, on, HitWord.Bombing) is >= 0 and var bombing
            ? new Sign(bombing, MannerOf(sentence, bombing), IsBreach: false, IsNoun: true)
            : null;
    }

    /// <summary>"the Meridia Health breach", "Meridia Health's data breach".</summary>
    private Sign? BeforeNoun(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var next = name.End < sentence.EndToken && Word(name.End) is "'s" or "'" ? name.End + 1 : name.End;
        return name.IsStrong && !name.IsBystander && next < sentence.EndToken && text.Value.IsCyberStory
            && HitWords.EndAt(reading, next, sentence.EndToken, HitWord.Compound) is > 0 and var end && !IsAtOther(sentence, end)
                ? new Sign(next, Manner.Named, IsNoun: true)
                : null;
    }

    /// <summary>"a breach", "the hack": what needs no computer.</summary>
    private bool IsPlain(int noun, int end) => end - noun == 1 && Word(noun) is "breach" or "hack" or "hacks" or "hacking";

    private Manner MannerOf(TokenizedArticle.Sentence sentence, int noun)
    {
        for (var i = noun - 1; i >= Math.Max(sentence.FirstToken, noun - MostBetween); i--)
        {
            switch (Word(i))
            {
                case "a" or "an" or "another":
                    return Manner.Told;
                case "the" or "this":
                    return Manner.Presupposed;
                default:
                    break;
            }
        }

        return reading.IsHeadline(sentence) ? Manner.Told : Manner.Presupposed;
    }

    /// <summary>Whether something else than the name is hit: "Meridia users", "Meridia's rival", and whose speaker it is.</summary>
    private bool IsOfOther(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        if (name.End >= sentence.EndToken)
        {
            return false;
        }

        var isOwner = Word(name.End) is "'s" or "'" && name.End + 1 < sentence.EndToken;
        var limit = Math.Min(sentence.EndToken, (isOwner ? name.End + 1 : name.End) + MostBetween);
        for (var i = isOwner ? name.End + 1 : name.End; i < limit; i++)
        {
            var word = Word(i);
            if (OrganizationWords.Is(word, OrganizationWord.System))
            {
                return false;
            }

            if (OrganizationWords.Is(word, OrganizationWord.Product))
            {
                return true;
            }

            if (!isOwner || Lexicon.Find(word).Is(WordClass.Closed) || reading.Tokens[i].Kind == Text.TokenKind.Punctuation)
            {
                return isOwner;
            }
        }

        return isOwner;
    }

    /// <summary>Whether an attack was on somebody else: "confirmed a cyberattack on its supplier".</summary>
    private bool IsAtOther(TokenizedArticle.Sentence sentence, int end)
    {
        var next = end < sentence.EndToken ? HitWords.EndAt(reading, end, sentence.EndToken, HitWord.On) : 0;
        return next > 0 && next < sentence.EndToken && !Lexicon.Find(Word(next)).Is(WordClass.Time) && !(Word(next) is "its" or "their" && next + 1 < sentence.EndToken
            && Enumerable.Range(next + 1, Math.Min(MostBetween, sentence.EndToken - next - 1)).Any(i => OrganizationWords.Is(Word(i), OrganizationWord.System)))
            || end < sentence.EndToken && Word(end) == "of";
    }

    /// <summary>Whether a cause of a breach, or an attacker, stands within a few words.</summary>
    private bool HasCause(TokenizedArticle.Sentence sentence, int first)
    {
        var end = Math.Min(sentence.EndToken, first + LongestCause);
        return HitWords.IndexOf(reading, first, end, HitWord.Cause) >= 0 || attackers.In(first, end) is not null;
    }

    /// <summary>The token after the determiners and plain words before a name: "hit | the French", "hit | the utility".</summary>
    private int Skip(TokenizedArticle.Sentence sentence, int first)
    {
        var end = first;
        for (var i = first - 1; i >= Math.Max(sentence.FirstToken, first - MostBetween); i--)
        {
            if (HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Hit) >= 0 || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Hack) >= 0
                || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Shut) >= 0 || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Bombed) >= 0
                || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Raided) >= 0 || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.On) >= 0
                || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Claim) >= 0 || HitWords.FirstBefore(reading, sentence.FirstToken, i + 1, HitWord.Listing) >= 0
                || Word(i) == "of")
            {
                return i + 1;
            }

            var entry = Lexicon.Find(Word(i));
            if (reading.Tokens[i].Kind == Text.TokenKind.Punctuation || entry.Is(WordClass.Closed & ~WordClass.Determiner))
            {
                break;
            }

            end = i;
        }

        return end;
    }

    /// <summary>The token of the verb that a name is the subject of: behind what stands in commas, places and days; -1 where it is none's.
    /// </summary>
    private int VerbAfter(TokenizedArticle.Sentence sentence, OrganizationName name)
    {
        var i = name.End;
        var limit = Math.Min(sentence.EndToken, i + LongestGap);
        if (i < limit && Word(i) is "'s" or "'")
        {
            // "Norwick hospital's computer systems were hit"
            var system = i + 1;
            while (system < Math.Min(limit, i + MostBetween) && !OrganizationWords.Is(Word(system), OrganizationWord.System))
            {
                system++;
            }

            if (system >= limit || !OrganizationWords.Is(Word(system), OrganizationWord.System))
            {
                return -1;
            }

            i = system + 1;
        }

        while (i < limit)
        {
            var word = Word(i);
            if (word is "," or "(")
            {
                var close = i + 1;
                while (close < limit && Word(close) != (word == "," ? "," : ")"))
                {
                    close++;
                }

                if (close >= limit)
                {
                    return -1;
                }

                i = close + 1;
            }
            else if (word is "in" or "near" or "of" or "at" && i + 1 < limit && IsUpper(i + 1))
            {
                i++;
                while (i < limit && IsUpper(i))
                {
                    i++;
                }
            }
            else if (word is "on" && i + 1 < limit && Lexicon.Find(Word(i + 1)).Is(WordClass.Time))
            {
                i += 2;
            }
            else if (Lexicon.Find(word).Is(WordClass.Adverb))
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The word; nothing behind the text's end.</summary>
    private string Word(int token) => token < reading.Tokens.Count ? reading.Word(token) : "";

    private bool IsUpper(int token) => token < reading.Tokens.Count && char.IsUpper(reading.Raw(token)[0]);

    /// <summary>The token after "was", "has been", "is also being".</summary>
    private int PastBe(TokenizedArticle.Sentence sentence, int token)
    {
        while (token < sentence.EndToken && Lexicon.Find(Word(token)).Is(WordClass.Be | WordClass.Have | WordClass.Adverb))
        {
            token++;
        }

        return token;
    }

    private int BackOverAdverbs(TokenizedArticle.Sentence sentence, int token)
    {
        while (token > sentence.FirstToken && Lexicon.Find(Word(token - 1)).Is(WordClass.Adverb | WordClass.Have))
        {
            token--;
        }

        return token;
    }

    private bool IsPassive(TokenizedArticle.Sentence sentence, int verb)
    {
        var before = BackOverAdverbs(sentence, verb);
        return before > sentence.FirstToken && Lexicon.Find(Word(before - 1)).Is(WordClass.Be);
    }

    /// <summary>"the gang that hacked Brenn county court".</summary>
    private bool IsRelative(TokenizedArticle.Sentence sentence, int verb)
    {
        var before = BackOverAdverbs(sentence, verb);
        return before > sentence.FirstToken && Lexicon.Find(Word(before - 1)).Is(WordClass.Relative) || before > sentence.FirstToken && Word(before - 1) is "of" or "for" or "after" or "by";
    }

    private string? SubjectName(TokenizedArticle.Sentence sentence, int verb) =>
        attackers.In(Math.Max(sentence.FirstToken, verb - LongestCause), verb);

    /// <summary>"claims to have hacked", "a claim by the Oriole gang that it was hacked"; not "claimed responsibility for the attack on".
    /// </summary>
    private bool IsClaimed(TokenizedArticle.Sentence sentence, int at)
    {
        for (var i = Math.Max(sentence.FirstToken, at - FarthestWord); i < at; i++)
        {
            if (HitWords.EndAt(reading, i, at, HitWord.Claim) is > 0 and var end
                && !(end < sentence.EndToken && HitWords.EndAt(reading, end, sentence.EndToken, HitWord.Owned) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last day of the earliest date that the sentence names; null where it names none.</summary>
    private DateOnly? OldestDay(TokenizedArticle.Sentence sentence) => !story.IsKnown ? null
        : DateReader.Read(reading, story, sentence.FirstToken, sentence.EndToken).Where(date => date.Sense == DateSense.Point)
            .Select(date => (DateOnly?)date.To).Min();

    private bool IsJoined(int end, int first)
    {
        var hasLink = false;
        for (var i = end; i < first; i++)
        {
            var word = Word(i);
            hasLink |= word is "and" or "," or "&" or "or";
            if (word is not ("and" or "," or "&" or "the" or "both" or "also"))
            {
                return false;
            }
        }

        return hasLink && first - end <= 3;
    }

    /// <summary>A headline may write every word large: what is a name there stands in the text below as well.</summary>
    private bool IsRepeated(TokenizedArticle.Sentence sentence, OrganizationName name) => !reading.IsHeadline(sentence)
        || sentence.EndToken - sentence.FirstToken <= FarthestWord && sentence.Span.End < reading.Text.Length && reading.Text.IndexOf(organizations.TextOf(name), sentence.Span.End, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && char.IsUpper(reading.Text[at]) | char.IsLower(organizations.TextOf(name)[0]);
}
