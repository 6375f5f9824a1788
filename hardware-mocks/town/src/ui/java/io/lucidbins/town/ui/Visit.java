package io.lucidbins.town.ui;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's visit with one page open. It keeps what a person would not see: requests to other
 * hosts, and what the browser complained about.
 */
final class Visit implements AutoCloseable {
  static final double LONGEST_WAIT_MS = 20_000;

  private final BrowserContext context;
  private final String site;
  private final Page page;
  private final List<String> foreign = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param site address of the bridge, with a slash at the end
   */
  Visit(BrowserContext context, String site) {
    this.context = context;
    this.site = site;
    context.setDefaultTimeout(LONGEST_WAIT_MS);
    context.onRequest(this::note);
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(message.type() + ": " + message.text() + " at " + message.location());
      }
    });
    this.page = context.newPage();
  }

  private void note(Request request) {
    URI address = URI.create(request.url());
    boolean local = List.of("data", "blob").contains(address.getScheme());
    if (!local && !request.url().startsWith(site)) {
      foreign.add(request.url());
    }
  }

  /** Opens a page of the site: {@code "import"} for {@code /import}. */
  Page open(String path) {
    page.navigate(site + path);
    return page;
  }

  /** Opens a page that another site would serve. */
  Page openElsewhere(String address, String html) {
    page.route(
        address,
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html)));
    page.navigate(address);
    return page;
  }

  /** Everything that was asked of any other host. */
  List<String> foreignRequests() {
    return List.copyOf(foreign);
  }

  /** Errors and warnings of the console: failed scripts, refused by the content policy, 404s. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What axe-core finds wrong on the page as it stands: rule, place, reason. */
  List<String> barriers() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .flatMap(rule -> rule.getNodes().stream().map(node -> barrier(rule.getId(), node)))
            .toList();
  }

  private static String barrier(String rule, CheckedNode node) {
    return rule + " at " + node.getTarget() + ": " + node.getFailureSummary();
  }

  @Override
  public void close() {
    context.close();
  }
}
