using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>What comparing a password gave.</summary>
/// <param name="NeedsNewHash">It matches, but was hashed with fewer rounds than we use now.</param>
public readonly record struct PasswordAnswer(bool Matches, bool NeedsNewHash);

/// <summary>Hashes passwords, only a few at a time: each takes a processor for a good part of a second, and pages must stay quick meanwhile.</summary>
public sealed class PasswordWork : IDisposable
{
    private static readonly Login Nobody = new();
    private readonly IPasswordHasher<Login> hasher;
    private readonly SemaphoreSlim places;
    private readonly Lazy<string> decoy;

    public PasswordWork(IPasswordHasher<Login> hasher, IOptions<AccessOptions> options)
    {
        this.hasher = hasher;
        var atOnce = options.Value.HashesAtOnce;
        places = new(atOnce > 0 ? atOnce : Math.Max(1, Environment.ProcessorCount - 1));
        decoy = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public Task<string> Hash(string password, CancellationToken cancellationToken = default) => Take(() => hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>Compares; without a hash it compares with a decoy, so that an unknown address takes as long as a known one.</summary>
    public Task<PasswordAnswer> Compare(string? hash, string password, CancellationToken cancellationToken = default) => Take(
        () =>
        {
            var verdict = hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, password);
            return new PasswordAnswer(hash is not null && verdict != PasswordVerificationResult.Failed, verdict == PasswordVerificationResult.SuccessRehashNeeded);
        },
        cancellationToken);

    public void Dispose() => places.Dispose();

    private async Task<T> Take<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }
}
