package io.lucidbins.bridge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Judges values by the schemas of openapi.yaml: the keywords that this file uses, and a refusal of
 * any other, so that none is silently ignored.
 */
final class OpenApiSchema {
  private static final List<String> KNOWN =
      List.of(
          "$ref",
          "type",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "enum",
          "minimum",
          "maximum",
          "pattern",
          "format",
          "description",
          "default");

  private final JsonNode document;

  OpenApiSchema(byte[] yaml) {
    this.document = new YAMLMapper().readTree(yaml);
  }

  JsonNode document() {
    return document;
  }

  /** Everything in which the value breaks the schema of that name, with its JSON pointer. */
  List<String> faults(JsonNode value, String schema) {
    var faults = new ArrayList<String>();
    judge(value, document.at("/components/schemas/" + schema), "", faults);
    return faults;
  }

  private void judge(JsonNode value, JsonNode schema, String at, List<String> faults) {
    if (schema.isMissingNode()) {
      faults.add(at + ": the schema is not in openapi.yaml");
      return;
    }
    schema.propertyNames().stream()
        .filter(keyword -> !KNOWN.contains(keyword))
        .forEach(keyword -> faults.add(at + ": keyword " + keyword + " is not judged"));
    if (schema.has("$ref")) {
      judge(value, document.at(schema.get("$ref").asString().substring(1)), at, faults);
      return;
    }
    if (!hasType(value, schema.path("type").asString())) {
      faults.add(at + ": is not of type " + schema.path("type").asString() + ": " + value);
      return;
    }
    judgeScalar(value, schema, at, faults);
    judgeObject(value, schema, at, faults);
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      judge(value.get(i), schema.path("items"), at + "/" + i, faults);
    }
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> false;
    };
  }

  private static void judgeScalar(JsonNode value, JsonNode schema, String at, List<String> faults) {
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      faults.add(at + ": is none of the values: " + value);
    }
    if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()) {
      faults.add(at + ": is too small: " + value);
    }
    if (schema.has("maximum") && value.asDouble() > schema.get("maximum").asDouble()) {
      faults.add(at + ": is too large: " + value);
    }
    String pattern = schema.has("pattern") ? schema.get("pattern").asString() : format(schema);
    if (value.isString() && !Pattern.compile(pattern).matcher(value.asString()).find()) {
      faults.add(at + ": does not match " + pattern + ": " + value);
    }
  }

  private static String format(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "date-time" -> "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$";
      case "date" -> "^\\d{4}-\\d\\d-\\d\\d$";
      default -> "";
    };
  }

  private void judgeObject(JsonNode value, JsonNode schema, String at, List<String> faults) {
    schema
        .path("required")
        .forEach(name -> {
          if (!value.has(name.asString())) {
            faults.add(at + ": lacks " + name.asString());
          }
        });
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> {
            String pointer = at + "/" + entry.getKey();
            JsonNode property = schema.path("properties").path(entry.getKey());
            if (property.isMissingNode()) {
              faults.add(pointer + ": is not described");
            } else {
              judge(entry.getValue(), property, pointer, faults);
            }
          });
    }
  }
}
