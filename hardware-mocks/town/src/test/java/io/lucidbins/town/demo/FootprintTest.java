package io.lucidbins.town.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FootprintTest {
  @TempDir private Path folder;

  @Test
  void reads_the_peak_of_resident_memory_in_mib() throws Exception {
    Path status = folder.resolve("status");
    Files.writeString(status, "Name:\tjava\nVmHWM:\t  419840 kB\nVmRSS:\t  100 kB\n");

    // 419840 / 1024
    assertThat(Footprint.peakMegabytes(status)).contains(410L);
    assertThat(Footprint.peakMegabytes(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void says_what_was_used_in_one_line() {
    var used = new Footprint(Optional.of(410L), Duration.ofMillis(22_040), Duration.ofSeconds(49));

    assertThat(used).hasToString("It used 410 MB of memory at most, 22.0 s of CPU in 49.0 s.");
    assertThat(new Footprint(Optional.empty(), Duration.ZERO, Duration.ZERO))
        .hasToString("It used 0.0 s of CPU in 0.0 s.");
  }
}
