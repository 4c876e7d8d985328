using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Customers;

/// <summary>A language chosen while signed in goes with the person, not with the browser.</summary>
public sealed class TheLanguageOfAnAccount : CustomerWorld
{
    [Fact]
    public async Task Is_the_one_of_mails_and_of_every_sign_in_from_then_on()
    {
        var id = await Registered();
        var actor = await SignedIn();

        Assert.False((await Db.Get<ChooseLanguage>().Run("de", actor)).IsRefused);

        Assert.Equal("de-DE", (await Stored(id)).Culture);
        Assert.Equal("de-DE", (await SignIn()).Value.Session.Culture);
    }

    [Fact]
    public async Task Stays_what_it_was_for_a_visitor_and_for_a_language_we_do_not_speak()
    {
        var id = await Registered();

        Assert.Equal("UNAUTHORIZED", (await Db.Get<ChooseLanguage>().Run("de", Actor.Visitor)).Refusal?.Code);
        Assert.Equal("LANGUAGE_UNKNOWN", (await Db.Get<ChooseLanguage>().Run("fr", await SignedIn())).Refusal?.Code);
        Assert.Equal(("en-IE", null), ((await Stored(id)).Culture, (await SignIn()).Value.Session.Culture));
    }
}
