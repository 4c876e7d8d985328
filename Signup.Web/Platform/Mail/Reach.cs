namespace SignupWeb.Platform.Mail;

/// <summary>How a letter reaches the customer it is for.</summary>
public enum Reach
{
    /// <summary>By e-mail alone: its link is for whoever reads that mailbox, or nobody could sign in to read it.</summary>
    Mail,

    /// <summary>By e-mail and in the account's inbox, whatever the customer prefers: law, money or the safety of the account ask for it.</summary>
    Both,

    /// <summary>In the account's inbox, and by e-mail unless the customer prefers their account.</summary>
    AsPreferred,
}

/// <summary>Knows who prefers their account over e-mail.</summary>
public interface IPreferAccount
{
    /// <summary>Those of the customers who get notices in their account alone.</summary>
    Task<IReadOnlySet<Guid>> Among(Data.SignupDb db, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken);
}
