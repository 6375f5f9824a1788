package io.lucidbins.bridge.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites out of a bridge that a browser of this machine or network can reach. There is
 * no sign-in yet, so being able to send a request is all the power there is.
 *
 * <p>A page of another site may not read an answer, but it could have its name resolve to the
 * address of the bridge and then count as the same site (DNS rebinding): so the Host has to be the
 * address listened on, localhost, a loopback address or, on a wildcard, any address in numbers. And
 * it could post a form: so a request that changes something has to come from the bridge's own pages
 * or from no browser at all. Browsers tell by Sec-Fetch-Site, older ones by Origin (W3C Fetch
 * Metadata; Fetch standard, section 3.1).
 */
final class RequestGuard {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[::1]");
  private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "[::]");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

  private final String listenHost;

  /**
   * @param listenHost the address or name that the server was told to listen on
   */
  RequestGuard(String listenHost) {
    boolean bareIpv6 = listenHost.contains(":") && !listenHost.startsWith("[");
    this.listenHost = (bareIpv6 ? "[" + listenHost + "]" : listenHost).toLowerCase(Locale.ROOT);
  }

  /**
   * Lets the request pass or ends it.
   *
   * @throws Refusal if it asks another host, or changes something and comes from another site
   */
  void check(Context ctx) {
    String host = ctx.header("Host");
    if (!isOurs(host)) {
      throw Refusal.of(
          ProblemKind.HOST_REFUSED,
          "this bridge is not \"" + host + "\"; open it at the address that it listens on");
    }
    String method = ctx.method().name();
    if (!READING.contains(method) && comesFromElsewhere(ctx, host)) {
      throw Refusal.of(
          ProblemKind.CROSS_SITE,
          "a page of another site sent this "
              + method
              + "; nothing was changed. Use the bridge's own page, or a program that sends neither"
              + " Origin nor Sec-Fetch-Site");
    }
  }

  private boolean isOurs(@Nullable String authority) {
    return authority != null
        && nameOf(authority)
            .filter(name ->
                name.equals(listenHost)
                    || name.equals("localhost")
                    || LOOPBACK.matcher(name).matches()
                    || (WILDCARDS.contains(listenHost) && isNumeric(name)))
            .isPresent();
  }

  private static Optional<String> nameOf(String authority) {
    var parts = AUTHORITY.matcher(authority);
    return parts.matches()
        ? Optional.of(parts.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isNumeric(String name) {
    return name.startsWith("[") || IPV4.matcher(name).matches();
  }

  private static boolean comesFromElsewhere(Context ctx, @Nullable String host) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return !OWN_PAGES.contains(site);
    }
    String origin = ctx.header("Origin");
    return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
  }
}
