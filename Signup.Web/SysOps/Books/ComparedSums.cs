namespace SignupWeb.SysOps.Books;

/// <summary>
/// The month by currency; {0} and {1} are its start and until. Documents are counted with the money they are for, so that none falls into
/// another month than its money.
/// </summary>
internal static class ComparedSums
{
    private const string OfMoney = """
        SELECT 'captured' AS "What", "Received_Currency" AS "Currency", SUM("Received_Minor") AS "Amount" FROM paid_invoices WHERE "TakenAt" >= {0} AND "TakenAt" < {1} GROUP BY "Received_Currency"
        UNION ALL SELECT 'captured', e."Amount_Currency", SUM(e."Amount_Minor") FROM ledger AS e JOIN compensations AS c ON c."PaymentId" = e."PaymentId" JOIN paid_invoices AS p ON p."Id" = e."InvoiceId"
        WHERE e."Kind" = 'Captured' AND e."At" > p."TakenAt" AND e."At" >= {0} AND e."At" < {1} GROUP BY e."Amount_Currency"
        UNION ALL SELECT 'refunded', "Amount_Currency", SUM(CASE "Kind" WHEN 'RefundFailed' THEN -"Amount_Minor" ELSE "Amount_Minor" END) FROM ledger
        WHERE "Kind" IN ('Refunded', 'RefundFailed', 'PaidOtherwise') AND "At" >= {0} AND "At" < {1} GROUP BY "Amount_Currency"
        UNION ALL SELECT 'ledger', "Amount_Currency", SUM(CASE WHEN "Kind" IN ('Captured', 'RefundFailed') THEN "Amount_Minor" ELSE -"Amount_Minor" END) FROM ledger
        WHERE "Kind" IN ('Captured', 'Refunded', 'RefundFailed', 'PaidOtherwise') AND "At" >= {0} AND "At" < {1} GROUP BY "Amount_Currency"
        UNION ALL SELECT 'disputed', "Amount_Currency", SUM(CASE "Kind" WHEN 'Disputed' THEN "Amount_Minor" ELSE -"Amount_Minor" END) FROM ledger
        WHERE "Kind" IN ('Disputed', 'DisputeWon') AND "At" >= {0} AND "At" < {1} GROUP BY "Amount_Currency"
        UNION ALL SELECT 'uninvoiced', e."Amount_Currency", SUM(CASE e."Kind" WHEN 'Refunded' THEN -e."Amount_Minor" ELSE e."Amount_Minor" END) FROM ledger AS e JOIN compensations AS c ON c."PaymentId" = e."PaymentId"
        WHERE e."Kind" IN ('Captured', 'Refunded', 'RefundFailed') AND e."At" >= {0} AND e."At" < {1} GROUP BY e."Amount_Currency"
        """;

    private const string OfDocuments = """
        UNION ALL SELECT 'invoices', i."Total_Currency", SUM(i."Total_Minor") FROM paid_invoices AS p JOIN invoices AS i ON i."PaymentInvoiceId" = p."Id"
        WHERE p."TakenAt" >= {0} AND p."TakenAt" < {1} GROUP BY i."Total_Currency"
        UNION ALL SELECT 'invoices', i."Total_Currency", SUM(i."Total_Minor") FROM paid_invoices AS p JOIN purchases AS u ON u."OrderId" = p."OrderId" AND u."InvoiceId" = p."Id"
        JOIN invoices AS i ON i."OrderId" = p."OrderId" AND i."PurchaseId" IS NOT NULL AND i."PaymentInvoiceId" IS NULL
        WHERE p."TakenAt" >= {0} AND p."TakenAt" < {1} GROUP BY i."Total_Currency"
        UNION ALL SELECT 'credit notes', n."Total_Currency", SUM(n."Total_Minor") FROM ledger AS e JOIN credit_notes AS n ON n."RefundId" = e."StripeId"
        WHERE e."Kind" IN ('Refunded', 'PaidOtherwise') AND e."At" >= {0} AND e."At" < {1} GROUP BY n."Total_Currency"
        UNION ALL SELECT 'credit', p."Total_Currency", SUM(p."Total_Minor" - p."Received_Minor") FROM paid_invoices AS p
        WHERE p."IsKept" AND p."TakenAt" >= {0} AND p."TakenAt" < {1} AND p."Total_Minor" <> p."Received_Minor"
        AND NOT EXISTS (SELECT 1 FROM ledger AS e JOIN compensations AS c ON c."PaymentId" = e."PaymentId" WHERE e."OrderId" = p."OrderId" AND e."InvoiceId" = p."Id" AND e."At" <= p."TakenAt") GROUP BY p."Total_Currency"
        """;

    private const string OfWhatRuns = """
        UNION ALL SELECT 'subscriptions', "Total_Currency", COUNT(*) FROM subscriptions WHERE "EndedAt" IS NULL AND "StartedAt" < {1} GROUP BY "Total_Currency"
        UNION ALL SELECT 'contracts', json_extract("Offer", '$.net.currency'), COUNT(*) FROM contracts
        WHERE "State" IN ('Signed', 'Active') AND "Kind" <> 'Download' AND "SignedAt" < {1} GROUP BY json_extract("Offer", '$.net.currency')
        """;

    /// <summary>Sums of whole numbers are no whole numbers everywhere.</summary>
    public const string OfTheMonth = $"SELECT \"What\", \"Currency\", CAST(\"Amount\" AS bigint) AS \"Amount\" FROM ({OfMoney}\n{OfDocuments}\n{OfWhatRuns}) AS s";
}
