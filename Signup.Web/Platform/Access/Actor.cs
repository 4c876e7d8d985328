using System.Security.Claims;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>Who asks for something. Every use case that is not open to anyone takes one and checks it itself.</summary>
/// <param name="LoginId">Null for a visitor who is not signed in.</param>
public sealed record Actor(Guid? LoginId, Role Role, SessionId? Session, string Name)
{
    /// <summary>Claim that holds the session row's id.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Claim of a staff session that has proved a password only where more is required.</summary>
    public const string MustAddClaim = "must-add-second-factor";

    public static readonly Actor Visitor = new(null, Role.Customer, null, string.Empty);

    /// <summary>The application itself: deadlines, workers, set-up from settings.</summary>
    public static readonly Actor System = new(Guid.Empty, Role.Admin, null, "Signup");

    /// <summary>Whoever gives commands at the machine itself: they could read and write the database anyway.</summary>
    public static readonly Actor Owner = new(Guid.Empty, Role.Admin, null, "Owner, at the terminal");

    public static readonly Refusal Unauthorized = new(RefusalKind.Unauthorized, "UNAUTHORIZED", "Sign in to continue.");

    public static readonly Refusal Forbidden = new(RefusalKind.Forbidden, "FORBIDDEN", "Your role does not allow this.");

    public static readonly Refusal SecondFactorMissing = new(RefusalKind.Forbidden, "SECOND_FACTOR_MISSING", "Add a second factor to your account first.");

    public bool IsSignedIn => LoginId is not null;

    /// <summary>Staff who must add a second factor before their role counts; until then they may do nothing but that.</summary>
    public bool MustAddSecondFactor { get; init; }

    public bool IsStaff => IsSignedIn && !MustAddSecondFactor && Role is (Role.Support or Role.Manager or Role.Admin);

    public CustomerId? CustomerId => LoginId is { } id && id != Guid.Empty ? new CustomerId(id) : null;

    public static Actor Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) { return Visitor; }
        var role = Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var named) ? named : Role.Customer;
        SessionId? session = Guid.TryParse(principal.FindFirstValue(SessionClaim), out var sid) ? new SessionId(sid) : null;
        return new Actor(id, role, session, principal.FindFirstValue(ClaimTypes.Name) ?? string.Empty) { MustAddSecondFactor = principal.HasClaim(c => c.Type == MustAddClaim) };
    }

    /// <summary>UNAUTHORIZED when not signed in, FORBIDDEN when the role is not among the allowed, SECOND_FACTOR_MISSING, else null.</summary>
    public Refusal? Needs(params ReadOnlySpan<Role> allowed) => !IsSignedIn ? Unauthorized : !allowed.Contains(Role) ? Forbidden : MustAddSecondFactor ? SecondFactorMissing : null;

    /// <summary>Null for the owner of a customer's things and for these roles; to everybody else signed in they are not there.</summary>
    /// <param name="notTheirs">What is said when they are not, as if there were no such thing.</param>
    public Refusal? NeedsToBe(CustomerId owner, Refusal notTheirs, params ReadOnlySpan<Role> orStaff) =>
        CustomerId == owner ? null : Needs(orStaff) is { } no ? no == Forbidden ? notTheirs : no : null;
}
