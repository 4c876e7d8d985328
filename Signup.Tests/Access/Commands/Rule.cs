using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupTests.Access.Commands;

/// <summary>Who may give a command; everybody else is told so, or finds nothing there.</summary>
/// <param name="Staff">Roles that may, on anybody's things.</param>
/// <param name="Owner">The customer whose things they are may; for other customers they do not exist.</param>
/// <param name="Self">Acts on the asker's own login only: whoever is signed in may.</param>
public sealed record Rule(IReadOnlyList<Role> Staff, bool Owner, bool Self)
{
    public static Rule Only(params Role[] staff) => new(staff, Owner: false, Self: false);

    public static Rule OwnerOr(params Role[] staff) => new(staff, Owner: true, Self: false);

    public static readonly Rule AnyoneSignedIn = new([], Owner: false, Self: true);

    /// <summary>What the command must answer to this asker; null when it must not refuse them.</summary>
    public Answer Expected(Asker asker)
    {
        if (asker == Asker.Visitor) { return Answer.Unauthorized; }
        if (Self) { return Answer.Allowed; }
        if (asker == Asker.Owner && Owner) { return Answer.Allowed; }
        var role = asker switch { Asker.Support => Role.Support, Asker.Manager => Role.Manager, Asker.Admin or Asker.AdminWithoutSecondFactor => Role.Admin, _ => Role.Customer };
        if (asker == Asker.AdminWithoutSecondFactor) { return Staff.Contains(role) ? Answer.SecondFactorMissing : Owner ? Answer.NotThere : Answer.Forbidden; }
        if (Staff.Contains(role)) { return Answer.Allowed; }
        return Owner ? Answer.NotThere : Answer.Forbidden;
    }
}

/// <summary>Those who try.</summary>
public enum Asker
{
    Visitor,
    Stranger,
    Support,
    Manager,
    AdminWithoutSecondFactor,
    Admin,
    Owner,
}

/// <summary>What a refusal says about the asker.</summary>
public enum Answer
{
    Allowed,
    Unauthorized,
    Forbidden,
    SecondFactorMissing,
    NotThere,
}

internal static class Answers
{
    public static Answer Of(Refusal? refusal) => refusal switch
    {
        null => Answer.Allowed,
        { Code: "UNAUTHORIZED" } => Answer.Unauthorized,
        { Code: "FORBIDDEN" } => Answer.Forbidden,
        { Code: "SECOND_FACTOR_MISSING" } => Answer.SecondFactorMissing,
        { Kind: RefusalKind.NotFound } => Answer.NotThere,
        _ => Answer.Allowed,
    };
}
