package io.lucidbins.bridge.settings;

import io.lucidbins.bridge.broker.BinPasswords;
import io.lucidbins.bridge.broker.BrokerSettings;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.mqtt.MqttSettings;
import io.lucidbins.bridge.settings.BridgeSettings.Broker;
import io.lucidbins.bridge.web.WebSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the settings of a run from the file and the command line, which goes before the file. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * What the command line says; null where it says nothing.
   *
   * @param store {@code --store}
   * @param broker {@code --broker}
   * @param listen {@code --listen}
   */
  public record CommandLine(
      @Nullable String store, @Nullable String broker, @Nullable String listen) {}

  /**
   * Reads the file.
   *
   * @param file null for the defaults
   * @throws SettingsException with every problem found
   */
  public static BridgeSettings read(
      @Nullable Path file, CommandLine given, StateDirectories state) {
    var toml =
        file == null ? TomlReader.of("", "defaults") : TomlReader.of(text(file), file.toString());
    var settings = settings(toml, given, state);
    toml.requireNothingElse();
    if (settings == null) {
      throw new IllegalStateException("a setting is missing though no problem was found");
    }
    return settings;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new SettingsException(List.of("there is no settings file " + file));
    } catch (CharacterCodingException e) {
      throw new SettingsException(List.of("the settings file " + file + " is not UTF-8 text"));
    } catch (IOException e) {
      throw new SettingsException(
          List.of("the settings file " + file + " cannot be read: " + e.getMessage()));
    }
  }

  private static @Nullable BridgeSettings settings(
      TomlReader toml, CommandLine given, StateDirectories state) {
    TenantId tenant = toml.value("tenant", null, TenantId.MAIN.value(), TenantId::new);
    String ownStore = StoreSettings.file(state.bridge().resolve("store.db")).url();
    StoreSettings store = toml.value("store.url", given.store(), ownStore, StoreSettings::new);
    Broker broker = broker(toml, given, state);
    WebSettings web = web(toml, given);
    return tenant == null || store == null || broker == null || web == null
        ? null
        : new BridgeSettings(tenant, state.bridge(), store, broker, web);
  }

  private static @Nullable Broker broker(
      TomlReader toml, CommandLine given, StateDirectories state) {
    String uri = toml.value("broker.uri", given.broker(), "", value -> value);
    String name = toml.value("broker.name", null, BridgeSettings.BRIDGE_NAME, value -> value);
    String passwordFile = toml.value("broker.password_file", null, "", value -> value);
    Broker embedded = embedded(toml, state);
    if (uri == null || uri.isEmpty() || name == null || passwordFile == null) {
      return embedded;
    }
    return toml.check(
        "broker.uri",
        () -> new Broker.External(new MqttSettings(uri, name, password(passwordFile))));
  }

  private static String password(String file) {
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "a broker of your own needs broker.password_file, a file with the bridge's password");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "broker.password_file " + file + " cannot be read: " + e, e);
    }
  }

  private static @Nullable Broker embedded(TomlReader toml, StateDirectories state) {
    BrokerSettings settings =
        toml.value(
            "embedded_broker.listen",
            null,
            "127.0.0.1:" + BrokerSettings.DEFAULT_PORT,
            listen -> {
              HostPort at = HostPort.parse(listen);
              return new BrokerSettings(at.host(), at.port(), state.bridge().resolve("broker"));
            });
    BinPasswords bins =
        toml.value(
            "embedded_broker.passwords_file",
            null,
            "",
            file ->
                file.isEmpty()
                    ? new BinPasswords.Desk(state.deskPassword())
                    : new BinPasswords.File(Path.of(file)));
    return settings == null || bins == null ? null : new Broker.Embedded(settings, bins);
  }

  private static @Nullable WebSettings web(TomlReader toml, CommandLine given) {
    WebSettings standard = WebSettings.defaults();
    HostPort listen =
        toml.value(
            "web.listen", given.listen(), standard.host() + ":" + standard.port(), HostPort::parse);
    ZoneId zone = toml.value("web.zone", null, standard.zone().getId(), ZoneId::of);
    return listen == null || zone == null
        ? null
        : toml.check(
            "web.listen",
            () -> new WebSettings(listen.host(), listen.port(), zone, standard.heartbeat()));
  }

  /** An address to listen on. */
  private record HostPort(String host, int port) {
    static HostPort parse(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException(
            "'" + text + "' is not HOST:PORT, such as 127.0.0.1:8080");
      }
      String host = text.substring(0, colon);
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      return new HostPort(
          bracketed ? host.substring(1, host.length() - 1) : host,
          Integer.parseInt(text.substring(colon + 1)));
    }
  }
}
