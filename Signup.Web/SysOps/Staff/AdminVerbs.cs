using System.CommandLine;
using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Setup;

namespace SignupWeb.SysOps.Staff;

/// <summary>Lets the owner of the machine make an administrator, or let one in again who is locked out; also while a Signup runs.</summary>
internal static class AdminVerbs
{
    public const string SecondFactor = "--second-factor";

    public static Command All() => new("admin", "Makes an administrator, or lets one in again.") { new Create(), new Reset() };

    private abstract class OfAdmin : Verb
    {
        protected OfAdmin(string name, string description)
            : base(name, description) => Add(Email);

        protected Argument<string> Email { get; } = new("email") { Description = "The address of the administrator." };

        protected sealed override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
        {
            if (NoDatabase(services) is { } no) { return await Refuse(no); }
            services.GetRequiredService<ApplySavedSettings>().Begin(); // the shop's address may have been saved there
            return await Execute(words.GetRequiredValue(Email), words, services, cancellationToken);
        }

        protected abstract Task<int> Execute(string email, ParseResult words, IServiceProvider services, CancellationToken cancellationToken);
    }

    private sealed class Create() : OfAdmin("create", "Makes an administrator: prints the link at which name and password are chosen, and mails it.")
    {
        protected override async Task<int> Execute(string email, ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
        {
            var address = services.GetRequiredService<PublicAddress>();
            if (await services.GetRequiredService<SetUpAdministrator>().IsOpen(cancellationToken))
            {
                Console.WriteLine($"There is no administrator yet. Set up the first at {services.GetRequiredService<SetupLink>().New()}");
                return Well;
            }

            var invited = await services.GetRequiredService<InviteStaff>().Run(Actor.Owner, new(email, Role.Admin, LanguageChoice.Current.TwoLetterISOLanguageName), cancellationToken);
            if (invited.Refused(out var refusal, out var invitation)) { return await Refuse(refusal); }
            Console.WriteLine($"Name and password are chosen at {address.Of("/join?token=" + services.GetRequiredService<SignedLinks>().Make(StaffInvitation.LinkKind, StaffInvitation.Lifetime, invitation.Id.Value, invitation.Ticket))}");
            Console.WriteLine("The link works once and for a week. It is mailed too.");
            return Well;
        }
    }

    private sealed class Reset : OfAdmin
    {
        private readonly Option<bool> factor = new(SecondFactor) { Description = "Take second factors and passkeys away too, and end all sessions." };

        public Reset()
            : base("reset", "Prints a link at which a member of the team chooses a new password, for half an hour. Nothing is mailed.") => Add(factor);

        protected override async Task<int> Execute(string email, ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
        {
            if ((await services.GetRequiredService<MakeResetLink>().Run(email, cancellationToken)).Refused(out var refusal, out var made)) { return await Refuse(refusal); }
            if (words.GetValue(factor) && (await services.GetRequiredService<ResetSecondFactor>().Run(Actor.Owner, made.LoginId, "At the terminal", cancellationToken)).Refused(out var no, out _)) { return await Refuse(no); }
            Console.WriteLine($"A new password is chosen at {made.Link}");
            return Well;
        }
    }
}
