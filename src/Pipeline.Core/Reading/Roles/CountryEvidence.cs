using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Roles;

/// <summary>What one article says about one country.</summary>
internal sealed class CountryEvidence(string code)
{
    // A dateline or a bare mention still needs a sentence to show.
    private const double Floor = 0.01;

    // Where the form itself says that a name is a place's.
    private const double SureByFrame = 0.8;

    private readonly List<Text.TextSpan> named = [];
    private readonly List<Text.TextSpan> governing = [];
    private readonly int[] signs = new int[RoleSigns.Count];
    private readonly (double Strength, PlaceMention Mention, TokenizedArticle.Sentence Sentence)[] best =
        new (double, PlaceMention, TokenizedArticle.Sentence)[(int)CountryRole.Affected + 1];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Code { get; } = code;

    /// <summary>The words that name it, a place in it or its people, in text order; its government only
    /// where nothing else names it.</summary>
    public IReadOnlyList<Text.TextSpan> Spans => named.Count > 0 ? named : governing;

    /// <summary>How many mentions there are, of its government too.</summary>
    public int Mentions => named.Count + governing.Count;

    /// <summary>How much of the article names the country.</summary>
    public double Weight { get; private set; }

    /// <summary>0 to 1: how likely some mention means the country at all; above 1 when many do.</summary>
    public double Belief { get; private set; }

    /// <summary>Belief in the surest mention.</summary>
    public double Surest { get; private set; }

    /// <summary>Mentions of places in it, its capital included.</summary>
    public int Local { get; private set; }

    /// <summary>Mentions that name it or a place in it, not its people or government.</summary>
    public int Places { get; private set; }

    /// <summary>Mentions of its government or an agency of it.</summary>
    public int Governments { get; private set; }

    /// <summary>Whether the article was written there.</summary>
    public bool IsDateline { get; private set; }

    /// <summary>Whether the first sentence names it.</summary>
    public bool IsLead { get; private set; }

    /// <summary>Whether it is the first country that the article names.</summary>
    public bool IsFirst { get; set; }

    /// <summary>How many mentions have the sign.</summary>
    public int this[RoleSign sign] => signs[(int)sign];

    /// <summary>Mentions that say that it is hit.</summary>
    public int Hits => Sum(RoleSign.Target, RoleSign.HarmPlace);

    /// <summary>Mentions that say that it is hit there, not only that people from there are.</summary>
    public int HitsOfPlace => Sum(RoleSign.Struck, RoleSign.HarmPlace);

    /// <summary>Mentions that say that it hits.</summary>
    public int Attacks => Sum(RoleSign.Agent, RoleSign.Source);

    /// <summary>0 to 1: how sure the best sign is that it hits.</summary>
    public double AttackStrength
    {
        get
        {
            var strength = 0.0;
            for (var sign = RoleSign.Agent; sign <= RoleSign.Source; sign++)
            {
                strength = this[sign] > 0 ? Math.Max(strength, sign.Strength()) : strength;
            }

            return strength;
        }
    }

    /// <summary>Adds a mention in a dateline.</summary>
    public void AddDateline(PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        IsDateline = true;
        Note(mention);
        Surest = Math.Max(Surest, SureByFrame);
        Belief = Math.Max(Belief, SureByFrame);
        Show(CountryRole.Mentioned, Floor, mention, sentence);
    }

    /// <summary>Adds a mention in the text.</summary>
    public void Add(PlaceMention mention, TokenizedArticle.Sentence sentence, RoleSign sign, double weight, bool isLead)
    {
        Note(mention);
        signs[(int)sign]++;
        Weight += weight;
        IsLead |= isLead;
        Local += mention.Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region ? 1 : 0;
        Places += mention.Kind is PlaceKind.People or PlaceKind.Government ? 0 : 1;
        Governments += mention.Kind is PlaceKind.Government ? 1 : 0;
        Show(CountryRole.Mentioned, Floor + weight, mention, sentence);
        Show(sign.Role(), sign.Strength(), mention, sentence);
    }

    /// <summary>The mention that shows the role best, and its sentence.</summary>
    public (PlaceMention Mention, TokenizedArticle.Sentence Sentence) Best(CountryRole role)
    {
        var shown = best[(int)role];
        shown = shown.Strength > 0 ? shown : best[(int)CountryRole.Mentioned];
        return (shown.Mention, shown.Sentence);
    }

    private void Note(PlaceMention mention)
    {
        (mention.Kind is PlaceKind.Government ? governing : named).Add(mention.Span);
        Surest = Math.Max(Surest, mention.Confidence);
        Belief = Math.Max(Belief, mention.Confidence) + 0.05;
    }

    private void Show(CountryRole role, double strength, PlaceMention mention, TokenizedArticle.Sentence sentence)
    {
        if (strength > best[(int)role].Strength)
        {
            best[(int)role] = (strength, mention, sentence);
        }
    }

    private int Sum(RoleSign first, RoleSign last)
    {
        var sum = 0;
        for (var sign = first; sign <= last; sign++)
        {
            sum += this[sign];
        }

        return sum;
    }
}
