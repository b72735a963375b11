namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads noun phrases about people, to the right of a word or to its left, within one sentence.</summary>
/// <remarks>There is no parser behind it: a phrase is a run of words that are of no closed class and end in a person noun. Each read looks
/// at a bounded number of tokens.</remarks>
internal sealed class NounPhrases
{
    private readonly NounPhraseReader phrases;
    private readonly PhraseListReader lists;
    private readonly SubjectReader subjects;
    private readonly NameReader names;

    public NounPhrases(AnnotatedText text)
    {
        var words = new PhraseWords(text);
        var steps = new PhraseSteps(text, words);
        phrases = new NounPhraseReader(text, words, steps);
        lists = new PhraseListReader(text, steps, phrases);
        subjects = new SubjectReader(text, words, lists);
        names = new NameReader(text);
    }

    /// <inheritdoc cref="NounPhraseReader.Read"/>
    public NounPhrase? Read(int start, int limit) => phrases.Read(start, limit);

    /// <inheritdoc cref="NounReader.HeadAt"/>
    public NounPhrase? HeadAt(int head, int limit) => phrases.HeadAt(head, limit);

    /// <inheritdoc cref="PhraseListReader.ReadList"/>
    public List<NounPhrase> ReadList(int start, int limit, bool ofNoun = false) => lists.ReadList(start, limit, ofNoun: ofNoun);

    /// <inheritdoc cref="PhraseListReader.ReadListAfterName"/>
    public List<NounPhrase> ReadListAfterName(int start, int limit) => lists.ReadListAfterName(start, limit);

    /// <inheritdoc cref="PhraseListReader.ReadNamedWithAges"/>
    public NounPhrase? ReadNamedWithAges(int start, int limit) => lists.ReadNamedWithAges(start, limit);

    /// <inheritdoc cref="SubjectReader.Read"/>
    public List<NounPhrase> ReadSubject(int end, int min, bool nearest = false) => subjects.Read(end, min, nearest);

    /// <inheritdoc cref="NameReader.At"/>
    public NounPhrase? ReadNames(int start, int limit) => names.At(start, limit);

    /// <inheritdoc cref="NameReader.Before"/>
    public NounPhrase? ReadNamesBefore(int end, int min) => names.Before(end, min);

    /// <summary>The phrases listed from <paramref name="start"/> on, or those that follow a name there.</summary>
    public List<NounPhrase> ReadListOrAfterName(int start, int limit) =>
        ReadList(start, limit) is { Count: > 0 } list ? list : ReadListAfterName(start, limit);
}
