package io.lucidbins.bridge.dispatch;

import io.lucidbins.bridge.database.Transaction;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The tables {@code road_matrix} and {@code road_place}. */
final class SqlRoads {
  private final String tenant;

  SqlRoads(String tenant) {
    this.tenant = tenant;
  }

  Optional<RoadMatrix> matrix(Transaction tx) {
    return tx.handle()
        .createQuery("SELECT seconds, metres FROM road_matrix WHERE tenant = :tenant")
        .bind("tenant", tenant)
        .map((row, _) ->
            new RoadMatrix(
                places(tx), numbers(row.getBytes("seconds")), numbers(row.getBytes("metres"))))
        .findOne();
  }

  private List<String> places(Transaction tx) {
    return tx.handle()
        .createQuery("SELECT id FROM road_place WHERE tenant = :tenant ORDER BY place")
        .bind("tenant", tenant)
        .mapTo(String.class)
        .list();
  }

  void put(Transaction tx, RoadMatrix matrix) {
    delete(tx, "DELETE FROM road_place WHERE tenant = :tenant");
    delete(tx, "DELETE FROM road_matrix WHERE tenant = :tenant");
    tx.handle()
        .createUpdate(
            """
            INSERT INTO road_matrix (tenant, seconds, metres) VALUES (:tenant, :seconds, :metres)
            """)
        .bind("tenant", tenant)
        .bind("seconds", bytes(matrix.seconds()))
        .bind("metres", bytes(matrix.metres()))
        .execute();
    insertPlaces(tx, matrix.places());
  }

  private void delete(Transaction tx, String sql) {
    tx.handle().createUpdate(sql).bind("tenant", tenant).execute();
  }

  private void insertPlaces(Transaction tx, List<String> places) {
    try (var batch =
        tx.handle()
            .prepareBatch(
                "INSERT INTO road_place (tenant, place, id) VALUES (:tenant, :place, :id)")) {
      for (int i = 0; i < places.size(); i++) {
        batch.bind("tenant", tenant).bind("place", i).bind("id", places.get(i)).add();
      }
      batch.execute();
    }
  }

  private static byte[] bytes(int[] numbers) {
    var buffer = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    buffer.asIntBuffer().put(numbers);
    return buffer.array();
  }

  private static int[] numbers(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).asIntBuffer();
    int[] numbers = new int[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }
}
