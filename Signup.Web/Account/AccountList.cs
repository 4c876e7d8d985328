namespace SignupWeb.Account;

/// <summary>Which page of a list this is, from 1, and whether there is another behind it.</summary>
public abstract record AccountList(int Page, bool GoesOn);

/// <summary>A page of a customer's list, the newest first.</summary>
public sealed record AccountList<T>(IReadOnlyList<T> Lines, int Page, bool GoesOn) : AccountList(Page, GoesOn);
