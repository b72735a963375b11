using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Tells places in a row of the dead, "third man dies", from those in a row of victims: "two were hurt and a third
/// died".</summary>
/// <remarks>Who is the third to die makes three dead. "The third victim" may be any of three in an enumeration, and one of many who are
/// dead already; so that beside the headline a place counts only where it goes on from a number of dead that the article knows, or
/// where it knows none.</remarks>
internal sealed class OrdinalReader
{
    private static readonly IReadOnlyList<ScopeCue> Tallies = ScopeCue.ReadPhrases("tally-cues.tsv");

    // Several lists may stand between a number and who is next after it.
    private const int MostBetween = 8;

    // Words of a place and of whom it is of: "the seventh journalist to be killed in the state of Veracruz this year".
    private const int FarthestTally = 18;

    private readonly AnnotatedText text;
    private readonly IReadOnlyList<VictimMention> found;
    private readonly HashSet<long> dead;

    public OrdinalReader(AnnotatedText text, IReadOnlyList<VictimMention> found)
    {
        this.text = text;
        this.found = found;
        dead = [.. found
            .Where(mention => mention is { Effect: VictimEffect.Killed, Phrase: { IsPart: false, IsOrdinal: false } }
                && !IsBare(mention.Phrase))
            .Select(mention => mention.Phrase.Number is { IsIncrement: false } number ? number.Quantity.Value : 0)
            .Where(value => value > 0)];
    }

    /// <summary>What was found, with places among the dead as numbers of dead.</summary>
    public IEnumerable<VictimMention> Read() => found.Select(Read).OfType<VictimMention>();

    /// <summary>Whether the words around a place among the dead count those of a year or a town: "the third man to die this
    /// year".</summary>
    public bool IsTally(TokenizedArticle.Sentence sentence, int place)
    {
        var from = Math.Max(sentence.FirstToken, place - Neighbours.Farthest);
        for (var i = from; i < Math.Min(sentence.EndToken, place + Neighbours.Farthest); i++)
        {
            if (BeginsTally(i, sentence.EndToken))
            {
                return true;
            }
        }

        return false;
    }

    private VictimMention? Read(VictimMention mention, int index)
    {
        if (IsBare(mention.Phrase))
        {
            return AfterOthers(mention, index);
        }

        if (mention.Effect != VictimEffect.Killed || Ordinal(mention) is not { } ordinal)
        {
            return mention;
        }

        if (TellsMore(mention.Sentence, ordinal.Token))
        {
            return null;
        }

        var isTally = IsPlaceInTally(mention, ordinal);
        if (!isTally && !IsOfDead(mention, index, ordinal))
        {
            return mention.Phrase.IsOrdinal ? null : mention;
        }

        var only = mention.Phrase.Conjuncts is [var one] ? one.End : mention.Phrase.End;
        return mention.Phrase.IsOrdinal ? mention : mention with
        {
            Phrase = mention.Phrase with
            {
                Number = new StatedNumber(ordinal.Token, ordinal.Token, ordinal.Token + 1, new Quantity(ordinal.Place), false),
                IsOrdinal = true,
                IsSingle = false,
            },
            Words = text.Article.Span(ordinal.Token, only - 1),
        };
    }

    /// <summary>An ordinal without a noun: "five people were killed and a sixth died". It counts after so many others only, since a third
    /// may be a fraction.</summary>
    private VictimMention? AfterOthers(VictimMention mention, int index)
    {
        var number = mention.Phrase.Number!.Value;
        var place = Ordinals.PlaceOf(text.Word(number.NumberToken))!.Value;
        for (var k = index - 1; k >= Math.Max(0, index - MostBetween) && found[k].Sentence.Index == mention.Sentence.Index; k--)
        {
            if (Value(found[k]) != place - 1)
            {
                continue;
            }

            var isSame = found[k].Effect == mention.Effect;
            return mention with
            {
                Phrase = mention.Phrase with
                {
                    Number = isSame && mention.Effect == VictimEffect.Killed
                        ? number with { Quantity = new Quantity(place) }
                        : number with { IsIncrement = isSame },
                    IsOrdinal = isSame && mention.Effect == VictimEffect.Killed,
                },
            };
        }

        return null;
    }

    private readonly record struct FoundOrdinal(int Token, int Place);

    /// <summary>The ordinal before the noun of one person: "a third man", "Third man".</summary>
    private FoundOrdinal? Ordinal(VictimMention mention)
    {
        var phrase = mention.Phrase;
        if (phrase is { IsOrdinal: true, Number: { } number })
        {
            return new FoundOrdinal(number.NumberToken, (int)number.Quantity.Value);
        }

        if (phrase is not { Number: null, OwnsThing: false, Conjuncts: [{ Noun: { IsPlural: false } noun } one] }
            || noun.Class == PersonClass.Attacker
            || text.Is(one.Head, WordSet.RankedNoun) && text.IsCapitalized(one.Head)
            || mention.Construction is not (Construction.Subject or Construction.Passive or Construction.Active or Construction.State
                or Construction.Reduced or Construction.ReducedState or Construction.PassiveCoordinated))
        {
            return null;
        }

        for (var i = Math.Max(mention.Sentence.FirstToken, Math.Min(phrase.First, one.First) - 1); i < one.Head; i++)
        {
            if (Ordinals.PlaceOf(text.Word(i)) is { } place)
            {
                return text.IsHyphen(i + 1) ? null : new FoundOrdinal(i, place);
            }
        }

        return null;
    }

