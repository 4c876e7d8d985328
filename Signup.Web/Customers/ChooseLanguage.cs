using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Whoever is signed in reads us in another language from now on: pages, mails, and the documents made later. Refusals: UNAUTHORIZED, LANGUAGE_UNKNOWN.</summary>
public sealed class ChooseLanguage(UnitOfWork unit)
{
    public static readonly Refusal Unknown = Refusal.Invalid("LANGUAGE_UNKNOWN", "Choose a language from the list", "language");

    /// <param name="language">"en" or "de".</param>
    public Task<Result<Done>> Run(string? language, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.LoginId is not { } me || me == Guid.Empty) { return Actor.Unauthorized; }
            if (LanguageChoice.CultureOf(language) is not { } culture) { return Unknown; }
            var login = await db.Users.SingleAsync(l => l.Id == me, cancellationToken);
            login.Culture = culture.Name;
            if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == new CustomerId(me), cancellationToken) is { } customer) { customer.Speak(culture.Name); }
            return Done.It;
        },
        cancellationToken);
}
