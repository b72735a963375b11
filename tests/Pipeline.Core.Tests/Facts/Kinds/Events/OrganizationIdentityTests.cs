using Pipeline.Core.Facts;

namespace Pipeline.Core.Tests.Facts.Kinds.Events;

public sealed class OrganizationIdentityTests
{
    [Theory]
    [InlineData("The Norwick Hospital", "norwick hospital")]
    [InlineData("University of Malden", "malden university")]
    [InlineData("church of the Holy Cross", "holy cross church")]
    [InlineData("Meridia Health, Inc.", "meridia health")]
    [InlineData("St. Mary’s Hospital", "st mary hospital")]
    [InlineData("Saint-Aubry hospital", "saint aubry hospital")]
    [InlineData("Dun & Bradstreet", "dun and bradstreet")]
    [InlineData("Bank of the West", "west bank")]
    public void Of_is_one_for_all_spellings(string name, string identity) => Assert.Equal(identity, OrganizationIdentity.Of(name));

    [Theory]
    [InlineData("Meridia Health", "Meridia", true)]
    [InlineData("Norwick hospital", "Norwick", true)]
    [InlineData("Intercontinental Hotels Group", "Intercontinental Hotel Group", true)]
    [InlineData("Office of Personnel Management", "OPM", true)]
    [InlineData("Norwick hospital", "Norwick council", false)]
    [InlineData("Norwick hospital", "Tamsin hospital", false)]
    [InlineData("University of Malden", "Malden University Hospital", false)]
    [InlineData("Dale Water", "Dale Water Polo", false)]
    public void AreSame_knows_short_forms(string one, string other, bool are)
    {
        Assert.Equal(are, OrganizationIdentity.AreSame(OrganizationIdentity.Of(one), OrganizationIdentity.Of(other)));
        Assert.Equal(are, OrganizationIdentity.AreSame(OrganizationIdentity.Of(other), OrganizationIdentity.Of(one)));
    }

    /// <summary>Whatever a text calls an organisation: case, article, spaces and legal form never make another one of it, an identity is its
    /// own identity, and a short form is short both ways.</summary>
    [Fact]
    public void Identity_holds_for_any_name()
    {
        string[] words = ["Norwick", "Tamsin", "hospital", "University", "of", "the", "St.", "O'Neil", "Foods", "Água", "7-Eleven", "&", "Inc.", "council", "É", "-", "’s"];
        var random = new Random(45);
        for (var run = 0; run < 2000; run++)
        {
            var name = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]));
            var identity = OrganizationIdentity.Of(name);

            Assert.NotEqual("", identity);
            Assert.Equal(identity, OrganizationIdentity.Of(identity));
            Assert.Equal(identity, OrganizationIdentity.Of(name.ToUpperInvariant()));
            Assert.Equal(identity, OrganizationIdentity.Of($"  {name.Replace(" ", "  ", StringComparison.Ordinal)}"));
            Assert.True(OrganizationIdentity.AreSame(identity, identity));
            var other = OrganizationIdentity.Of(string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)])));
            Assert.Equal(OrganizationIdentity.AreSame(identity, other), OrganizationIdentity.AreSame(other, identity));
        }
    }
}
