package io.lucidbins.town.cli;

import io.lucidbins.town.demo.DemoSettings;
import io.lucidbins.town.demo.RunDemo;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code town demo}. */
@Command(
    name = "demo",
    description = {
      "Runs a town on this machine: a broker, a bridge, and an agent on a virtual Pi for each bin.",
      "Prints the address of its page when there is something to see. Everything lives in a"
          + " temporary folder and on loopback ports."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TownVersion.class)
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--bins",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many bins, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int bins;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "60",
      description = "Seconds of the town in one of ours, 1 to 120 (default: ${DEFAULT-VALUE}).")
  private int speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that happens by chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description =
          "Port of the page; a free one is taken if it is in use (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "How long to run after it is ready; 0 = until it is ended (default).")
  private long seconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var settings = new DemoSettings(bins, speed, seed, port, Duration.ofSeconds(seconds));
    var today = LocalDate.now(ZoneId.systemDefault());
    if (new RunDemo(settings, today, new SecureRandom(), System.out).run()) {
      return 0;
    }
    System.err.println(
        "town: after 3 min there is still nothing to see; look at the messages above for the"
            + " reason");
    return 1;
  }
}
