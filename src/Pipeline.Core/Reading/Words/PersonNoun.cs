namespace Pipeline.Core.Reading.Words;

/// <summary>What kind of people a noun names.</summary>
internal enum PersonClass
{
    Generic,
    Person,
    Civil,
    Official,
    Force,
    Kin,
    Attacker,

    /// <summary>Companies, hospitals, banks: victims of cyber attacks, and no people elsewhere.</summary>
    Organization,
}

/// <summary>A noun for people.</summary>
/// <param name="Plural">Its plural, lower case.</param>
/// <param name="Class">The kind of people.</param>
/// <param name="IsPlural">Whether this form is the plural.</param>
internal sealed record PersonNoun(string Plural, PersonClass Class, bool IsPlural)
{
    /// <summary>Whether it says nothing without a complement: "defenders of human rights".</summary>
    public bool NeedsComplement { get; init; }
}
