using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Checkout;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.Demo;

/// <summary>How far an invented customer gets.</summary>
internal enum DemoStep
{
    PlanChosen,
    Registered,
    ProfileFilledIn,
    CardOnFile,
    Ordered,
}

/// <summary>An invented customer signs up: by the use cases behind the pages, and with a test card at the sandbox.</summary>
public sealed class DemoBuyer(
    UnitOfWork unit,
    PlanCatalogue catalogue,
    StartSignup start,
    NewAccounts accounts,
    PasswordWork passwords,
    VerifyEmail verify,
    SignedLinks links,
    AttachCustomer attach,
    UpdateProfile profile,
    ConfirmProfile confirm,
    SignupPayer payers,
    StartCardSetup startCard,
    FinishCardSetup finishCard,
    AttachPaymentProfile attachCard,
    FreezeQuote freeze,
    SubmitOrder submit,
    UseTestCard? cards = null)
{
    private string? hash;

    /// <summary>A plan by its name, or the one in its place where the shop sells others.</summary>
    internal async Task<PlanCatalogue.OnSale> PlanOf(string name, CancellationToken cancellationToken)
    {
        var sold = await catalogue.Current(cancellationToken);
        return sold.FirstOrDefault(s => s.Version.Name == name) ?? sold.FirstOrDefault(s => s.Plan.Kind == PlanKind.SupportContract) ?? sold[0];
    }

    internal async Task<(SignupId Signup, CustomerId? Customer)> SignUp(DemoPerson person, string plan, BillingCycle cycle, string card, DemoStep until, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(person.Culture); // for this customer alone: it ends with this call
        var sale = await PlanOf(plan, cancellationToken);
        var offered = sale.Version.Prices.Any(p => p.Cycle == cycle) ? cycle : sale.Version.Prices[0].Cycle;
        var signup = (await start.Run(sale.Plan.Id, offered, person.Country, cancellationToken: cancellationToken)).Value.Signup;
        await unit.Run(async db => await Remember(db, signup.Id.Value, cancellationToken), cancellationToken);
        if (until == DemoStep.PlanChosen) { return (signup.Id, null); }
        var customer = await Register(person, cancellationToken);
        var actor = new Actor(customer.Value, Role.Customer, null, $"{person.FirstName} {person.LastName}");
        _ = (await attach.Run(signup.Id, customer, null, cancellationToken)).Value;
        if (until == DemoStep.Registered) { return (signup.Id, customer); }
        var change = new ProfileChange { FirstName = person.FirstName, LastName = person.LastName, Company = person.Company, Address = person.Street, PostCode = person.PostCode, Town = person.Town, Country = person.Country, Region = person.Region };
        _ = (await profile.Run(actor, customer, change, complete: true, cancellationToken)).Value;
        signup = (await confirm.Run(signup.Id, customer, cancellationToken)).Value;
        if (until == DemoStep.ProfileFilledIn) { return (signup.Id, customer); }
        await AddCard(signup, actor, card, cancellationToken);
        if (until == DemoStep.CardOnFile) { return (signup.Id, customer); }
        var quote = (await freeze.Run(actor, signup.Id, cancellationToken)).Value.Quote;
        _ = (await submit.Run(actor, signup.Id, quote.Id, agreed: true, asksForStart: true, cancellationToken)).Value;
        return (signup.Id, customer);
    }

    /// <summary>Throws when the demo was taken away meanwhile: then nothing more is made.</summary>
    private static async Task<Done> Remember(SignupDb db, Guid made, CancellationToken cancellationToken)
    {
        (await db.Set<DemoData>().SingleAsync(cancellationToken)).Has(made);
        return Done.It;
    }

    /// <summary>Nobody knows the password, and the address is confirmed at once.</summary>
    private async Task<CustomerId> Register(DemoPerson person, CancellationToken cancellationToken)
    {
        hash ??= (await passwords.Hash(Guid.NewGuid().ToString(), cancellationToken)).Value;
        var registration = new Registration(person.Email, null) { FirstName = person.FirstName, LastName = person.LastName, TermsVersion = TermsOfUse.Version, Culture = person.Culture };
        var customer = await unit.Run(
            async db =>
            {
                var made = accounts.Open(db, new Newcomer(EmailAddress.Parse(person.Email), hash, registration)).Id;
                await Remember(db, made, cancellationToken);
                return new CustomerId(made);
            },
            cancellationToken);
        var link = await unit.Run(db => db.Set<Verification>().Where(v => v.CustomerId == customer).Select(v => v.Link).SingleAsync(cancellationToken), cancellationToken);
        _ = (await verify.Run(links.Make(Verification.LinkKind, Verification.Lifetime, customer.Value, link), cancellationToken)).Value;
        return customer;
    }

    private async Task AddCard(Signup signup, Actor actor, string card, CancellationToken cancellationToken)
    {
        var payer = (await payers.Of(signup, cancellationToken)).Value;
        var page = (await startCard.Run(actor, payer, HandOffs.Payment(signup), cancellationToken)).Value;
        var session = (await cards!.Run(page, TestCard.Find(card)!, cancellationToken)).Value;
        var added = (await finishCard.Run(signup.ClientAccountId, session, cancellationToken)).Value;
        _ = (await attachCard.Run(signup.Id, added, cancellationToken)).Value;
    }
}
