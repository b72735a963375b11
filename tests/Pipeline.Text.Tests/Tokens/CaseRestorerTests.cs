using Pipeline.Text.Analysis;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tokens;

public class CaseRestorerTests
{
    [Theory]
    [InlineData("THE POLICE KILLED 12 STUDENTS IN SAN SALVADOR.", "The police killed 12 students in San Salvador.")]
    [InlineData("THE UNITED STATES WARNED US THAT TURKEY MIGHT LEAVE.", "The United States warned us that Turkey might leave.")]
    [InlineData("US TROOPS LEFT SAN SALVADOR ON MONDAY, 3 MAY.", "US troops left San Salvador on Monday, 3 May.")]
    [InlineData("TROOPS FLEW FROM RIO DE JANEIRO TO EL SALVADOR AND LA PAZ.", "Troops flew from Rio de Janeiro to El Salvador and La Paz.")]
    [InlineData("HE MAY SAY THAT THE U.S. EMBASSY WAS HIT.", "He may say that the U.S. embassy was hit.")]
    [InlineData("PRESIDENT ORDONEZ MET MR. WHITE AND GEORGE WALKER.", "President Ordonez met Mr. White and George Walker.")]
    [InlineData("TWO MEMBERS OF THE FMLN DIDN'T SURVIVE, POLICE SAID.", "Two members of the FMLN didn't survive, police said.")]
    [InlineData("ROBERTO D'AUBUISSON SPOKE.", "Roberto D'Aubuisson spoke.")]
    public void Text_in_capitals_gets_the_case_of_print(string capitals, string print) =>
        Assert.Equal(print, TokenizedText.Of(capitals).Cased);

    [Theory]
    [InlineData("Police in El Salvador said the FMLN attacked NATO and UN staff.")]
    [InlineData("WHO, UN")]
    [InlineData("")]
    [InlineData("13 %")]
    public void Text_in_ordinary_case_stays_as_it_is(string text) => Assert.Same(text, TokenizedText.Of(text).Cased);

    [Fact]
    public void A_headline_in_capitals_is_restored_and_the_text_below_is_not_touched()
    {
        var text = "REBELS KILL SIX PRIESTS IN BOGOTA\n\nThe ELN said it WAS there.";

        Assert.Equal("Rebels kill six priests in Bogota\n\nThe ELN said it WAS there.", TokenizedText.Of(text).Cased);
    }

    [Theory]
    [InlineData("İSTANBUL'DA ÜÇ KİŞİ ÖLDÜ")]
    [InlineData("STRAẞE ß ΣΊΣΥΦΟΣ ǅ \ud83d")]
    public void Every_character_keeps_its_place(string text) => Assert.Equal(text.Length, TokenizedText.Of(text).Cased.Length);

    [Fact]
    public void Mentions_are_cut_out_of_the_text_as_it_was_given()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze("REBELS ATTACKED THREE VILLAGES NEAR BOGOTA ON FRIDAY.");

        Assert.Contains(analysis.Entities, entity => entity is { Text: "BOGOTA", Category: EntityCategory.Location });
    }
}
