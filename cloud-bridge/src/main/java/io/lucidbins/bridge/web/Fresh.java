package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Answers with an ETag of the content, so that asking again costs nothing when nothing differs. */
final class Fresh {
  private static final int HASH_CHARACTERS = 32;
  private final Json json;

  Fresh(Json json) {
    this.json = json;
  }

  void json(Context ctx, Object value) {
    send(ctx, json.write(value), "application/json");
  }

  void html(Context ctx, String page) {
    ctx.header("Vary", "HX-Request");
    send(ctx, page, "text/html; charset=utf-8");
  }

  private static void send(Context ctx, String text, String mediaType) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String etag = etag(body);
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", etag);
    if (isHeld(ctx.header("If-None-Match"), etag)) {
      ctx.status(304);
    } else {
      ctx.contentType(mediaType).result(body);
    }
  }

  /** RFC 9110 section 13.1.2: a list of tags, compared weakly, or a star. */
  private static boolean isHeld(@org.jspecify.annotations.Nullable String held, String etag) {
    return held != null
        && Arrays.stream(held.split(",", -1))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
  }

  private static String etag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return "W/\"" + HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
