package io.lucidbins.mocks.parts;

import java.util.List;

/** Parts that have one name: what befalls it befalls all of them. */
public final class PartGroup implements Part {
  private final List<Part> parts;

  public PartGroup(Part... parts) {
    this.parts = List.of(parts);
  }

  @Override
  public void settle() {
    parts.forEach(Part::settle);
  }

  @Override
  public void stick(boolean frozen) {
    parts.forEach(part -> part.stick(frozen));
  }

  @Override
  public void pretendOtherChip() {
    parts.forEach(Part::pretendOtherChip);
  }

  @Override
  public void reset() {
    parts.forEach(Part::reset);
  }

  @Override
  public void slowClock(double factor) {
    parts.forEach(part -> part.slowClock(factor));
  }

  @Override
  public void unplug(boolean gone) {
    parts.forEach(part -> part.unplug(gone));
  }
}
