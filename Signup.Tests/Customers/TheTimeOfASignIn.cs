using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Customers.Registering;
using SignupWeb.Customers.SigningIn;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Customers;

/// <summary>
/// Passwords hashed as in earnest. What takes the time of a refused sign-in are the rounds of its hash; counted, they tell on any
/// machine whether an answer comes sooner for an address without an account.
/// </summary>
public sealed class TheTimeOfASignIn : IAsyncLifetime
{
    private const string Known = "mara@hafenlicht.example";

    private TestDatabase db = null!;

    private RoundsCounted Rounds => db.Get<RoundsCounted>();

    public async Task InitializeAsync()
    {
        db = await TestDatabase.Create(services => services.AddAccess().AddCustomers().AddSingleton<RoundsCounted>().AddSingleton<IPasswordHasher<Login>>(provider => provider.GetRequiredService<RoundsCounted>()));
        await db.Get<RegisterCustomer>().Run(new Registration(Known, "kran-elbe-mittwoch"), Origin.Unknown);
        await Refused("the-first-one-makes-the-decoy@hafenlicht.example");
    }

    public async Task DisposeAsync() => await db.DisposeAsync();

    [Fact]
    public async Task Is_the_same_for_a_known_and_an_unknown_address()
    {
        var known = await Refused(Known);

        Assert.Equal([210_000], known);
        Assert.Equal(known, await Refused("nobody@hafenlicht.example"));
    }

    [Fact]
    public async Task Is_the_same_for_what_is_no_address_at_all() => Assert.Equal([210_000], await Refused("nobody"));

    /// <summary>The rounds of each hash that was made or compared.</summary>
    private async Task<IReadOnlyList<int>> Refused(string email)
    {
        Rounds.Counted.Clear();
        var refused = await db.Get<SignInCustomer>().Run(email, "wrong-password", SessionKind.Bearer, Origin.Unknown);
        Assert.Equal("INVALID_CREDENTIALS", refused.Refusal?.Code);
        return [.. Rounds.Counted];
    }

    private sealed class RoundsCounted(IOptions<PasswordHasherOptions> options) : PasswordHasher<Login>(options)
    {
        public List<int> Counted { get; } = [];

        public override string HashPassword(Login user, string password)
        {
            var hash = base.HashPassword(user, password);
            Counted.Add(RoundsOf(hash));
            return hash;
        }

        public override PasswordVerificationResult VerifyHashedPassword(Login user, string hashedPassword, string providedPassword)
        {
            Counted.Add(RoundsOf(hashedPassword));
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }

        /// <summary>Version 3 of the format: a marker, the function, then the rounds.</summary>
        private static int RoundsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
    }
}
