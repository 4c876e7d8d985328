namespace SignupWeb.Platform.Mail;

/// <summary>What a kind of mail is about, in the order a customer meets them.</summary>
public enum MailGroup
{
    SignUp,
    Order,
    Contract,
    Money,
    Support,
    Account,
    Staff,
}

/// <summary>A kind of mail with its letter for invented facts, by the same code that writes the real one.</summary>
/// <param name="Kind">As <see cref="MailMessage.Kind"/>.</param>
/// <param name="Name">For the team, in the language of the moment.</param>
/// <param name="Cases">The letter in the language of the moment; several where it says different things in different cases.</param>
public sealed record MailTemplate(string Kind, MailGroup Group, string Name, params IReadOnlyList<Func<Letter>> Cases)
{
    /// <summary>It goes to the team or the shop, in English whatever they speak.</summary>
    public bool OnlyInEnglish { get; init; }
}

/// <summary>Whoever writes mails says which.</summary>
public interface IMailTemplates
{
    IEnumerable<MailTemplate> Templates { get; }
}

/// <summary>All kinds of mail there are, in the order a customer meets them.</summary>
public sealed class MailTemplates(IEnumerable<IMailTemplates> writers)
{
    public IReadOnlyList<MailTemplate> All() => [.. writers.SelectMany(w => w.Templates).OrderBy(t => t.Group)];

    public MailTemplate? Find(string kind) => writers.SelectMany(w => w.Templates).FirstOrDefault(t => t.Kind == kind);
}
