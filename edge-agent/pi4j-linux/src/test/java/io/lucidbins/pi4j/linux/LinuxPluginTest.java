package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.extension.Plugin;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinuxPluginTest {

  @Test
  void pi4j_finds_the_plugin_and_its_providers() {
    Context pi4j = Pi4J.newContextBuilder().autoDetectProviders().disableShutdownHook().build();

    assertThat(pi4j.providers().all())
        .containsOnlyKeys("linux-digital-input", "linux-digital-output", "linux-i2c");
    assertThat(pi4j.provider(IOType.I2C).getPriority()).isEqualTo(250);
    pi4j.shutdown();
  }

  @Test
  void it_is_the_only_plugin_on_the_path() {
    assertThat(ServiceLoader.load(Plugin.class)).hasExactlyElementsOfTypes(LinuxPlugin.class);
  }

  /**
   * The agent's own way: the property names the library, native access is granted, and nobody says
   * a word about it.
   */
  @Test
  void a_process_uses_the_library_that_its_property_names_and_prints_no_warning() throws Exception {
    KernelShim shim = KernelShim.load();
    String said =
        run(
            "-D" + LibC.PROPERTY + "=" + shim.library(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dtinylog.level=off");

    assertThat(said.strip()).isEqualTo("read F0 from 0x2A, level H");
  }

  @Test
  void a_library_that_is_none_is_named() throws Exception {
    String said = run("-D" + LibC.PROPERTY + "=/nowhere.so", "--enable-native-access=ALL-UNNAMED");

    assertThat(said).contains("/nowhere.so");
  }

  private static String run(String... flags) throws Exception {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of(flags));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OneReading.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** A program like the agent: what Pi4J finds on the path, on {@code LibC.system()}. */
  static final class OneReading {
    private OneReading() {}

    public static void main(String[] arguments) {
      Context pi4j = Pi4J.newContextBuilder().autoDetectProviders().disableShutdownHook().build();
      var config = I2C.newConfigBuilder(pi4j).bus(1).device(0x2A).build();
      I2C part = pi4j.create(config);
      var lamp = DigitalOutput.newConfigBuilder(pi4j).bcm(19).initial(DigitalState.HIGH).build();
      DigitalOutput output = pi4j.create(lamp);
      part.writeRegister(0x1F, (byte) 0xF0);
      System.out.printf(
          "read %X from 0x2A, level %s%n", part.readRegister(0x1F), output.isHigh() ? "H" : "L");
      pi4j.shutdown();
    }
  }
}
