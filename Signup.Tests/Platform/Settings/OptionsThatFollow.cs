using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Settings;
using Xunit;

namespace SignupTests.Platform.Settings;

/// <summary>Options read again when the configuration has changed.</summary>
public sealed class OptionsThatFollow : IDisposable
{
    private readonly ConfigurationManager configuration = new();
    private readonly ServiceProvider services;

    public OptionsThatFollow()
    {
        configuration["Lamp:Watts"] = "40";
        var registered = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        registered.AddLiveOptions<LampOptions>("Lamp").Validate(lamp => lamp.Watts > 0, "Lamp:Watts must be above zero.");
        registered.AddSingleton<IOptions<RoomOptions>, LiveOptions<RoomOptions>>().AddOptions<RoomOptions>().Configure<IOptions<LampOptions>>((room, lamp) => room.Light = lamp.Value.Watts * 2);
        services = registered.BuildServiceProvider();
    }

    [Fact]
    public void Are_those_of_now_for_whoever_asks()
    {
        var (lamp, before) = (Get<LampOptions>(), Get<LampOptions>().Value);
        Assert.Same(before, lamp.Value);

        Set("60");

        Assert.Equal((40, 60), (before.Watts, lamp.Value.Watts));
    }

    [Fact]
    public void Made_of_others_are_made_of_the_newest()
    {
        Assert.Equal(80, Get<RoomOptions>().Value.Light);
        List<int> told = [];
        using var registration = configuration.GetSection("Lamp").GetReloadToken().RegisterChangeCallback(_ => told.Add(Get<RoomOptions>().Value.Light), null);

        Set("60");

        Assert.Equal(120, Assert.Single(told));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("bright")]
    public void Stay_as_they_were_when_the_new_ones_do_not_fit(string watts)
    {
        var lamp = Get<LampOptions>();
        Assert.Equal(40, lamp.Value.Watts);

        Set(watts);
        Assert.Equal(40, lamp.Value.Watts);

        Set("60");
        Assert.Equal(60, lamp.Value.Watts);
    }

    [Fact]
    public void That_never_fitted_say_so()
    {
        Set("-1");

        Assert.Throws<OptionsValidationException>(() => Get<LampOptions>().Value);
    }

    public void Dispose()
    {
        services.Dispose();
        configuration.Dispose();
    }

    private void Set(string watts)
    {
        configuration["Lamp:Watts"] = watts;
        ((IConfigurationRoot)configuration).Reload();
    }

    private IOptions<T> Get<T>()
        where T : class => services.GetRequiredService<IOptions<T>>();

    public sealed class LampOptions
    {
        public int Watts { get; set; }
    }

    public sealed class RoomOptions
    {
        public int Light { get; set; }
    }
}
