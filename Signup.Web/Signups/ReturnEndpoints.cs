using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The signed returns of the steps' pages (R1 steps 3, 4, 6, 7): the hash is checked, the row extended, the customer sent on.</summary>
public static class ReturnEndpoints
{
    public static void MapReturnEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/signup/return").ExcludeFromDescription();
        endpoints.MapGet("/register", Register);
        endpoints.MapPost("/register", RegisterInstead);
        endpoints.MapGet("/profile", Profile);
        endpoints.MapGet("/payment", Payment);
        endpoints.MapGet("/order-card", OrderCard);
    }

    /// <summary>Attaches the customer and signs the browser in: a circuit cannot set a cookie. The link works once.</summary>
    private static async Task<IResult> Register(string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, AttachCustomer attach, Sessions sessions, Waits waits, CancellationToken cancellationToken)
    {
        if (links.Read(HandOffs.RegisterReturn, token).Refused(out var refusal, out var link)) { return Problem(refusal); }
        var (id, customer) = (new SignupId(link.Ids[0]), new CustomerId(link.Ids[2]));
        if (!SignupKey.Opens(links, http.Request, id)) { return Problem(SignedLinks.Invalid); }
        if (http.IsSomebodyElse(customer)) { return SeeOther.To($"/signup/as-another?token={Uri.EscapeDataString(token!)}"); }
        var waited = await waits.For($"account {token}", WaitingFor.Account, http.Request, Attach);
        if (waited.Page is { } page) { return SeeOther.To(page); }
        if (waited.Value is not { } attached) { return SeeOther.To($"/signup/{id}"); }
        if (attached.Refused(out refusal, out _)) { return Problem(refusal, id); }
        return await http.SignIn(sessions, customer, cancellationToken) ? SeeOther.To($"/signup/{id}") : Problem(SignedLinks.Invalid);

        // null: used already
        async Task<Result<Signup>?> Attach(CancellationToken stop)
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            return await db.WasUsed(link, stop) ? (Result<Signup>?)null : await attach.Run(id, customer, together => together.Use(link), stop);
        }
    }

    /// <summary>They were asked (AsAnotherPage), and want to be signed out and go on.</summary>
    private static async Task<IResult> RegisterInstead([FromForm] string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, AttachCustomer attach, Sessions sessions, Waits waits, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (links.Read(HandOffs.RegisterReturn, token).IsRefused || actor.Session is not { } mine) { return await Register(token, http, links, contexts, attach, sessions, waits, cancellationToken); }
        await sessions.End(actor, mine, SessionEnd.SignedOut, cancellationToken);
        http.User = new();
        return await Register(token, http, links, contexts, attach, sessions, waits, cancellationToken);
    }

    private static async Task<IResult> Profile(string? token, SignedLinks links, ConfirmProfile confirm, CancellationToken cancellationToken)
    {
        if (links.Read(HandOffs.ProfileReturn, token).Refused(out var refusal, out var link)) { return Problem(refusal); }
        var id = new SignupId(link.Ids[0]);
        return (await confirm.Run(id, new CustomerId(link.Ids[1]), cancellationToken)).Refused(out refusal, out _) ? Problem(refusal, id) : SeeOther.To($"/signup/{id}");
    }

    private static async Task<IResult> Payment(string? token, HttpContext http, SignedLinks links, AttachPaymentProfile attach, Waits waits)
    {
        if (links.Read(HandOffs.PaymentReturn, token).Refused(out var refusal, out var link)) { return Problem(refusal); }
        var id = new SignupId(link.Ids[0]);
        var waited = await waits.For($"card of {token}", WaitingFor.Card, http.Request, stop => attach.Run(id, new PaymentProfileId(link.Ids[1]), stop));
        if (waited.Page is { } page) { return SeeOther.To(page); }
        return waited.Value!.Refused(out refusal, out _) ? Problem(refusal, id) : SeeOther.To($"/signup/{id}/payment?card=saved");
    }

    /// <summary>Another card for a declined order: back on the order, which is charged again at once.</summary>
    private static async Task<IResult> OrderCard(string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, TryPaymentAgain again, CancellationToken cancellationToken)
    {
        if (links.Read(HandOffs.OrderCardReturn, token).Refused(out var refusal, out var link)) { return Problem(refusal); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var signupId = new SignupId(link.Ids[0]);
        var order = await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.SignupId == signupId, cancellationToken);
        if (order is null) { return Results.NotFound(); }
        await again.Run(order.Id, new PaymentProfileId(link.Ids[1]), Actor.Of(http.User), cancellationToken);
        return SeeOther.To($"/orders/{order.Reference}");
    }

    /// <summary>One that is over says so itself: what became of it.</summary>
    private static SeeOther Problem(Refusal refusal, SignupId id) => refusal == Signup.Over ? SeeOther.To($"/signup/{id}") : Problem(refusal);

    internal static SeeOther Problem(Refusal refusal) => SeeOther.To($"/link-problem?code={refusal.Code}");
}
