using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using Xunit;

namespace SignupTests.House;

/// <summary>Each database has a migration for all that the model says; scripts/migration writes what is missing.</summary>
public sealed class BothDatabases
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task No_change_of_the_model_waits_for_a_migration(string provider)
    {
        // no server is asked
        await using var database = TestDatabase.In(Template.EmptyFolder(), new("Database:Provider", provider), new("Database:ConnectionString", "Host=localhost;Database=signup"));
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges(), "scripts/migration NAME writes it for both");
        Assert.NotEmpty(db.Database.GetMigrations());
    }
}
