package io.lucidbins.bridge.web;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The headers that every answer carries. Pages need no inline script or style and nothing from
 * another host, so the content security policy allows neither.
 */
final class SecurityHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
              + " object-src 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()");

  private SecurityHeaders() {}

  static void write(BiConsumer<String, String> header) {
    HEADERS.forEach(header);
  }
}
