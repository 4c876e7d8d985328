namespace SignupWeb.Platform.Access;

/// <summary>
/// Passwords that are tried first, recognised by their core: "P4ssw0rd!2024" is "password". Digits and signs at the ends and
/// letters written as digits hide nothing from those who guess; nor do repeats and rows of keys.
/// </summary>
public static class CommonPasswords
{
    private const string Rows = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop qsdfghjklm wxcvbn 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik 1q2w3e4r5t6y7u8i9o0p";

    private static readonly HashSet<string> Cores = new(
        """
        password passwort passw pass passwd passphrase motdepasse contrasena senha wachtwoord parola parole haslo kennwort geheim secret secrets topsecret
        letmein letmeinnow welcome willkommen bienvenue bienvenido hello hallo hellohello helloworld iloveyou ichliebedich iloveu loveyou loveme lovely love lover lovers forever
        admin administrator administrateur root superuser sysadmin user username guest test tester testing testtest demo default changeme changeit changethis temp temporary login logon signin signup access master masterkey mypassword newpassword yourpassword thepassword nopassword
        qwerty qwertz azerty qwert asdf asdfasdf asdfjkl zxcv qazwsx qazwsxedc qweasd qweasdzxc qwerasdf zaqxsw zaqwsx wasd
        monkey dragon princess prinzessin sunshine sonnenschein shadow schatten superman batman spiderman ironman pokemon pikachu starwars starwarsfan matrix trustno whatever nothing something anything computer internet laptop notebook keyboard samsung google facebook microsoft windows android iphone apple linux ubuntu youtube instagram whatsapp twitter linkedin amazon netflix
        football fussball futbol baseball basketball soccer hockey golf tennis liverpool chelsea arsenal barcelona realmadrid juventus manchester bayern bayernmunchen schalke dortmund borussia werder stpauli
        michael michelle jennifer jessica ashley daniel andrew joshua matthew anthony robert william thomas charlie george jordan hunter hunterhunter ranger buster soldier harley robertson jasper ginger pepper maggie cookie cookies summer winter spring autumn sommer herbst fruhling january february march april monday friday freitag montag sunday sonntag
        thomasthomas alexander alexandra andreas stefan stephan sabine sandra daniela martina nicole patrick sebastian christian christina katharina maximilian florian johannes matthias
        freedom freiheit liberty america american deutschland germany berlin hamburg munchen london paris france england ireland dublin australia canada mexico espana italia polska russia moscow
        killer killerkiller ninja pirate wizard merlin gandalf hobbit frodo hogwarts harrypotter voldemort snoopy garfield mickey mickeymouse donald donaldduck bugsbunny scooby scoobydoo simpsons homer bart
        cheese chocolate schokolade banana apfel kartoffel pizza coffee kaffee orange cherry flower flowers blume blumen butterfly schmetterling angel angels angel baby babygirl babyboy sweetheart sweetie honey schatz schatzi liebling mausi hasi engel darling family familie mother father mutter vater sister brother friend friends freunde
        mustang ferrari porsche mercedes corvette toyota honda yamaha kawasaki harleydavidson suzuki volkswagen
        tigger tiger lion eagle eagles dolphin dolphins elephant panther phoenix falcon wolf wolves horse horses puppy kitty kitten hello kitty hellokitty unicorn
        jesus jesuschrist christ heaven blessed faith grace godisgood god trinity gabriel
        purple yellow green blue black silver golden white rainbow diamond crystal
        metallica nirvana slipknot eminem beatles rollingstones music musik guitar drummer dancer dance
        abc abcd abcde abcdef abcabc xyz aaa zzz foobar foobarbaz lorem loremipsum blabla blablabla bla qwe asd zxc
        abgemacht hallihallo hallochen halloween christmas weihnachten ostern birthday geburtstag holiday urlaub ferien vacation
        money dollars million millionaire business company firma office work school schule student teacher lehrer doctor doktor
        startrek enterprise stargate minecraft fortnite roblox warcraft worldofwarcraft counterstrike playstation xbox nintendo zelda mario supermario sonic
        fuckyou fuckoff fuckme fucker asshole bitch shit scheisse arschloch sexy sexsex pussy
        letmeinplease openup opensesame sesame sesamoeffnedich security sicherheit secure server database oracle cisco system manager support service helpdesk customer kunde northwind signup
        mynameis myname nobody everybody somebody zombie vampire dracula monster mobile telefon telephone phone handy
        correcthorsebatterystaple correcthorse batterystaple
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <param name="shop">What the shop is called: all of it and each of its words are tried first as well.</param>
    public static bool Holds(string password, string shop = "")
    {
        var plain = password.ToLowerInvariant();
        return IsRepeat(plain) || IsRow(plain) || CoresOf(plain).Any(Cores.Contains) || CoresOf(plain).Intersect(WordsOf(shop), StringComparer.Ordinal).Any() || (plain.Length < 12 && plain.All(char.IsAsciiDigit));
    }

    private static string[] CoresOf(string plain)
    {
        var core = plain.Trim([.. "0123456789 !?.,;:#*+-_=/&%$@'\"()<>|~^"]);
        return [core, Read(core), Read(plain), Read(plain.TrimEnd([.. "0123456789!?.#*+-_"]))];
    }

    private static IEnumerable<string> WordsOf(string shop)
    {
        var words = shop.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Append(string.Concat(words)).Select(Read).Where(word => word.Length > 3);
    }

    /// <summary>Digits and signs that stand for letters, read as these.</summary>
    private static string Read(string text) => string.Concat(text.Select(c => c switch
    {
        '0' => "o",
        '1' or '!' => "i",
        '3' => "e",
        '4' or '@' => "a",
        '5' or '$' => "s",
        '7' => "t",
        '8' => "b",
        ' ' or '-' or '_' or '.' => string.Empty,
        _ => c.ToString(),
    }));

    private static bool IsRepeat(string plain) =>
        Enumerable.Range(1, Math.Min(4, plain.Length / 2)).Any(length => plain.Select((c, i) => c == plain[i % length]).All(same => same));

    /// <summary>A row of the alphabet or the keyboard, forwards or backwards, whole or in two halves.</summary>
    private static bool IsRow(string plain)
    {
        var half = plain.Length / 2;
        return InRow(plain) || (half >= 4 && InRow(plain[..half]) && InRow(plain[half..]));
    }

    private static bool InRow(string part) =>
        Rows.Contains(part, StringComparison.Ordinal) || Rows.Contains(string.Concat(part.Reverse()), StringComparison.Ordinal);
}
