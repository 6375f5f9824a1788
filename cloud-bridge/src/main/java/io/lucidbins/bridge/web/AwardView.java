package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * One award of points for one deposit, without the person.
 *
 * @param at when the deposit was made
 * @param material code of the material, such as {@code pet}
 * @param milliPoints awarded, in thousandths of a point
 * @param milligramsCo2e estimated to be avoided against landfill
 * @param factor the published factor that this follows, with its source and version
 */
public record AwardView(
    String id,
    Instant at,
    String binId,
    String binName,
    String material,
    int grams,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long milliPoints,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long milligramsCo2e,
    String factor) {}
