using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>Makes and finds logins. The unique index on the normalized address decides when two are made at once.</summary>
public static class Logins
{
    /// <summary>A new login; the caller adds it and saves.</summary>
    /// <param name="passwordHash">From <see cref="PasswordWork.Hash"/>, made outside the unit of work.</param>
    public static Login Make(EmailAddress email, Role role, string displayName, string? passwordHash)
    {
        var login = new Login { Id = Guid.CreateVersion7(), Role = role, DisplayName = displayName, PasswordHash = passwordHash };
        login.MoveTo(email);
        return login;
    }

    public static Task<Login?> LoginOf(this SignupDb db, EmailAddress email, CancellationToken cancellationToken = default)
    {
        var normalized = email.Normalized;
        return db.Users.SingleOrDefaultAsync(l => l.NormalizedUserName == normalized, cancellationToken);
    }

    /// <summary>The address is also the user name. What was proved with the old one, such as half a sign-in, counts no more; ending the sessions is the caller's.</summary>
    public static void MoveTo(this Login login, EmailAddress email)
    {
        login.UserName = login.Email = email.Value;
        login.NormalizedUserName = login.NormalizedEmail = email.Normalized;
        login.SecurityStamp = NewStamp();
        login.ConcurrencyStamp = NewStamp();
    }

    /// <summary>Sets the password; ending the sessions is the caller's.</summary>
    public static void SetPassword(this Login login, string passwordHash)
    {
        login.PasswordHash = passwordHash;
        login.SecurityStamp = NewStamp();
        login.ConcurrencyStamp = NewStamp();
    }

    /// <summary>Turns two-factor sign-in on or off. Half-finished sign-ins are worth nothing after it.</summary>
    public static void SetTwoFactor(this Login login, bool on)
    {
        login.TwoFactorEnabled = on;
        login.SecurityStamp = NewStamp();
        login.ConcurrencyStamp = NewStamp();
    }

    /// <summary>From now on the login is opened in other ways only; ending the sessions is the caller's.</summary>
    public static void DropPassword(this Login login) => (login.PasswordHash, login.SecurityStamp, login.ConcurrencyStamp) = (null, NewStamp(), NewStamp());

    /// <summary>Another role from now on; open pages learn of it.</summary>
    public static void GiveRole(this Login login, Role role) => (login.Role, login.ConcurrencyStamp) = (role, NewStamp());

    /// <summary>Something that belongs to the login changes: of two such changes at once the slower one runs again.</summary>
    public static void Touch(this Login login) => login.ConcurrencyStamp = NewStamp();

    /// <summary>No session of the login counts any more, not even one that is just being started.</summary>
    public static void Block(this Login login) => (login.LockoutEnd, login.ConcurrencyStamp) = (DateTimeOffset.MaxValue, NewStamp());

    public static void Unblock(this Login login) => (login.LockoutEnd, login.ConcurrencyStamp) = (null, NewStamp());

    /// <summary>Nobody can sign in as this login ever again, and it says nothing about whose it was. Ending the sessions is the caller's.</summary>
    public static void Erase(this Login login, EmailAddress tombstone)
    {
        login.MoveTo(tombstone);
        (login.DisplayName, login.PasswordHash, login.PhoneNumber, login.TwoFactorEnabled) = (string.Empty, null, null, false);
        login.SecurityStamp = NewStamp();
        login.Block();
    }

    public static bool IsBlocked(this Login login, DateTimeOffset now) => login.LockoutEnd > now;

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}

internal sealed class LoginTable :
    IEntityTypeConfiguration<Login>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Login> builder)
    {
        builder.ToTable("logins");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.DisplayName).HasMaxLength(201);
        builder.Property(l => l.Culture).HasMaxLength(10);
        builder.HasIndex(l => l.Role).HasFilter("\"Role\" <> 'Customer'");
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("login_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("external_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("login_tokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data, data => data.ToJson());
        builder.HasOne<Login>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
