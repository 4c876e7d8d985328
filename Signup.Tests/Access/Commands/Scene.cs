using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.SysOps.Risks;

namespace SignupTests.Access.Commands;

/// <summary>A shop with one customer's sign-up, order, contract and session, for one command to be tried on by everybody.</summary>
internal sealed class Scene : IDisposable
{
    private static int scenes;

    private readonly AppHost host;
    private readonly IServiceScope scope;
    private readonly Dictionary<Type, object?> things = [];
    private readonly Dictionary<Asker, Actor> askers = new() { [Asker.Visitor] = Actor.Visitor };

    private Scene(AppHost host) => (this.host, scope) = (host, host.Services.CreateScope());

    public static async Task<Scene> Set(AppHost host)
    {
        var scene = new Scene(host);
        await scene.Fill();
        return scene;
    }

    public object Target(MethodInfo command) => scope.ServiceProvider.GetRequiredService(command.DeclaringType!);

    /// <summary>Sensible arguments, the asker's actor among them.</summary>
    public object?[] Arguments(MethodInfo command, Actor asker) =>
        [.. command.GetParameters().Select(p => p.ParameterType == typeof(Actor) ? asker : ValueOf(p))];

    public Actor As(Asker asker) => askers[asker];

    public void Dispose() => scope.Dispose();

    private object? ValueOf(ParameterInfo parameter)
    {
        if (things.TryGetValue(parameter.ParameterType, out var thing)) { return thing; }
        if (parameter.HasDefaultValue) { return parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null); }
        throw new InvalidOperationException($"Tell the scene what a {parameter.ParameterType.Name} is ({parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}).");
    }

    private async Task Fill()
    {
        var number = Interlocked.Increment(ref scenes);
        using var mara = new Headless(host);
        var order = await mara.Order(email: $"matrix{number}@hafenlicht.example");
        using var again = new Headless(host);
        await again.Start();
        await again.Register($"matrix{number}b@hafenlicht.example");
        await again.FillIn();
        await again.AddCard();
        var signup = (await host.All<Signup>()).Single(s => s.Id.ToString() == again.SignupId);
        await Own(signup.CustomerId!.Value);
        await GiveOrder(OrderId.Parse((string)order["orderId"]!, null), signup.CustomerId.Value);

        var contract = default(Contract);
        await host.Get<UnitOfWork>().Run(db =>
        {
            contract = SampleContracts.Plant(db, 9_000 + number, "Hafenlicht GmbH", "Team", BillingCycle.Monthly, host.Time!.GetUtcNow());
            db.Add(Risk.Found(RaiseRisk.Quarantined, Severity.Red, Guid.CreateVersion7(), "Stuck", host.Time.GetUtcNow()));
            return Task.FromResult(0);
        });
        var criterion = (await host.All<Criterion>()).First(c => c.ContractId == contract!.Id);
        var version = (await host.All<PlanVersion>()).First(v => v.Name != "Team");
        Put(signup.Id, signup.CustomerId.Value, criterion.Id, version.PlanId, (await host.All<Risk>())[^1].Id, QuoteId.New(), BillingCycle.Monthly);
        Put(new ColourCriterion.Assessment(Colour.Green, null, null, criterion.Version), new ProfileChange { FirstName = "Mara" }, new PlanDraft("Team", [], [], [], []), SessionEnd.EndedByOwner);
        Put(new Payer(signup.Id, signup.ClientAccountId, signup.CustomerId.Value, "mara@hafenlicht.example", "Mara"), HandOffs.Payment(signup), Guid.CreateVersion7(), "a reason", true, Origin.Unknown);
        things[typeof(HttpContext)] = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        things[typeof(PaymentProfileId?)] = null;
    }

    private async Task Own(CustomerId customer)
    {
        var session = (await host.All<Session>()).Where(s => s.LoginId == customer.Value).MaxBy(s => s.CreatedAt)!;
        askers[Asker.Owner] = new(customer.Value, Role.Customer, session.Id, "Mara");
        Put(session.Id);
        askers[Asker.Stranger] = await SignedIn(Role.Customer);
        askers[Asker.Support] = await SignedIn(Role.Support);
        askers[Asker.Manager] = await SignedIn(Role.Manager);
        askers[Asker.Admin] = await SignedIn(Role.Admin);
        askers[Asker.AdminWithoutSecondFactor] = (await SignedIn(Role.Admin)) with { MustAddSecondFactor = true };
    }

    private Task<Actor> SignedIn(Role role) => host.Get<UnitOfWork>().Run(db =>
    {
        _ = EmailAddress.TryParse($"{Guid.NewGuid():N}@northwind.example", out var email);
        var login = Logins.Make(email, role, $"A {role}", null);
        db.Add(login);
        return Task.FromResult(Actor.Of(host.Get<Sessions>().Start(db, login, SessionKind.Cookie, Origin.Unknown).Principal));
    });

    /// <summary>The order placed by somebody else becomes the owner's, whose own sign-up is still to be ordered.</summary>
    private async Task GiveOrder(OrderId id, CustomerId customer)
    {
        await host.Get<UnitOfWork>().Run(db =>
        {
            var order = db.Set<SignupWeb.Orders.Order>().Single(o => o.Id == id);
            db.Entry(order).Property(o => o.CustomerId).CurrentValue = customer;
            return Task.FromResult(0);
        });
        Put(id);
    }

    private void Put(params object[] values) => Array.ForEach(values, v => things[v.GetType()] = v);
}
