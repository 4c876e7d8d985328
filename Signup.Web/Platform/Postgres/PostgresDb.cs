using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>The same tables in PostgreSQL; a type of its own because its migrations are its own.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, IWriter writer) : SignupDb(options, writer)
{
    /// <summary>Texts compare byte by byte, as they do in SQLite and in our own code, whatever language the server speaks.</summary>
    private const string ByteByByte = "C";

    /// <summary>Of any length, as in SQLite: how long a text may be is looked at before it comes here.</summary>
    private const string Text = "text";

    public override async Task<IQueryable<TRow>> Claim<TRow>(CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is null)
        {
            Database.AutoSavepointsEnabled = false;
            await Database.BeginTransactionAsync(cancellationToken);
        }

        return Set<TRow>().TagWith(SkipLocked.Mark);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var packed in builder.Model.GetEntityTypes().SelectMany(e => e.GetDeclaredProperties()).Where(p => p.GetValueConverter()?.ProviderClrType == typeof(byte[])))
        {
            packed.SetColumnType("bytea");
            packed.SetCollation(null);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().HaveColumnType(Text).UseCollation(ByteByByte);
        configurationBuilder.Properties<Enum>().HaveColumnType(Text).UseCollation(ByteByByte);
        configurationBuilder.Properties<EmailAddress>().HaveColumnType(Text).UseCollation(ByteByByte);
    }
}
