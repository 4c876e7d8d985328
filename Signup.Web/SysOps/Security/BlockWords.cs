using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps.Security;

/// <summary>What somebody tried too often, in words. The keys are those the use cases count by.</summary>
public static class BlockWords
{
    public static string Of(string what, IStringLocalizer words) => what switch
    {
        "sign-in from" or "passkey from" or "passkey asked from" => words["Signing in, from this address"],
        "sign-in to" => words["Signing in to this account, from networks it never used"],
        "proof" => words["Giving the password once more"],
        "second factor of" => words["The code of the second factor"],
        "register" or "register range" => words["Registering"],
        "reveal" => words["Registering with addresses that have an account"],
        "sign-up begun from" => words["Beginning sign-ups"],
        "support" => words["Writing to support"],
        "api" or "cancel" => words["Calls of the API"],
        "reset from" or "resume from" or "withdraw from" => words["Asking for mails, from this address"],
        _ => words["Mails with a link to this mailbox"],
    };
}
