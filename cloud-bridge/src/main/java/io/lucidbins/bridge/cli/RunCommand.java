package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.CloudBridge;
import io.lucidbins.bridge.access.SecretsFile;
import io.lucidbins.bridge.broker.BrokerException;
import io.lucidbins.bridge.database.StoreException;
import io.lucidbins.bridge.settings.BridgeSettings;
import io.lucidbins.bridge.web.WebUnavailable;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The service. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = CloudBridgeCommand.Version.class,
    description = {
      "Runs the bridge until it is ended by Ctrl-C or SIGTERM.",
      "Without --broker it runs a broker of its own on 127.0.0.1:1883, which edge-agent run finds.",
      "Exit codes: 1 failed, 2 settings, 4 store, 5 a port is taken, 130 or 143 ended."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class RunCommand implements Callable<Integer> {
  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions settings;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "A broker of your own, tcp://HOST:PORT, instead of the embedded one.")
  private @Nullable String broker;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where pages and API are served; port 0 takes a free one.")
  private @Nullable String listen;

  @Option(names = "--check", description = "Only say whether the settings are valid.")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    BridgeSettings read = settings.read(broker, listen);
    PrintWriter out = spec.commandLine().getOut();
    if (check) {
      out.println("The settings are valid.");
      out.flush();
      return ExitCodes.DONE;
    }
    try {
      return serve(read, out);
    } catch (BrokerException e) {
      return fail(e, e.isPortTaken() ? ExitCodes.BUSY : ExitCodes.FAILED);
    } catch (WebUnavailable e) {
      return fail(e, ExitCodes.BUSY);
    } catch (StoreException e) {
      return fail(e, ExitCodes.UNREACHABLE);
    } catch (IllegalArgumentException e) {
      return fail(e, ExitCodes.USAGE);
    }
  }

  private int serve(BridgeSettings read, PrintWriter out) throws InterruptedException {
    var bridge = CloudBridge.start(read, InstantSource.system(), new SecureRandom());
    // Closes on Ctrl-C and SIGTERM; the JVM then answers 130 or 143 by itself.
    Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "shutdown"));
    bridge.awaitConnection(FIRST_CONNECTION);
    out.println("Lucid Bins bridge");
    out.println("  page    http://" + urlHost(read.web().host()) + ":" + bridge.webPort() + "/");
    out.println(
        "  broker  "
            + bridge.brokerUri()
            + (bridge.isConnected() ? "" : " (not reached yet, trying)"));
    out.println("  store   " + read.store().url());
    out.println("  state   " + settings.state().bridge());
    out.println(
        "  cards   for wallets, put the line of "
            + settings.state().bridge().resolve(SecretsFile.PUBLIC_NAME)
            + " into the agents' settings: [deposit] tenant_key");
    out.println("Ready. Ctrl-C ends it.");
    out.flush();
    new CountDownLatch(1).await();
    return ExitCodes.DONE;
  }

  /** An IPv6 address stands in brackets in a URL. */
  private static String urlHost(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private int fail(RuntimeException failure, int code) {
    spec.commandLine().getErr().println("cloud-bridge run: " + failure.getMessage());
    spec.commandLine().getErr().flush();
    return code;
  }
}
