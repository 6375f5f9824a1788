package io.lucidbins.bridge.cli;

import io.lucidbins.bridge.exchange.PlanFormat;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The values of {@code --format}: the codes of the formats. */
final class PlanFormatOption implements ITypeConverter<PlanFormat>, Iterable<String> {
  @Override
  public PlanFormat convert(String code) {
    return PlanFormat.of(code)
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is none of %s".formatted(code, String.join(", ", this))));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(PlanFormat.values()).map(PlanFormat::code).iterator();
  }
}
