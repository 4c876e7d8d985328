using SignupWeb.Kernel;

namespace SignupWeb.Payments.Cards;

/// <summary>Why a customer came back from the card page without a card, read from the code in the address.</summary>
public static class CardProblems
{
    private static readonly Refusal[] Known = [StartCardSetup.Unreachable, FinishCardSetup.NotFinished, FinishCardSetup.PageExpired, FinishCardSetup.NotOurs, FinishCardSetup.Slow];

    /// <summary>The customer chose to come back.</summary>
    public static readonly Refusal NoCard = Refusal.Conflict(StartCardSetup.Cancelled, "No card was added, and nothing has been charged.");

    /// <summary>Null for no code, and for one that is not ours: an address is anybody's to write.</summary>
    public static Refusal? Of(string? code) => code == NoCard.Code ? NoCard : Array.Find(Known, r => r.Code == code);
}
