package io.lucidbins.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanFormatTest {
  @Test
  void the_file_name_says_plan_state_and_format() {
    assertThat(PlanFormat.GPX.fileName(SamplePlan.published(3))).isEqualTo("plan-2026-11-22.3.gpx");
    assertThat(PlanFormat.ICS.fileName(SamplePlan.draft()))
        .isEqualTo("plan-2026-11-22.2-draft.ics");
  }

  @Test
  void a_code_names_its_format_and_anything_else_none() {
    for (PlanFormat format : PlanFormat.values()) {
      assertThat(PlanFormat.of(format.code())).contains(format);
    }
    assertThat(PlanFormat.of("GeoJSON")).contains(PlanFormat.GEOJSON);
    assertThat(PlanFormat.of("kml")).isEmpty();
    assertThat(PlanFormat.of("")).isEmpty();
  }

  @Test
  void the_same_plan_gives_the_same_bytes() {
    for (PlanFormat format : PlanFormat.values()) {
      assertThat(SamplePlan.export(SamplePlan.draft(), format))
          .as(format.code())
          .isEqualTo(SamplePlan.export(SamplePlan.draft(), format));
    }
  }
}
