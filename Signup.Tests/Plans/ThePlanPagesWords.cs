using SignupWeb.Plans;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Plans;

/// <summary>What the team writes for the plan page, and how it is read.</summary>
public sealed class ThePlanPagesWords
{
    [Fact]
    public void A_question_is_a_line_its_answer_what_follows()
    {
        var page = new PlanPageOptions { Questions = "How?\r\nLike this.\r\nAnd so on.\r\n\r\nWithout an answer\r\n\r\nWhen?\r\nToday." };

        Assert.Equal([("How?", "Like this. And so on."), ("When?", "Today.")], page.Asked());
    }

    [Fact]
    public void German_readers_get_the_German_words_and_the_English_where_there_are_none()
    {
        var page = new PlanPageOptions { About = "Thirty people.\n\nIn Hamburg.", AboutGerman = "Dreißig Leute.", Questions = "Q\nA", QuestionsGerman = " " };

        Assert.Equal(["Thirty people.", "In Hamburg."], page.Paragraphs());
        Assert.Equal(["Dreißig Leute."], Speaking.In("de-DE", page.Paragraphs));
        Assert.Equal([("Q", "A")], Speaking.In("de-DE", page.Asked));
    }

    [Fact]
    public void A_line_of_the_comparison_names_the_plans_it_is_in_and_what_it_is_there()
    {
        var page = new PlanPageOptions { Comparison = "Visits on site: Critical = 4 a year, team\nwithout a colon\n: nobody" };

        var (name, plans) = Assert.Single(page.Compared());
        Assert.Equal(("Visits on site", "4 a year", string.Empty, false), (name, plans["Critical"], plans["Team"], plans.ContainsKey("Essential")));
    }
}
