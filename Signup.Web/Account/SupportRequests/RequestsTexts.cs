namespace SignupWeb.Account.SupportRequests;

/// <summary>Names the translations of this room (RequestsTexts.de.resx).</summary>
public sealed class RequestsTexts;