    /// <summary>"The seventh journalist killed in Mexico this year", "the city's 41st homicide this year": what says so belongs to the place
    /// itself.</summary>
    private bool IsPlaceInTally(VictimMention mention, FoundOrdinal ordinal)
    {
        var before = ordinal.Token - 1;
        if (before >= mention.Sentence.FirstToken && (text.Is(before, WordSet.Owner)
            || text.IsPossessive(before) && mention.Phrase.Conjuncts is [{ Noun.Class: PersonClass.Kin }])
            || mention.Phrase is { IsOrdinal: false, Conjuncts: [{ Noun.Class: PersonClass.Kin }] })
        {
            return false;
        }

        for (var i = ordinal.Token + 1; i < Math.Min(mention.Sentence.EndToken, ordinal.Token + FarthestTally); i++)
        {
            if (text.Word(i) is "," or ";" or "and" || text.Is(i, WordSet.ClauseCut) || text.Is(i, WordClass.Relative))
            {
                return false;
            }

            if (BeginsTally(i, mention.Sentence.EndToken))
            {
                return true;
            }
        }

        return false;
    }

    private bool BeginsTally(int token, int limit)
    {
        foreach (var tally in Tallies)
        {
            if (tally.Words[0].Contains(text.Word(token)) && tally.EndAt(text, token, limit) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOfDead(VictimMention mention, int index, FoundOrdinal ordinal)
    {
        var before = ordinal.Token - 1;
        var hasWordBefore = before >= mention.Sentence.FirstToken;
        if (hasWordBefore && (text.IsPossessive(before) || text.Is(before, WordSet.Owner)))
        {
            return false;
        }

        var isOfAll = hasWordBefore && text.Word(before) == "the";
        var goesOn = dead.Contains(ordinal.Place - 1) || dead.Contains(ordinal.Place);
        return mention.Construction == Construction.Ordinal ? !IsOfTallyOnly(mention.Phrase) && (goesOn || dead.Count == 0 && !IsBeing(before))
            : isOfAll ? dead.Contains(ordinal.Place)
            : !FollowsHurt(mention, index, ordinal.Place) && (text.Article.IsHeadline(mention.Sentence)
                || hasWordBefore && text.Is(before, WordSet.OpenDeterminer) && (goesOn || dead.Count == 0));
    }

    /// <summary>"the 41st homicide", "the 32nd killed", without a year or a town that they are of.</summary>
    private bool IsOfTallyOnly(NounPhrase phrase) => phrase.Conjuncts is [] && !text.Is(phrase.End - 1, WordSet.OrdinalDeath);

    /// <summary>"was the fifth victim" may tell of the hurt, "was the fifth person to die" of other events.</summary>
    private bool IsBeing(int determiner) => determiner > 0 && text.Is(determiner - 1, WordClass.Be)
        && !text.Is(determiner - 1, WordSet.BecomeVerb);

    /// <summary>"Two men were wounded and a third man died": the row is of those hit.</summary>
    private bool FollowsHurt(VictimMention mention, int index, int place)
    {
        for (var k = index - 1; k >= Math.Max(0, index - MostBetween) && found[k].Sentence.Index >= mention.Sentence.Index - 1; k--)
        {
            if (found[k].Statement == mention.Statement)
            {
                continue; // of one list
            }

            if (found[k].Effect is VictimEffect.Killed)
            {
                return false;
            }

            if (found[k].Effect is VictimEffect.Injured or VictimEffect.Hit && Value(found[k]) == place - 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who is one of the dead that were told of: "third victim named", but not "third victim, named as Ann Lee, dies".</summary>
    private bool TellsMore(TokenizedArticle.Sentence sentence, int ordinal)
    {
        for (var i = ordinal + 1; i < Math.Min(sentence.EndToken, ordinal + Neighbours.Farthest); i++)
        {
            if (text.Is(i, WordSet.TellingMore) && !(i + 1 < sentence.EndToken && text.Word(i + 1) == "as"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBare(NounPhrase phrase) => phrase is { IsElliptic: true, IsOrdinal: false, Number: { } number }
        && Ordinals.PlaceOf(text.Word(number.NumberToken)) is not null;

    private static long Value(VictimMention mention) => mention.Phrase switch
    {
        { Number: { } number } => number.Quantity.Value,
        { IsSingle: true } => 1,
        _ => 0,
    };
}
