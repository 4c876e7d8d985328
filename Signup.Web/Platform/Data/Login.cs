using Microsoft.AspNetCore.Identity;

namespace SignupWeb.Platform.Data;

/// <summary>What a person may do. One role per login.</summary>
public enum Role
{
    Customer,
    Support,
    Manager,
    Admin,
}

/// <summary>A person who can sign in: customers and staff alike. The id of a customer's login is the customer's id.</summary>
public sealed class Login : IdentityUser<Guid>, IWatched
{
    /// <summary>What a page showing the team watches.</summary>
    public const string StaffTopic = "staff";

    public Role Role { get; set; }

    /// <summary>Shown on boards and in greetings.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The language this person chose, e.g. "de-DE": every browser they sign in with speaks it, and mails to staff do. Null when none was chosen; customers' mails follow <c>Customer.Culture</c>.</summary>
    public string? Culture { get; set; }

    public IEnumerable<string> Topics => Role == Role.Customer ? [TopicOf(Id)] : [TopicOf(Id), StaffTopic];

    /// <summary>What a page showing a person's ways to sign in watches.</summary>
    public static string TopicOf(Guid id) => $"login {id}";
}
