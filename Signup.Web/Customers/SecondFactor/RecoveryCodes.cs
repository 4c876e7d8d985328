using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Codes for the drawer, shown this once.</summary>
public sealed record NewCodes(IReadOnlyList<string> Codes);

/// <summary>Makes the ten codes for the drawer. Each holds 120 random bits, so a plain hash of it gives nothing away.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Bytes = 15;

    /// <summary>New codes in place of all the old ones, in the caller's unit of work.</summary>
    public static async Task<NewCodes> Renew(SignupDb db, Guid loginId, CancellationToken cancellationToken)
    {
        await Drop(db, loginId, cancellationToken);
        var codes = Enumerable.Range(0, Count).Select(_ => Base32.InGroups(Base32.Of(RandomNumberGenerator.GetBytes(Bytes)), '-')).ToList();
        db.AddRange(codes.Select(code => RecoveryCode.Of(loginId, HashOf(code))));
        return new(codes);
    }

    public static async Task Drop(SignupDb db, Guid loginId, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.LoginId == loginId).ToListAsync(cancellationToken));

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Base32.Tidy(code))));
}
