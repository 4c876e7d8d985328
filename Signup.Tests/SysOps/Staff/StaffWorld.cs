using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Staff;

namespace SignupTests.SysOps.Staff;

/// <summary>Customers and a team on a real database. Ana, who asks, is not in it, so that tests say who else administers.</summary>
public abstract class StaffWorld : CustomerWorld
{
    protected const string Sam = "s.okafor@northwind.example";
    protected const string SamsPassword = "harbour tram violet nine";

    protected override void Add(IServiceCollection services) => services.AddAuditing().AddStaff();

    protected Task<Result<StaffInvitation>> Invite(string email = Sam, Role role = Role.Support, string language = "en", Actor? by = null) =>
        Db.Get<InviteStaff>().Run(by ?? Ana, new(email, role, language));

    /// <summary>The newest link that went out.</summary>
    protected async Task<string> Token()
    {
        var text = (await Mails("staff-invitation")).MaxBy(m => m.WrittenAt)!.Text;
        return text.Split("/join?token=")[1].Split('\n')[0].Trim();
    }

    protected Task<Result<StartedSession>> Join(string token, string? name = "Sam Okafor", string? password = SamsPassword) =>
        Db.Get<JoinStaff>().Run(token, new(name, password), Office);

    /// <summary>Somebody of the team, and who they are when they ask for something.</summary>
    protected async Task<Actor> Member(string email, Role role)
    {
        var login = Logins.Make(EmailAddress.Parse(email), role, email.Split('@')[0], (await Db.Get<PasswordWork>().Hash(SamsPassword)).Value);
        await Db.Save(login);
        return new(login.Id, role, null, login.DisplayName);
    }

    protected async Task<Login> LoginOf(Guid id)
    {
        await using var db = Db.Open();
        return await db.Users.AsNoTracking().SingleAsync(l => l.Id == id);
    }

    protected async Task<List<AuditEntry>> Kept(AuditAction action) => [.. (await Db.All<AuditEntry>()).Where(e => e.Action == action)];
}
