using SignupWeb.Payments.Reconciling;

namespace SignupWeb.SysOps.Books;

/// <summary>Money and records: the page, refunds, the comparison, the export.</summary>
public static class BooksWiring
{
    public static IServiceCollection AddBooks(this IServiceCollection services) => services
        .AddSingleton<IComparedRecords, CompareRecords>().AddSingleton<IInvoiceNumbers, InvoiceNumbers>()
        .AddSingleton<ReadBooks>().AddSingleton<ReadRefund>().AddSingleton<FindOrder>().AddSingleton<ExportLedger>();
}
