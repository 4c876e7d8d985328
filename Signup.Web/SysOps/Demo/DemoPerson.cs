namespace SignupWeb.SysOps.Demo;

/// <summary>Somebody invented. The address ends in .example, which belongs to nobody (RFC 2606).</summary>
internal sealed record DemoPerson(string FirstName, string LastName, string Company, string Street, string PostCode, string Town, string Country, string? Region = null)
{
    /// <summary>Contracts and mails are in it.</summary>
    public string Culture => Country is "DE" or "AT" or "CH" ? "de-DE" : "en-IE";

    public string Email => $"{Letters(FirstName)}@{Letters(Company)}.example";

    private static string Letters(string name) => string.Concat(name.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter));
}

/// <summary>The twenty customers of the demo data.</summary>
internal static class DemoPeople
{
    public static readonly DemoPerson Harbor = new("Jonas", "Petersen", "Harbor Logistics GmbH", "Am Sandtorkai 41", "20457", "Hamburg", "DE");
    public static readonly DemoPerson Tidewater = new("Orla", "Byrne", "Tidewater Hotels", "9 Quay Street", "H91 E2K3", "Galway", "IE");
    public static readonly DemoPerson Oakline = new("Sanne", "de Vries", "Oakline Studio", "Wijnhaven 60", "3011 WR", "Rotterdam", "NL");
    public static readonly DemoPerson Kestrel = new("Mathieu", "Laurent", "Kestrel Robotics", "14 rue de la République", "69002", "Lyon", "FR");
    public static readonly DemoPerson Alpine = new("Reto", "Ammann", "Alpine Textil AG", "Langstrasse 12", "8004", "Zürich", "CH");
    public static readonly DemoPerson Nordhafen = new("Wiebke", "Claußen", "Nordhafen Energie", "Hafenstraße 7", "24937", "Flensburg", "DE");
    public static readonly DemoPerson Rowan = new("Isla", "Murray", "Rowan Veterinary", "22 Leith Walk", "EH6 5AA", "Edinburgh", "GB");
    public static readonly DemoPerson Lindqvist = new("Elin", "Lindqvist", "Lindqvist Optik", "Drottninggatan 18", "411 14", "Göteborg", "SE");
    public static readonly DemoPerson Juno = new("Clara", "Brandl", "Juno Physio", "Mariahilfer Straße 88", "1070", "Wien", "AT");
    public static readonly DemoPerson Elmwood = new("Grace", "Holloway", "Elmwood Legal", "310 Pine Street", "97204", "Portland", "US", "OR");
    public static readonly DemoPerson Bluefin = new("Marta", "Soler", "Bluefin Charters", "Passeig Marítim 5", "07014", "Palma", "ES");
    public static readonly DemoPerson Marlow = new("Tom", "Ashworth", "Marlow Print", "3 Canal Row", "M1 3HU", "Manchester", "GB");
    public static readonly DemoPerson Sable = new("Noor", "Haddad", "Sable Acoustics", "Avenue Louise 120", "1050", "Bruxelles", "BE");
    public static readonly DemoPerson Corvo = new("Rui", "Tavares", "Corvo Wines", "Rua das Flores 27", "1200-194", "Lisboa", "PT");
    public static readonly DemoPerson Brandt = new("Heiko", "Brandt", "Brandt Metallbau", "Gewerbering 3", "86153", "Augsburg", "DE");
    public static readonly DemoPerson Hazel = new("Freya", "Nielsen", "Hazel and Finch", "Vesterbrogade 40", "1620", "København", "DK");
    public static readonly DemoPerson Pinewood = new("Aino", "Koskinen", "Pinewood School", "Mannerheimintie 21", "00100", "Helsinki", "FI");
    public static readonly DemoPerson Larkspur = new("Giulia", "Ferri", "Larkspur Media", "Via Tortona 9", "20144", "Milano", "IT", "MI");
    public static readonly DemoPerson Ostsee = new("Birgit", "Thiel", "Ostsee Fähren", "Fährhafen 2", "18119", "Rostock", "DE");
    public static readonly DemoPerson Quill = new("Kacper", "Zielinski", "Quill Translations", "ulica Długa 33", "00-238", "Warszawa", "PL");
}
