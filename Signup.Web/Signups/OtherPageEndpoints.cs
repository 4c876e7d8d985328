using System.Text.Json;
using System.Text.Json.Serialization;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>Where customers come back from pages of other systems, and what those systems call in between (docs/external-pages.md).</summary>
public static class OtherPageEndpoints
{
    /// <summary>What a page has us do, by its step; the members of other steps do not count.</summary>
    /// <param name="Profile">Null only reads the details.</param>
    /// <param name="Cycle">Another billing cycle, at the payment and the review; null leaves it.</param>
    public sealed record Wish(Guid Visit, Newcomer? Register, ProfileChange? Profile, BillingCycle? Cycle = null);

    /// <param name="Terms">They agreed to the terms of use that the shop shows at /terms.</param>
    public sealed record Newcomer(string? Email, string? Password, string? FirstName, string? LastName, bool Terms, bool Marketing);

    public static readonly Refusal Unreadable = Refusal.Invalid("CALL_INVALID", "Send visit, and what the step of the page needs.");

    private const string CallsPath = "/signup/pages";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void MapOtherPageEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(LeadToPage.ReturnPath, Return).ExcludeFromDescription();
        routes.MapGet(HandOffs.CardOfPagePath, CardAdded).ExcludeFromDescription();
        routes.MapPost(CallsPath, Act).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>Only the browser that is on its way in this sign-up; to everybody else it is a link that does not work.</summary>
    private static async Task<IResult> Return(HttpContext http, ReturnFromPage back, SignupGate gate, Sessions sessions, SignInHandOff signIn, SignedLinks links, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await back.Look(http.Request.QueryString.Value, cancellationToken) is not { } seen) { return ReturnEndpoints.Problem(SignedLinks.Invalid); }
        var id = seen.Signup.Id;
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out _) && !(refusal == Actor.Unauthorized && IsAboutToBeSignedIn(seen.Visit))) { return refusal == Actor.Unauthorized ? SeeOther.To($"/signup/{id}") : ReturnEndpoints.Problem(SignedLinks.Invalid); }
        var way = await back.Run(seen, cancellationToken);
        if (way.AsksToSignIn) { return SeeOther.To(signIn.SignInUrl(HandOffs.Register(seen.Signup))); }
        if (way.SignIn is { } other && http.IsSomebodyElse(other)) { return SeeOther.To(HandOffs.Register(seen.Signup).ReturnWith(links, other.Value)); }
        if (way.SignIn is { } customer && !await http.SignIn(sessions, customer, cancellationToken)) { return ReturnEndpoints.Problem(SignedLinks.Invalid); }
        return SeeOther.To($"/signup/{id}");
    }

    /// <summary>Their browser has the key, and sent the return twice: the one has made the customer known, but its cookie has not arrived yet.</summary>
    private static bool IsAboutToBeSignedIn(PageVisit visit) => visit is { Step: SignupStep.Register, State: PageVisitState.Open };

    /// <summary>Back from the payment service's page: on to the page of the other system, which is told of the card.</summary>
    private static async Task<IResult> CardAdded(string? token, SignedLinks links, ActForVisitor act, CancellationToken cancellationToken)
    {
        if (links.Read(HandOffs.CardOfPageReturn, token).Refused(out var refusal, out var link)) { return ReturnEndpoints.Problem(refusal); }
        await act.CardAdded(link.Ids[1], new PaymentProfileId(link.Ids[2]), cancellationToken);
        return SeeOther.To($"/signup/{link.Ids[0]}/payment");
    }

    private static async Task<IResult> Act(HttpContext http, ActForVisitor act, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await SignedRequest.Body(http.Request, cancellationToken) is not { } body || Read(body) is not { } wish) { return Unreadable.ToProblem(http); }
        if (await act.Find(wish.Visit, cancellationToken) is not { } known || !http.Request.IsGenuine(body, known.Secrets, time.GetUtcNow())) { return SignedRequest.NotGenuine.ToProblem(http); }
        if (act.Allows(known) is { } over) { return over.ToProblem(http); }
        if (wish.Cycle is { } cycle && known.Visit.Step is (SignupStep.Payment or SignupStep.Review) && (await act.Choose(known, cycle, cancellationToken)).Refused(out var refusal, out _)) { return refusal.ToProblem(http); }
        return known.Visit.Step switch
        {
            SignupStep.Register => (await act.Register(known, Registration(wish.Register), cancellationToken)).Answer(http, made => made is { } customer ? Results.Ok(new { customer }) : Results.Accepted(null, new { mailed = true })),
            SignupStep.Profile => (await act.Details(known, wish.Profile, cancellationToken)).Answer(http, Results.Ok),
            SignupStep.Payment when wish.Cycle is { } chosen => Results.Ok(new { cycle = chosen }),
            SignupStep.Payment => (await act.CardPage(known, cancellationToken)).Answer(http, url => Results.Ok(new { url })),
            SignupStep.Review => (await act.Price(known, cancellationToken)).Answer(http, frozen => Results.Ok(SignupApiEndpoints.QuoteView.Of(frozen))),
            SignupStep.Order or SignupStep.Done => Unreadable.ToProblem(http),
        };
    }

    private static Registration Registration(Newcomer? who) => new(who?.Email, who?.Password)
    {
        FirstName = who?.FirstName,
        LastName = who?.LastName,
        TermsVersion = who?.Terms == true ? TermsOfUse.Version : null,
        Marketing = who?.Marketing == true,
        Culture = LanguageChoice.Current.Name,
    };

    private static Wish? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Wish>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
