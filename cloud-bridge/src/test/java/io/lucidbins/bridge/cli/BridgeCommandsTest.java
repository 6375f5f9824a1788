package io.lucidbins.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.fleet.Bin;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.fleet.TenantId;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.history.Segment;
import io.lucidbins.bridge.ingest.Batches;
import io.lucidbins.device.BinId;
import io.lucidbins.device.StreamId;
import io.lucidbins.device.UplinkCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeCommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void run_check_says_whether_the_settings_are_valid() throws IOException {
    assertThat(execute("run", "--check", "--state", folder.toString())).isZero();
    assertThat(out.toString()).isEqualTo("The settings are valid." + System.lineSeparator());

    Path file = Files.writeString(folder.resolve("x.toml"), "[web]\nlistn = \"x\"\n");
    assertThat(execute("run", "--check", "--settings", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + " line 2, column 1: unknown key web.listn");
  }

  @Test
  void run_refuses_a_store_that_it_cannot_open_yet() {
    assertThat(execute("run", "--store", "jdbc:postgresql://db/bins")).isEqualTo(2);
    assertThat(err.toString()).contains("PostgreSQL is not supported by this version");
  }

  @Test
  void run_says_that_the_port_of_the_broker_is_taken_and_ends_with_5() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file =
          Files.writeString(
              folder.resolve("x.toml"),
              "[embedded_broker]\nlisten = \"127.0.0.1:" + taken.getLocalPort() + "\"\n");

      int code = execute("run", "--settings", file.toString(), "--state", folder.toString());

      assertThat(code).isEqualTo(5);
      assertThat(err.toString())
          .contains("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  @Test
  void run_says_what_is_wrong_in_the_settings_a_line_each_and_ends_with_2() throws IOException {
    Path file = folder.resolve("x.toml");
    Files.writeString(file, "tenant = \"Main\"\n[web]\nlistn = \"x\"\n");

    assertThat(execute("run", "--settings", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("cloud-bridge run: " + file + " line "))
        .last()
        .asString()
        .endsWith("line 3, column 1: unknown key web.listn; did you mean web.listen?");

    err.getBuffer().setLength(0);
    Files.writeString(file, "[web\n");
    assertThat(execute("run", "--settings", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + " line 1, column 5: ");

    err.getBuffer().setLength(0);
    Files.write(file, new byte[] {(byte) 0xFF});
    assertThat(execute("run", "--settings", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + " is not UTF-8 text");
  }

  @Test
  void commands_on_a_store_that_is_not_there_say_what_to_do_and_end_with_4() {
    assertThat(execute("bins", "--state", folder.toString())).isEqualTo(4);
    assertThat(execute("tail", "--state", folder.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("there is no store at " + folder.resolve("store.db"));
    assertThat(folder.resolve("store.db")).doesNotExist();
  }

  @Test
  void tail_prints_a_line_for_each_record_of_the_bin_and_kind() {
    fill();

    assertThat(execute("tail", "--all", "--no-follow", "--state", folder.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(6).allMatch(line -> line.matches("b[12] .+"));

    out.getBuffer().setLength(0);
    assertThat(
            execute(
                "tail",
                "--all",
                "--no-follow",
                "--bin",
                "b1",
                "--kind",
                "deposit",
                "--state",
                folder.toString()))
        .isZero();
    assertThat(out.toString().lines()).singleElement().asString().startsWith("b1 ").contains("pet");
  }

  @Test
  void tail_without_all_begins_with_what_comes() {
    fill();

    assertThat(execute("tail", "--no-follow", "--state", folder.toString())).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tail_refuses_what_is_no_bin_or_kind() {
    fill();

    assertThat(execute("tail", "--bin", "B 1", "--state", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("'B 1' is not a bin id");
    assertThat(execute("tail", "--kind", "rumour")).isEqualTo(2);
  }

  @Test
  void bins_lists_each_bin_with_its_state() {
    fill();

    assertThat(execute("bins", "--state", folder.toString())).isZero();

    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).containsPattern("b1 +- +- +- +never +b1");
  }

  private void fill() {
    var url = StoreSettings.file(folder.resolve("store.db"));
    try (var database = Database.open(url, System::nanoTime)) {
      store(database, new BinId("b1"));
      store(database, new BinId("b2"));
    }
  }

  private static void store(Database database, BinId bin) {
    var envelope = UplinkCodec.envelope(Batches.mixed(new StreamId(1), 1, 3));
    var history = new FillHistory(database, TenantId.MAIN.value());
    new Fleet(database, TenantId.MAIN).put(Bin.undescribed(bin));
    database.write(tx -> {
      history.append(tx, new Segment(bin, envelope, 1, 0, 1));
      return true;
    });
  }

  private int execute(String... arguments) {
    return CloudBridgeCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
