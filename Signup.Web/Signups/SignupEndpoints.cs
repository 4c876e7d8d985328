using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Signups;

/// <summary>Where a browser enters a sign-up and comes back to it. Every endpoint ends in a redirect to the step the row says.</summary>
public static class SignupEndpoints
{
    /// <summary>A page takes its own address's POST as well; these forms are for the endpoint.</summary>
    private const int BeforeThePage = -1;

    public static void MapSignupEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/signup").ExcludeFromDescription();
        endpoints.MapPost("/start", Start).DisableAntiforgery();
        endpoints.MapGet("/{id}", Current);
        endpoints.MapPost("/{id}/plan", Choose).WithOrder(BeforeThePage);
        endpoints.MapPost("/{id}/code", Bring);
        endpoints.MapPost("/{id}/account", CreateAccount).WithMetadata(new RequireAntiforgeryTokenAttribute());
        endpoints.MapPost("/{id}/enter", Enter);
        routes.MapPost("/resume/{token}", Resume).ExcludeFromDescription().WithOrder(BeforeThePage).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    /// <summary>R1 step 2. The plan page is cached and carries no token, so the browser's word on where the form came from decides.</summary>
    private static async Task<IResult> Start(HttpContext http, [FromForm] string? planId, [FromForm] string? cycle, [FromForm] string? country, [FromForm] string? code, StartSignup start, SignedLinks links, PublicAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!SameOrigin.Allows(http.Request)) { return SeeOther.To("/"); }
        if (!PlanId.TryParse(planId, null, out var plan) || !Enum.TryParse<BillingCycle>(cycle, ignoreCase: true, out var chosen)) { return Results.Redirect("/?problem=choose"); }
        if ((await start.Run(plan, chosen, country ?? string.Empty, null, code, Origin.Of(http), cancellationToken)).Refused(out var refusal, out var started)) { return NotStarted(refusal, http, plan, chosen, country, code); }
        SignupKey.Keep(http, started.Signup.Id, started.Key, address);
        return SeeOther.To(HandOffs.Open(started.Signup, links, time).Url);
    }

    private static IResult NotStarted(Refusal refusal, HttpContext http, PlanId plan, BillingCycle cycle, string? country, string? code)
    {
        if (PromotionCodes.Refused(refusal) || refusal == TaxTable.NotServed) { return SeeOther.To(PlansAgain.With(plan, cycle, TaxCountries.Find(country)?.Code, code, refusal)); }
        return refusal.Kind == RefusalKind.TooMany ? http.Refuse(refusal) : SeeOther.To($"/plans/unavailable?code={refusal.Code}");
    }

    private static async Task<IResult> Current(SignupId id, HttpContext http, SignupGate gate, CancellationToken cancellationToken) =>
        (await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out var signup)
            ? NotYours(refusal, id)
            : Results.Redirect(SignupJourney.AddressOf(signup));

    private static async Task<IResult> Choose(SignupId id, HttpContext http, [FromForm] string? planId, [FromForm] string? cycle, SignupGate gate, ChoosePlan choose, SignedLinks links, CancellationToken cancellationToken)
    {
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out _)) { return NotYours(refusal, id); }
        if (!PlanId.TryParse(planId, null, out var plan) || !Enum.TryParse<BillingCycle>(cycle, ignoreCase: true, out var chosen)) { return SeeOther.To($"/signup/{id}/plan?problem=choose"); }
        return (await choose.Run(Actor.Of(http.User), SignupKey.Opens(links, http.Request, id), id, plan, chosen, cancellationToken)).Refused(out refusal, out _) ? SeeOther.To($"/signup/{id}/plan?problem={refusal.Code}") : SeeOther.To($"/signup/{id}");
    }

    /// <summary>R1 step 3 in a browser without JavaScript: the same registration, and the same signed way back.</summary>
    private static async Task<IResult> CreateAccount(SignupId id, HttpContext http, [FromForm] string? email, [FromForm] string? password, [FromForm] string? firstName, [FromForm] string? lastName, [FromForm] string? terms, [FromForm] string? marketing, SignupGate gate, RegisterCustomer register, SignInHandOff signIn, SignedLinks links, CancellationToken cancellationToken)
    {
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out var signup)) { return NotYours(refusal, id); }
        if (!SignupJourney.MayOpen(signup, SignupStep.Register)) { return SeeOther.To($"/signup/{id}"); }
        var handOff = signIn.Seal(HandOffs.Register(signup));
        var typed = new Registration(email, password) { FirstName = firstName, LastName = lastName, TermsVersion = terms is null ? null : TermsOfUse.Version, Marketing = marketing is not null, Culture = LanguageChoice.Current.Name, HandOff = handOff };
        var form = new PlainRegistration($"/signup/{id}/account", handOff, typed with { Password = null });
        if (!(await register.Run(typed, Origin.Of(http), [.. typed.MissingOnPage()], cancellationToken)).Refused(out refusal, out var registered))
        {
            return registered.ByMail ? Plain(form with { AskedByMail = registered.Email.Value }) : SeeOther.To(HandOffs.Register(signup).ReturnWith(links, registered.CustomerId.Value));
        }

        http.Response.StatusCode = (int)refusal.Kind;
        return Plain(form with { Refusal = refusal });
    }

    private static RazorComponentResult<StandalonePage> Plain(PlainRegistration shown) => StandalonePage.Of<PlainRegisterPage>(nameof(PlainRegisterPage.Shown), shown);

    private static async Task<IResult> Bring(SignupId id, HttpContext http, [FromForm] string? code, SignupGate gate, UsePromotionCode use, SignedLinks links, CancellationToken cancellationToken)
    {
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out _)) { return NotYours(refusal, id); }
        return (await use.Run(Actor.Of(http.User), SignupKey.Opens(links, http.Request, id), id, code, cancellationToken)).Refused(out refusal, out _) && PromotionCodes.Refused(refusal)
            ? SeeOther.To(PlansAgain.About($"/signup/{id}/plan", code, refusal))
            : SeeOther.To($"/signup/{id}");
    }

    /// <summary>R1 step 2, in a browser that did not begin the sign-up: its visitor has seen what the link goes on with (HandedOver) and wants to.</summary>
    private static SeeOther Enter(SignupId id, [FromForm] string? token, HttpContext http, SignedLinks links, PublicAddress address)
    {
        if (links.Read(HandOffs.StepLink, token).Refused(out var refusal, out var link)) { return ReturnEndpoints.Problem(refusal); }
        if (link.Ids[0] != id.Value) { return ReturnEndpoints.Problem(SignedLinks.Invalid); }
        SignupKey.Keep(http, id, SignupKey.Make(links, id), address);
        return SeeOther.To($"/signup/{id}");
    }

    /// <summary>The button of the resume page; only this uses the link, a mail scanner's GET does not.</summary>
    private static SeeOther Resume(string token, HttpContext http, SignedLinks links, PublicAddress address)
    {
        if (links.Read(ResumeLink.LinkKind, token).Refused(out _, out var link)) { return SeeOther.To($"/resume/{Uri.EscapeDataString(token)}"); }
        var id = new SignupId(link.Ids[0]);
        SignupKey.Keep(http, id, SignupKey.Make(links, id), address);
        return SeeOther.To($"/signup/{id}");
    }

    internal static IResult NotYours(Refusal refusal, SignupId id) =>
        refusal == Actor.Unauthorized ? Results.Redirect($"/sign-in?return=/signup/{id}") : Results.NotFound();
}
