package io.lucidbins.bridge;

import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.dispatch.DispatchSettings;
import io.lucidbins.bridge.dispatch.PlanPickups;
import io.lucidbins.bridge.dispatch.Plans;
import io.lucidbins.bridge.dispatch.Roads;
import io.lucidbins.bridge.dispatch.StoredHistories;
import io.lucidbins.bridge.dispatch.StoredMatrixTimes;
import io.lucidbins.bridge.dispatch.StraightLineTimes;
import io.lucidbins.bridge.fleet.Fleet;
import io.lucidbins.bridge.history.FillHistory;
import io.lucidbins.bridge.notify.Feed;
import io.lucidbins.bridge.notify.Topic;
import io.lucidbins.bridge.settings.BridgeSettings;
import java.util.List;

/** What plans, put together the same way for the service and for a command beside it. */
public final class Planning {
  private Planning() {}

  /**
   * Plans from the store and into it.
   *
   * @param feed told of drafts and publications
   */
  public static PlanPickups in(Database database, BridgeSettings settings, Feed feed) {
    String tenant = settings.tenant().value();
    var fleet = new Fleet(database, settings.tenant());
    return new PlanPickups(
        fleet,
        new StoredHistories(new FillHistory(database, tenant), fleet),
        new StoredMatrixTimes(new Roads(database, tenant), new StraightLineTimes()),
        new Plans(database, tenant, (tx, plan) -> feed.publish(tx, Topic.PLAN, List.of(plan))),
        DispatchSettings.defaults().in(settings.web().zone()));
  }
}
