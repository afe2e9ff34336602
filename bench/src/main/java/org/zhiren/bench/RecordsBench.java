package org.zhiren.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.platform.ZhirenApplication;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.RecordProof;
import org.zhiren.platform.records.Records;

/**
 * Transactions a second with and without their entry in the record, on the platform itself and a
 * database that writes through to the disk at each commit; the sequencer and the signer work beside
 * it. At the end the whole record is proved.
 */
final class RecordsBench implements Benchmark {

  private static final int[] CLIENTS = {1, 4, 16};

  @Override
  public String name() {
    return "records";
  }

  @Override
  public String purpose() {
    return "transactions a second with and without the record, fsync on; the record proved after";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    long seconds = Options.number(options, "--seconds", 10);
    Path folder = Files.createTempDirectory("zhiren-bench-");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      try (ConfigurableApplicationContext platform = platform(postgres, folder)) {
        prepare(postgres);
        Load load = new Load(platform);
        load.run(4, 3, true); // warms up
        out.println("| clients | unrecorded /s | recorded /s | recorded of unrecorded |");
        out.println("|---:|---:|---:|---:|");
        for (int clients : CLIENTS) {
          double without = load.run(clients, seconds, false);
          double with = load.run(clients, seconds, true);
          out.printf(
              "| %d | %.0f | %.0f | %.0f %% |%n", clients, without, with, with * 100 / without);
        }
        long begin = System.nanoTime();
        load.awaitPlaces();
        double drained = (System.nanoTime() - begin) / 1e9;
        begin = System.nanoTime();
        try (Connection connection = postgres.owner().open()) {
          RecordProof.Proved proved = RecordProof.of(connection, folder, Clock.systemUTC(), null);
          out.printf(
              "%nAll %d entries had their place %.1f s after the last commit; proved from the rows"
                  + " in %.1f s: %s.%n",
              proved.head().size(),
              drained,
              (System.nanoTime() - begin) / 1e9,
              proved.holds() ? "nothing is wrong" : proved.faultCount() + " FAULTS");
        }
      }
    } finally {
      House.delete(folder);
    }
  }

  private static ConfigurableApplicationContext platform(EmbeddedPostgres postgres, Path folder) {
    DatabaseAccess application = postgres.application();
    DatabaseAccess owner = postgres.owner();
    return SpringApplication.run(
        ZhirenApplication.class,
        "--server.port=0",
        "--logging.level.root=warn",
        "--spring.datasource.url=" + application.jdbcUrl(),
        "--spring.datasource.username=" + application.username(),
        "--spring.datasource.password=" + application.password(),
        "--zhiren.owner.url=" + owner.jdbcUrl(),
        "--zhiren.owner.username=" + owner.username(),
        "--zhiren.owner.password=" + owner.password(),
        "--zhiren.data=" + folder);
  }

  private static void prepare(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.owner().open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema bench;
          create table bench.change (
            id bigint generated always as identity primary key, object uuid not null, words text not null);
          grant usage on schema bench to %1$s;
          grant insert on bench.change to %1$s;
          """
              .formatted(postgres.application().username()));
    }
  }

  /** Clients that commit one business row each time, with or without its entry. */
  private static final class Load {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Records records;
    private final Acting acting;

    Load(ConfigurableApplicationContext platform) {
      this.jdbc = platform.getBean(JdbcClient.class);
      this.transactions = platform.getBean(TransactionTemplate.class);
      this.records = platform.getBean(Records.class);
      this.acting = platform.getBean(Acting.class);
    }

    double run(int clients, long seconds, boolean recorded) throws Exception {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      long total = 0;
      try (ExecutorService pool =
          Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
          Callable<Long> client = () -> acting.asSystem("bench", () -> work(end, recorded));
          running.add(pool.submit(client));
        }
        for (Future<Long> one : running) {
          total += one.get();
        }
      }
      return total / (double) seconds;
    }

    private long work(long end, boolean recorded) {
      long done = 0;
      while (System.nanoTime() < end) {
        transactions.executeWithoutResult(status -> change(recorded));
        done++;
      }
      return done;
    }

    private void change(boolean recorded) {
      UUID object = UUID.randomUUID();
      jdbc.sql("insert into bench.change (object, words) values (:object, :words)")
          .param("object", object)
          .param("words", "把第三科并入第一科")
          .update();
      if (recorded) {
        records.record(
            Act.of("bench.change.made", "unit", object)
                .with("effective", "2026-11-26")
                .with("ground", "试验〔2026〕1号")
                .because("测量"));
      }
    }

    void awaitPlaces() throws InterruptedException {
      while (transactions.execute(
          status ->
              jdbc.sql("select exists (select from records.pending)")
                  .query(Boolean.class)
                  .single())) {
        Thread.sleep(Duration.ofMillis(20));
      }
    }
  }
}
