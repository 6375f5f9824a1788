package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the description of the API, which is written by hand and is its source. */
final class OpenApi {
  static final String RESOURCE = "/web/openapi.yaml";

  private OpenApi() {}

  static void serve(Context ctx) {
    ctx.contentType("application/yaml").result(read());
  }

  static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the installation lacks " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
