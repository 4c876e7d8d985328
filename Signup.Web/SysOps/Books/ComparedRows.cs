namespace SignupWeb.SysOps.Books;

/// <summary>What should agree row by row and does not; {0} and {1} are since and until. Each part names its <see cref="Payments.Reconciling.DifferenceKind"/>.</summary>
internal static class ComparedRows
{
    /// <summary>Paid invoices whose money stays: none of it was a mistake that goes back.</summary>
    private const string Kept = """
        WITH kept AS (
            SELECT p.* FROM paid_invoices AS p WHERE p."IsKept" AND p."TakenAt" >= {0} AND p."TakenAt" < {1}
            AND NOT EXISTS (SELECT 1 FROM ledger AS e JOIN compensations AS c ON c."PaymentId" = e."PaymentId" WHERE e."OrderId" = p."OrderId" AND e."InvoiceId" = p."Id" AND e."At" <= p."TakenAt"))
        """;

    private const string OfPayments = """
        SELECT 'LedgerAmount' AS "Kind", p."Id" AS "Id", p."Received_Minor" AS "Minor", p."Received_Currency" AS "Currency", p."OrderId" AS "OrderId" FROM paid_invoices AS p
        WHERE p."TakenAt" >= {0} AND p."TakenAt" < {1} AND p."Received_Minor" <> COALESCE((
            SELECT SUM(CASE e."Kind" WHEN 'Captured' THEN e."Amount_Minor" END) FROM ledger AS e WHERE e."OrderId" = p."OrderId" AND e."InvoiceId" = p."Id" AND e."At" <= p."TakenAt"), 0)
        """;

    private const string OfInvoices = """
        UNION ALL SELECT 'NoInvoice', p."Id", p."Total_Minor", p."Total_Currency", p."OrderId" FROM kept AS p
        WHERE NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i."PaymentInvoiceId" = p."Id")
        AND NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i."OrderId" = p."OrderId" AND i."PurchaseId" IS NOT NULL AND i."PaymentInvoiceId" IS NULL)
        UNION ALL SELECT 'InvoiceAmount', i."Number", i."Total_Minor", i."Total_Currency", i."OrderId" FROM kept AS p JOIN invoices AS i ON i."PaymentInvoiceId" = p."Id"
        WHERE i."Total_Minor" <> p."Total_Minor" OR i."Total_Currency" <> p."Total_Currency"
        UNION ALL SELECT 'InvoiceWithoutMoney', i."Number", i."Total_Minor", i."Total_Currency", i."OrderId" FROM invoices AS i
        WHERE i."IssuedAt" >= {0} AND i."IssuedAt" < {1}
        AND NOT EXISTS (SELECT 1 FROM paid_invoices AS p WHERE p."Id" = i."PaymentInvoiceId" AND p."IsKept")
        AND NOT EXISTS (SELECT 1 FROM purchases AS u WHERE u."OrderId" = i."OrderId" AND (i."PaymentInvoiceId" IS NULL OR i."PaymentInvoiceId" = u."InvoiceId"))
        """;

    /// <summary>By payment: a refund that did not arrive is made good by another one, or by money that goes back some other way, under the note there is.</summary>
    private const string OfRefunds = """
        UNION ALL SELECT CASE WHEN r."Back" > r."Credited" THEN 'NotCredited' ELSE 'CreditWithoutRefund' END, r."PaymentId", CAST(ABS(r."Back" - r."Credited") AS bigint), r."Amount_Currency", r."OrderId" FROM (
            SELECT e."PaymentId", e."OrderId", e."Amount_Currency",
            SUM(CASE WHEN e."Kind" IN ('Refunded', 'PaidOtherwise') THEN e."Amount_Minor" WHEN e."Kind" = 'RefundFailed' THEN -e."Amount_Minor" ELSE 0 END) AS "Back",
            SUM(CASE WHEN e."Kind" IN ('Refunded', 'PaidOtherwise') THEN COALESCE((SELECT SUM(n."Total_Minor") FROM credit_notes AS n WHERE n."RefundId" = e."StripeId"), 0) ELSE 0 END) AS "Credited"
            FROM ledger AS e WHERE e."PaymentId" IN (SELECT f."PaymentId" FROM ledger AS f WHERE f."Kind" IN ('Refunded', 'RefundFailed', 'PaidOtherwise') AND f."At" >= {0} AND f."At" < {1})
            AND NOT EXISTS (SELECT 1 FROM compensations AS c WHERE c."PaymentId" = e."PaymentId")
            GROUP BY e."PaymentId", e."OrderId", e."Amount_Currency" HAVING MAX(CASE WHEN e."Kind" IN ('Refunded', 'RefundFailed', 'PaidOtherwise') THEN e."At" ELSE 0 END) < {1}) AS r
        WHERE r."Back" <> r."Credited"
        UNION ALL SELECT 'CreditWithoutRefund', n."Number", n."Total_Minor", n."Total_Currency", n."OrderId" FROM credit_notes AS n
        WHERE n."IssuedAt" >= {0} AND n."IssuedAt" < {1}
        AND NOT EXISTS (SELECT 1 FROM ledger AS e WHERE e."Kind" IN ('Refunded', 'PaidOtherwise') AND e."StripeId" = n."RefundId")
        """;

    private const string OfWhatWasBought = """
        UNION ALL SELECT 'NoSubscription', MIN(p."Id"), NULL, MIN(p."Total_Currency"), p."OrderId" FROM kept AS p
        WHERE p."SubscriptionId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM subscriptions AS s WHERE s."OrderId" = p."OrderId") GROUP BY p."OrderId"
        UNION ALL SELECT 'NoContract', MIN(p."Id"), NULL, MIN(p."Total_Currency"), p."OrderId" FROM kept AS p
        WHERE NOT EXISTS (SELECT 1 FROM contracts AS c WHERE c."OrderId" = p."OrderId")
        AND NOT EXISTS (SELECT 1 FROM order_charges AS o WHERE o."OrderId" = p."OrderId" AND o."Changes" IS NOT NULL) GROUP BY p."OrderId"
        """;

    /// <summary>However old: these run now.</summary>
    private const string OfWhatRuns = """
        UNION ALL SELECT 'SubscriptionWithoutContract', s."PlanName", NULL, s."Total_Currency", s."OrderId" FROM subscriptions AS s
        WHERE s."EndedAt" IS NULL AND s."StartedAt" < {1}
        AND NOT EXISTS (SELECT 1 FROM contracts AS c WHERE c."OrderId" = s."OrderId" AND (c."EndedAt" IS NULL OR c."EndedAt" >= {1}))
        UNION ALL SELECT 'ContractWithoutSubscription', c."Number", NULL, NULL, c."OrderId" FROM contracts AS c
        WHERE c."State" IN ('Signed', 'Active') AND c."Kind" <> 'Download' AND c."SignedAt" < {1}
        AND NOT EXISTS (SELECT 1 FROM subscriptions AS s WHERE s."OrderId" = c."OrderId" AND (s."EndedAt" IS NULL OR s."EndedAt" >= {1}))
        UNION ALL SELECT 'EndedThere', s."PlanName", NULL, s."Total_Currency", s."OrderId" FROM subscriptions AS s JOIN order_charges AS o ON o."OrderId" = s."OrderId"
        WHERE s."EndedAt" IS NULL AND o."EndedAt" < {1}
        """;

    public const string Differences = $"{Kept}\n{OfPayments}\n{OfInvoices}\n{OfRefunds}\n{OfWhatWasBought}\n{OfWhatRuns}";
}
