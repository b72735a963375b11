using System.Runtime.CompilerServices;
using Pipeline.Core.Reading.Frames;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Scopes;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <summary>Finds every place where an article says that people were hit. The count rule and the group rule are two views of it.</summary>
/// <remarks>
/// A harm word opens a frame that says where its victims stand (<c>harm-verbs.tsv</c>, <c>harm-nouns.tsv</c>): the object of "killed", the
/// subject of "were killed" and "died", the owners of "phones" after "hack into", the complement of "murder of", the number before
/// "deaths" and after "toll rose to", and whoever is said to be "among the victims". Statements that are possible, planned, denied
/// or history are left out (<see cref="Factuality.FactualityReader"/>). Linear: each harm word looks at a bounded neighbourhood.
/// </remarks>
internal sealed class VictimReader
{
    private static readonly ConditionalWeakTable<TokenizedArticle, IReadOnlyList<VictimMention>> Known = [];

    private readonly FrameContext context;
    private readonly VerbFrames verbs;
    private readonly NounFrames nouns;
    private readonly ShareReader shares;
    private readonly TollReader tolls;
    private readonly OrdinalFrame ordinals;
    private readonly ExposureReader exposures;
    private readonly NobodyLeftReader nobodyLeft;
    private readonly HoldingReader holdings;

    private VictimReader(TokenizedArticle reading)
    {
        context = new FrameContext(AnnotatedText.Of(reading));
        var groups = new VerbGroupReader(context.Text);
        var organizations = new Organizations(context.Text);
        var subjects = new SubjectFinder(context.Text, context.Phrases, organizations, groups);
        var owners = new Owners(context.Text, context.Phrases, organizations, subjects);
        shares = new ShareReader(context);
        var cases = new CaseReader(context.Text);
        tolls = new TollReader(context, cases);
        ordinals = new OrdinalFrame(context);
        verbs = new VerbFrames(context, groups, subjects, owners);
        nouns = new NounFrames(
            context, owners, tolls, cases, new VictimNounReader(context, groups, subjects), new InjuryNouns(context, subjects));
        nobodyLeft = new NobodyLeftReader(context, groups);
        exposures = new ExposureReader(context, organizations);
        holdings = new HoldingReader(context, owners);
    }

    /// <summary>The victims of <paramref name="reading"/> in the order of their harm words; read once for all rules.</summary>
    public static IReadOnlyList<VictimMention> Read(TokenizedArticle reading) =>
        Known.GetValue(reading, static r => new VictimReader(r).Read());

    private IReadOnlyList<VictimMention> Read()
    {
        foreach (var sentence in context.Text.Article.Sentences)
        {
            var clause = Clause.Of(sentence);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                i = Math.Max(i, Read(clause, i) - 1);
            }

            if (context.Text.IsCyberStory)
            {
                exposures.Read(clause);
            }
        }

        return new ScopedMentions(context.Text, context.Phrases).Of(context.Mentions.Found);
    }

    /// <summary>Reads the frames that the word at <paramref name="i"/> opens; the index after the words that a verb used up.</summary>
    private int Read(Clause clause, int i)
    {
        var text = context.Text;
        var entry = text.Entry(i);
        var next = entry.Verbs.Count > 0 ? verbs.Read(clause, i, entry) : i;
        if (next == i)
        {
            foreach (var noun in entry.Nouns)
            {
                nouns.Read(clause, i, noun);
            }
        }

        nobodyLeft.Read(clause, i);
        if (text.IsCyberStory)
        {
            holdings.Read(clause, i);
        }

        if (text.Is(i, WordSet.ShareAdverb))
        {
            shares.Read(clause, i);
        }

        if (Ordinals.PlaceOf(text.Word(i)) is { } place)
        {
            ordinals.Read(clause, i, place);
        }

        if (text.Is(i, WordSet.TotalNoun))
        {
            tolls.ReadNumberOf(clause, i);
        }

        return next;
    }
}
