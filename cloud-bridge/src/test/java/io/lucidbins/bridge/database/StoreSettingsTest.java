package io.lucidbins.bridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
  @Test
  void postgresql_is_refused_without_showing_the_password() {
    assertThatThrownBy(() -> new StoreSettings("jdbc:postgresql://db/bins?password=s3cret&ssl=on"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PostgreSQL is not supported by this version")
        .hasMessageContaining("password=...&ssl=on")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bins.db", "jdbc:mysql://x", "jdbc:sqlite:", "jdbc:sqlite::memory:"})
  void anything_but_a_sqlite_file_is_refused(String url) {
    assertThatThrownBy(() -> new StoreSettings(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + url + "' is not jdbc:sqlite:FILE");
  }

  @Test
  void a_file_is_taken_as_it_is() {
    assertThat(StoreSettings.file(Path.of("/var/lib/x/store.db")).file())
        .isEqualTo(Path.of("/var/lib/x/store.db"));
  }
}
