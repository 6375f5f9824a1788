package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import tools.jackson.databind.ObjectWriter;

/** Writes answers as JSON: absent instead of null, times in RFC 3339 UTC. */
final class Json implements JsonMapper {
  private final ObjectWriter writer =
      tools.jackson.databind.json.JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .changeDefaultVisibility(
              visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          .build()
          .writer();

  @Override
  public String toJsonString(Object value, Type type) {
    return write(value);
  }

  String write(Object value) {
    return writer.writeValueAsString(value);
  }
}
