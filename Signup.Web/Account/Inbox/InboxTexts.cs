namespace SignupWeb.Account.Inbox;

/// <summary>Names the translations of this slice (InboxTexts.de.resx).</summary>
public sealed class InboxTexts;
