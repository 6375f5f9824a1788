package io.lucidbins.bridge.web;

import io.lucidbins.bridge.exchange.ImportDifference;
import io.lucidbins.bridge.exchange.ImportFiles;
import io.lucidbins.bridge.exchange.ImportResult;

/** What a planner does about the fleet from the page. */
public interface ImportDesk {
  /** Reads and judges the files; stores nothing. */
  ImportResult read(ImportFiles files);

  /** What storing it would change, compared with what is stored now. */
  ImportDifference difference(ImportResult.Accepted accepted);

  /** Stores it and tells every open page; when this returns, it is durable. */
  void store(ImportResult.Accepted accepted);
}
