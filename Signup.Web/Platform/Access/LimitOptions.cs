namespace SignupWeb.Platform.Access;

/// <summary>Section Limits: how often the same person or address may try the same thing.</summary>
public sealed class LimitOptions
{
    /// <summary>Failed sign-ins of an address, and of an account from networks it never signed in from.</summary>
    public Limit SignIn { get; set; } = new() { Count = 10, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Wrong codes of the second factor for one login.</summary>
    public Limit SecondFactor { get; set; } = new() { Count = 5, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Accounts made from one address; from its whole range <see cref="Limit.OfRange"/> as many.</summary>
    public Limit Registration { get; set; } = new() { Count = 10, Window = TimeSpan.FromHours(1) };

    /// <summary>Mails with a link (verification, password reset) to one account.</summary>
    public Limit Mail { get; set; } = new() { Count = 3, Window = TimeSpan.FromHours(1) };

    /// <summary>Calls of the HTTP API by one person, or from one address when nobody is signed in.</summary>
    public Limit Api { get; set; } = new() { Count = 120, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Support requests and messages to them by one customer.</summary>
    public Limit Support { get; set; } = new() { Count = 30, Window = TimeSpan.FromHours(1) };

    /// <summary>Sign-ups begun from one range of addresses; nobody is known yet, and each is a row.</summary>
    public Limit Start { get; set; } = new() { Count = 60, Window = TimeSpan.FromHours(1) };

    /// <summary>Live pages open at the same time from one range of addresses.</summary>
    public int LivePages { get; set; } = 200;

    /// <summary>All that count tries, for the check at start.</summary>
    public IEnumerable<Limit> All => [SignIn, SecondFactor, Registration, Mail, Api, Support, Start];
}

/// <summary>A number of tries within a length of time.</summary>
public sealed class Limit
{
    public int Count { get; set; }

    public TimeSpan Window { get; set; }

    /// <summary>For a range of addresses, where many households share one limit.</summary>
    public Limit OfRange => new() { Count = Count * 10, Window = Window };
}
