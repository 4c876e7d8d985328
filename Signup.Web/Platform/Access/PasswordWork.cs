using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>What comparing a password gave.</summary>
/// <param name="NeedsNewHash">It matches, but was hashed with fewer rounds than we use now.</param>
public readonly record struct PasswordAnswer(bool Matches, bool NeedsNewHash);

/// <summary>
/// Hashes passwords, only a few at a time: each takes a processor for a good part of a second, and pages must stay quick meanwhile.
/// No more wait than are done in about three seconds. Refusal: BUSY.
/// </summary>
public sealed class PasswordWork : IDisposable
{
    /// <summary>Nothing was compared; a few seconds later there is room again.</summary>
    public static readonly Refusal Busy = new(RefusalKind.Unavailable, "BUSY", "Too many people are signing in at this moment. Wait a few seconds, then try again.")
    {
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = 5 },
    };

    // of a slow processor; 210,000 rounds take it about 0.15 seconds
    private const int RoundsInThreeSeconds = 4_500_000;
    private const int MostWaiting = 1000;

    private static readonly Login Nobody = new();
    private readonly IPasswordHasher<Login> hasher;
    private readonly IOptionsMonitor<ShopOptions> shop;
    private readonly ConcurrencyLimiter places;
    private readonly Lazy<string> decoy;

    public PasswordWork(IPasswordHasher<Login> hasher, IOptions<AccessOptions> options, IOptionsMonitor<ShopOptions> shop)
    {
        (this.hasher, this.shop) = (hasher, shop);
        var atOnce = options.Value.HashesAtOnce > 0 ? options.Value.HashesAtOnce : Math.Max(1, Environment.ProcessorCount - 1);
        var waiting = Math.Clamp(atOnce * (RoundsInThreeSeconds / options.Value.PasswordIterations), 1, MostWaiting);
        places = new(new() { PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        decoy = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    /// <summary>What the <see cref="PasswordRules"/> miss in it, and in this shop.</summary>
    public Refusal? Check(string? password, string? email, Role role = Role.Customer, string field = "password") => PasswordRules.Check(password, email, role, field, shop.CurrentValue.Name);

    public Task<Result<string>> Hash(string password, CancellationToken cancellationToken = default) => Take(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>Compares; without a hash it compares with a decoy, so that an unknown address takes as long as a known one.</summary>
    public Task<Result<PasswordAnswer>> Compare(string? hash, string password, CancellationToken cancellationToken = default) => Take(
        () =>
        {
            var verdict = hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, password);
            return new PasswordAnswer(hash is not null && verdict != PasswordVerificationResult.Failed, verdict == PasswordVerificationResult.SuccessRehashNeeded);
        },
        cancellationToken);

    public void Dispose() => places.Dispose();

    private async Task<Result<T>> Take<T>(Func<T> work, CancellationToken cancellationToken)
    {
        using var place = await places.AcquireAsync(1, cancellationToken);
        return place.IsAcquired ? await Task.Run(work, cancellationToken) : Busy;
    }
}
