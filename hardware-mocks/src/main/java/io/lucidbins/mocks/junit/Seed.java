package io.lucidbins.mocks.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The seed of a test's virtual Pi and bin, on a method or, for all its methods, on a class. Without
 * it the seed is 1; {@code -Dseed=} overrides both.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Seed {
  long value();
}
