using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.People;

/// <summary>
/// What happened to one customer as CSV, in the reader's words, the oldest first, times in UTC: all that the page can show. A person's story is in it, so it is for managers and administrators.
/// Refusals: UNAUTHORIZED, FORBIDDEN, CUSTOMER_NOT_FOUND.
/// </summary>
public sealed class ExportStory(ReadCustomer customers, ReadTimeline timeline, IStringLocalizer<PeopleTexts> words, IStringLocalizer<BooksTexts> books, Sentences sentences, IOptions<ShopOptions> shop)
{
    public static bool MayBy(Role role) => role is Role.Manager or Role.Admin;

    public async Task<Result<string>> Run(CustomerId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        if (await customers.Run(id, cancellationToken) is null) { return Customer.NotFound; }
        var story = await timeline.Run(id, new(ReadTimeline.Most, OldestFirst: true), cancellationToken);
        var said = new TimelineWords(words, books, sentences, story.Names, shop.Value);
        return string.Concat(story.Entries.Select(entry => Line(entry, said.Of(entry))).Prepend("at,kind,what,more,by\r\n"));
    }

    private string Line(TimelineEntry entry, TimelineLine line) => string.Join(
        ',',
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        CsvCell.Of(TimelineWords.Of(entry.Kind, words)),
        CsvCell.Of(line.What),
        CsvCell.Of(line.Why),
        CsvCell.Of(line.By)) + "\r\n";
}
