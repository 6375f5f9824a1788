package io.lucidbins.bridge.points;

import io.lucidbins.bridge.carbon.CarbonFactor;
import io.lucidbins.bridge.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;

/** Rules, factors and assets in SQL, one text for SQLite and PostgreSQL. */
final class SqlTariffBook implements TariffBook {
  private static final String KEEP_ASSET =
      """
      INSERT INTO asset (tenant, asset, scale) VALUES (:tenant, :asset, :scale)
      ON CONFLICT (tenant, asset) DO NOTHING\
      """;

  private static final String KEEP_RULE =
      """
      INSERT INTO rule (tenant, version, material, outcome, rate_milli_per_kg, valid_from, valid_to)
      VALUES (:tenant, :version, :material, :outcome, :rate, :from, :to)\
      """;

  private static final String RULES =
      """
      SELECT material || ' ' || outcome || ' ' || rate_milli_per_kg || ' ' || valid_from || ' '
        || COALESCE(CAST(valid_to AS TEXT), '')
      FROM rule WHERE tenant = :tenant AND version = :version\
      """;

  private static final String KEEP_FACTOR =
      """
      INSERT INTO factor (tenant, factor, g_per_kg, boundary, source, note, sha256)
      VALUES (:tenant, :factor, :gramsPerKg, :boundary, :source, :note, :sha256)
      ON CONFLICT (tenant, factor) DO NOTHING\
      """;

  private static final String FACTOR =
      "SELECT sha256 FROM factor WHERE tenant = :tenant AND factor = :factor";

  @Override
  public void keep(Transaction transaction, String tenant, Tariff tariff) {
    for (var asset : Asset.values()) {
      transaction
          .handle()
          .createUpdate(KEEP_ASSET)
          .bind("tenant", tenant)
          .bind("asset", asset.name())
          .bind("scale", asset.scale())
          .execute();
    }
    tariff.rules().versions().forEach(version -> keep(transaction, tenant, version));
    tariff.factors().all().forEach(factor -> keep(transaction, tenant, factor));
  }

  private static void keep(Transaction transaction, String tenant, RuleSet rules) {
    var stored =
        transaction
            .handle()
            .createQuery(RULES)
            .bind("tenant", tenant)
            .bind("version", rules.version())
            .mapTo(String.class)
            .set();
    if (stored.isEmpty()) {
      rules.rules().forEach(rule -> insert(transaction, tenant, rules, rule));
      return;
    }
    var given = new HashSet<String>();
    for (var rule : rules.rules()) {
      given.add(
          rule.material()
              + " "
              + rule.outcome().code()
              + " "
              + rule.rate()
              + " "
              + rules.validFrom().toEpochMilli()
              + " "
              + rules.validTo().map(to -> Long.toString(to.toEpochMilli())).orElse(""));
    }
    if (!given.equals(stored)) {
      throw new IllegalStateException(
          "rule set "
              + rules.version()
              + " differs from what awards were decided by; give the change a new version");
    }
  }

  private static void insert(Transaction transaction, String tenant, RuleSet rules, Rule rule) {
    transaction
        .handle()
        .createUpdate(KEEP_RULE)
        .bind("tenant", tenant)
        .bind("version", rules.version())
        .bind("material", rule.material())
        .bind("outcome", rule.outcome().code())
        .bind("rate", rule.rate())
        .bind("from", rules.validFrom().toEpochMilli())
        .bind("to", rules.validTo().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  private static void keep(Transaction transaction, String tenant, CarbonFactor factor) {
    var sha256 = sha256(factor);
    transaction
        .handle()
        .createUpdate(KEEP_FACTOR)
        .bind("tenant", tenant)
        .bind("factor", factor.id())
        .bind("gramsPerKg", factor.gramsPerKg())
        .bind("boundary", factor.boundary())
        .bind("source", factor.source())
        .bind("note", factor.note())
        .bind("sha256", sha256)
        .execute();
    var stored =
        transaction
            .handle()
            .createQuery(FACTOR)
            .bind("tenant", tenant)
            .bind("factor", factor.id())
            .mapTo(byte[].class)
            .one();
    if (!Arrays.equals(stored, sha256)) {
      throw new IllegalStateException(
          "carbon factor "
              + factor.id()
              + " differs from what awards were decided by; give the change a new version");
    }
  }

  private static byte[] sha256(CarbonFactor factor) {
    var text =
        String.join(
            "\n",
            factor.id(),
            Integer.toString(factor.gramsPerKg()),
            factor.boundary(),
            factor.source(),
            factor.note());
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
