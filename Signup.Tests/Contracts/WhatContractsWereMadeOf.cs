using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>Contracts signed before their plan version had a column of its own find it in their offer.</summary>
public sealed class WhatContractsWereMadeOf
{
    [Fact]
    public async Task Is_known_of_those_from_before_too()
    {
        await using var database = await TestDatabase.Create();
        var contract = default(Contract);
        await database.Change(db =>
        {
            contract = SampleContracts.PlantFor(db, CustomerId.New(), database.Time.GetUtcNow());
            return Task.CompletedTask;
        });
        await using var db = database.Open();
        await db.GetService<IMigrator>().MigrateAsync("20261128180715_Attention");

        await db.GetService<IMigrator>().MigrateAsync();

        Assert.Equal(contract!.Offer.PlanVersionId, Assert.Single(await database.All<Contract>()).PlanVersionId);
    }
}
