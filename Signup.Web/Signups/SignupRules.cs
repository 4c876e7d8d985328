using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Bus;

namespace SignupWeb.Signups;

/// <summary>What no lists of steps and no pages of other systems may break, at the start and when settings are saved. Each sentence names the setting and ends in the code.</summary>
public sealed class SignupRules(ReceiverAddress addresses) : IValidateOptions<SignupOptions>
{
    public ValidateOptionsResult Validate(string? name, SignupOptions options)
    {
        List<string> wrong = [.. Enum.GetValues<FlowOwner>().SelectMany(owner => Wrong(owner, options)), .. OtherPages.Steps.SelectMany(step => Wrong(step, options.Pages.Of(step)))];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(FlowOwner owner, SignupOptions options)
    {
        if (StepList.Read(owner, options.Steps.Typed(owner)).Refusal is { } refusal) { yield return $"Signups:Steps:{owner}: {refusal.Message} ({refusal.Code})."; }
    }

    private IEnumerable<string> Wrong(SignupStep step, OtherPage? page)
    {
        if (page is null) { yield break; }
        if (addresses.Read(page.Url).Refusal is { } refusal) { yield return $"Signups:Pages:{step}:Url {Sentence(refusal)} ({refusal.Code})."; }
        if (page.Secret.Length < OtherPage.ShortestSecret) { yield return $"Signups:Pages:{step}:Secret must have {OtherPage.ShortestSecret} characters or more (SECRET_TOO_SHORT)."; }
        if (page.OldSecret.Length is > 0 and < OtherPage.ShortestSecret) { yield return $"Signups:Pages:{step}:OldSecret must have {OtherPage.ShortestSecret} characters or more, or be empty (SECRET_TOO_SHORT)."; }
    }

    private static string Sentence(Refusal refusal) => refusal switch
    {
        _ when refusal == ReceiverAddress.NotHttps => "must begin with https://, unless Bus:AllowPrivateAddresses is true",
        _ when refusal == ReceiverAddress.Private => "is in a private network or on this machine; only Bus:AllowPrivateAddresses allows that",
        _ => "must be the whole address, like https://pages.example.com/register",
    };
}
