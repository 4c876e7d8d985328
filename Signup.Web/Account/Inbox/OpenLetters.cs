using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.Account.Inbox;

/// <summary>A customer has read a letter of their inbox, or all of them; doing it again changes nothing. Refusals: UNAUTHORIZED, LETTER_NOT_FOUND.</summary>
public sealed class OpenLetters(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("LETTER_NOT_FOUND", "There is no such letter in your inbox.");

    /// <param name="letter">Null for all.</param>
    public Task<Result<bool>> Run(Actor actor, Guid? letter = null, CancellationToken cancellationToken = default) => unit.Run<Result<bool>>(
        async db =>
        {
            if (actor.CustomerId is not { Value: var customer }) { return Actor.Unauthorized; }
            var theirs = db.Set<InboxLetter>().Where(l => l.CustomerId == customer && (letter == null ? l.ReadAt == null : l.Id == letter));
            var found = await theirs.ToListAsync(cancellationToken);
            if (letter is not null && found.Count == 0) { return NotFound; }
            found.ForEach(l => l.Read(time.GetUtcNow()));
            return true;
        },
        cancellationToken);
}
