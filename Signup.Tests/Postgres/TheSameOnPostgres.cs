using SignupTests.Access;
using SignupTests.Journeys;
using SignupTests.Orders;
using SignupTests.Payments;
using SignupTests.Platform;
using SignupTests.Signups;
using SignupTests.Subscriptions;
using SignupTests.Support;
using SignupTests.SysOps;
using SignupTests.SysOps.Books;
using SignupTests.SysOps.OrderList;
using SignupTests.SysOps.People;
using Xunit;
using Xunit.Abstractions;

#pragma warning disable MA0048 // one list: what is asked of SQLite is asked of PostgreSQL, by the same tests

namespace SignupTests.Postgres;

public sealed class TheShopOnPostgres : TheShop
{
    private readonly OnPostgres here = new();
}

public sealed class SigningUpOverTheApiOnPostgres(TheShopOnPostgres shop) : SigningUpOverTheApi(shop), IClassFixture<TheShopOnPostgres>;

public sealed class DeliveringEventsOnPostgres : DeliveringEvents
{
    private readonly OnPostgres here = new();
}

public sealed class DeadlinesThatFailOnPostgres : DeadlinesThatFail
{
    private readonly OnPostgres here = new();
}

public sealed class AnOrderOnPostgres : AnOrder
{
    private readonly OnPostgres here = new();
}

public sealed class AnAcceptedOrderOnPostgres : AnAcceptedOrder
{
    private readonly OnPostgres here = new();
}

public sealed class SearchingTheBoardOnPostgres : SearchingTheBoard
{
    private readonly OnPostgres here = new();
}

public sealed class TheBoardsCountsOnPostgres : TheBoardsCounts
{
    private readonly OnPostgres here = new();
}

public sealed class FindingThingsOnPostgres : FindingThings
{
    private readonly OnPostgres here = new();
}

public sealed class TheTableOfOrdersOnPostgres : TheTableOfOrders
{
    private readonly OnPostgres here = new();
}

public sealed class ReadingACustomerOnPostgres : ReadingACustomer
{
    private readonly OnPostgres here = new();
}

public sealed class ComparingTheRecordsOnPostgres : ComparingTheRecords
{
    private readonly OnPostgres here = new();
}

public sealed class RefundTestsOnPostgres : RefundTests
{
    private readonly OnPostgres here = new();
}

public sealed class WebhookTestsOnPostgres : WebhookTests
{
    private readonly OnPostgres here = new();
}

public sealed class CrashTestsOnPostgres : CrashTests
{
    private readonly OnPostgres here = new();
}

public sealed class ChargesAtOnceOnPostgres(ITestOutputHelper output) : ChargesAtOnceTests(output)
{
    private readonly OnPostgres here = new();
}

public sealed class CountsAfterARestartOnPostgres : CountsAfterARestart
{
    private readonly OnPostgres here = new();
}
