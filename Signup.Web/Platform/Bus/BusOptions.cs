namespace SignupWeb.Platform.Bus;

/// <summary>Section Bus: how public events leave. Not on the page of settings: whoever may change the shop there must not reach into its network by it.</summary>
public sealed class BusOptions
{
    /// <summary>Lets receivers have addresses in private networks and on this machine, and without https. For trying out, and for receivers of one's own beside the shop.</summary>
    public bool AllowPrivateAddresses { get; set; }

    public RabbitMqOptions RabbitMq { get; set; } = new();

    /// <summary>The broker that gets all public events.</summary>
    public sealed class RabbitMqOptions
    {
        /// <summary>With name and password, e.g. amqps://signup:secret@broker.example.com/shop. Empty: there is none.</summary>
        public string Uri { get; set; } = string.Empty;

        /// <summary>The topic exchange; made if it is not there.</summary>
        public string Exchange { get; set; } = "signup.events";

        internal bool IsUsable => Uri.Length == 0 || (System.Uri.TryCreate(Uri, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps");
    }
}
