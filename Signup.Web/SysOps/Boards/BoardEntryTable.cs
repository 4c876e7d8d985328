using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.SysOps.Boards;

internal sealed class BoardEntryTable : IEntityTypeConfiguration<BoardEntry>
{
    private const string OnBoard = "\"OnBoard\"";

    public void Configure(EntityTypeBuilder<BoardEntry> builder)
    {
        builder.ToTable("board_entries");
        builder.HasKey(e => e.Row);
        builder.HasIndex(e => e.ContractId).IsUnique();
        builder.Ignore(e => e.Tone);
        builder.Property(e => e.Rank).HasComputedColumnSql("CASE \"Colour\" WHEN 'Red' THEN 0 WHEN 'Yellow' THEN 1 WHEN 'NotAssessed' THEN 2 ELSE 3 END", stored: true);
        builder.Property(e => e.Number).HasMaxLength(20);

        // one for each order the board can be walked in, with and without a colour; the ends break ties
        builder.HasIndex(e => new { e.Rank, e.SignedAt, e.Number }, "worst").IsDescending(false, true, false).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.Rank, e.SignedAt, e.Number }, "by_rank_and_age").HasFilter(OnBoard);
        builder.HasIndex(e => new { e.Rank, e.Customer, e.Number }).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.Rank, e.DueAt, e.Number }).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.SignedAt, e.Number }).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.Customer, e.Number }).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.DueAt, e.Number }).HasFilter(OnBoard);
        builder.HasIndex(e => new { e.Owner, e.DueAt }).HasFilter(OnBoard);
    }
}
