package io.lucidbins.bridge.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * One award of points for one deposit, without the person.
 *
 * @param material code of the material, such as {@code pet}
 * @param outcome what becomes of it: {@code reuse}, {@code recycle} or {@code compost}
 * @param grams net weight that the bin's scale saw
 * @param milliPoints awarded, in thousandths of a point
 * @param milligramsCo2e estimated to be avoided against landfill
 */
public record AwardView(
    Instant depositedAt,
    Instant awardedAt,
    String binId,
    String binName,
    String material,
    String outcome,
    int grams,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long milliPoints,
    @JsonFormat(shape = JsonFormat.Shape.STRING) long milligramsCo2e) {}
