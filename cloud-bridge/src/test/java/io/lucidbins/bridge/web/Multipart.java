package io.lucidbins.bridge.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A form with files, as RFC 7578 writes it. */
final class Multipart {
  private static final String BOUNDARY = "----of-a-test";
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  static Multipart empty() {
    return new Multipart();
  }

  Multipart file(String field, String name, String content) {
    return file(field, name, content.getBytes(StandardCharsets.UTF_8));
  }

  Multipart file(String field, String name, byte[] content) {
    text(
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + field
            + "\"; filename=\"");
    text(name + "\"\r\nContent-Type: text/csv\r\n\r\n");
    body.writeBytes(content);
    text("\r\n");
    return this;
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(Http http, String path, String accept) {
    text("--" + BOUNDARY + "--\r\n");
    return http.send(
        HttpRequest.newBuilder(http.uri(path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", accept)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }
}
