using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SignupWeb.Platform.Data;

/// <summary>The one database. Slices bring their tables as IEntityTypeConfiguration; the platform names none of them.</summary>
public class SignupDb : IdentityUserContext<Login, Guid>
{
    private readonly IWriter writer;

    public SignupDb(DbContextOptions<SignupDb> options, IWriter writer)
        : base(options) => this.writer = writer;

    /// <summary>For the same tables in another database.</summary>
    protected SignupDb(DbContextOptions options, IWriter writer)
        : base(options) => this.writer = writer;

    /// <summary>With passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0) { return 0; }
        foreach (var entry in changed.Where(e => e is { State: EntityState.Modified, Entity: IVersioned }))
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }

        var topics = changed.Select(e => e.Entity).OfType<IWatched>().SelectMany(w => w.Topics).ToHashSet(StringComparer.Ordinal);
        var changes = new Changes(this, acceptAllChangesOnSuccess, changed.Select(e => e.Metadata.ClrType).ToHashSet(), topics);
        cancellationToken.ThrowIfCancellationRequested();
        await writer.Save(changes);
        return changes.Saved;
    }

    /// <summary>
    /// Has the rows of this kind for itself until it saves or goes away, where several nodes take up work: what another node has is left out.
    /// One node alone has all of them anyway.
    /// </summary>
    public virtual Task<IQueryable<TRow>> Claim<TRow>(CancellationToken cancellationToken = default)
        where TRow : class => Task.FromResult<IQueryable<TRow>>(Set<TRow>());

    private int SaveNow(bool acceptAllChangesOnSuccess) => base.SaveChanges(acceptAllChangesOnSuccess);

    private Task<int> SaveNowAsync(bool acceptAllChangesOnSuccess) => base.SaveChangesAsync(acceptAllChangesOnSuccess);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving goes through the writer: use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
        {
            builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Conventions.Apply(configurationBuilder);
    }

    /// <summary>What this context has changed, written on the writer's connection.</summary>
    private sealed class Changes(SignupDb db, bool acceptAllChangesOnSuccess, IReadOnlySet<Type> kinds, IReadOnlySet<string> topics) : IWork
    {
        public IReadOnlySet<Type> Kinds => kinds;

        public IReadOnlySet<string> Topics => topics;

        public int Saved { get; private set; }

        public void Write(DbTransaction transaction)
        {
            var own = db.Database.GetDbConnection();
            db.Database.SetDbConnection(transaction.Connection, contextOwnsConnection: false);
            db.Database.UseTransaction(transaction);
            try
            {
                Saved = db.SaveNow(acceptAllChangesOnSuccess);
            }
            finally
            {
                db.Database.UseTransaction(null);
                db.Database.SetDbConnection(own, contextOwnsConnection: true);
            }
        }

        /// <summary>On its own connection, in the transaction that holds what it claimed, or else in one of its own.</summary>
        public async Task WriteAlone(Func<Task<DbConnection>> connect)
        {
            await using var begun = db.Database.CurrentTransaction;
            Saved = await db.SaveNowAsync(acceptAllChangesOnSuccess);
            if (begun is not null) { await begun.CommitAsync(); }
        }
    }
}
