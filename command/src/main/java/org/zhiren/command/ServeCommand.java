package org.zhiren.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.DatabaseProblem;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.ExternalDatabase;
import org.zhiren.explain.Text;
import org.zhiren.platform.ZhirenApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server itself, in the foreground: the database first, then the web application. */
@Command(
    name = "serve",
    description = {
      "Run the server in the foreground until it is stopped (Ctrl-C).",
      "在前台运行服务器，直到停止（Ctrl-C）。"
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = "--training",
      hidden = true,
      description = "Start, load the first pages, stop: records the start-up for the next ones.")
  private boolean training;

  @Option(
      names = "--fill",
      hidden = true,
      description = "Fill an empty database with the demonstration, then stop.")
  private boolean fill;

  @Option(names = "--people", hidden = true, description = "How many people --fill invents.")
  private int people = 20_000;

  @Option(names = "--seed", hidden = true, description = "Seed of what --fill invents.")
  private long seed = 7;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable AutoCloseable database;
  private @Nullable ConfigurableApplicationContext application;
  private boolean stopped;

  @Override
  public Integer call() throws Exception {
    Path data = Installation.current().data(options.data);
    ServerState state =
        new ServerState(
            ProcessHandle.current().pid(),
            ServerState.Stage.STARTING,
            "",
            options.webAddress(),
            "",
            Instant.now());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data), "zhiren-stop"));
    try {
      start(data, state);
    } catch (DatabaseProblem e) {
      if (e.kind() != DatabaseProblem.Kind.IN_USE && data.toFile().isDirectory()) {
        fail(data, state, e.text());
      }
      throw e;
    } catch (Exception e) {
      Text text = explain(e);
      fail(data, state, text);
      if (System.getenv("ZHIREN_DEBUG") != null) {
        e.printStackTrace();
      }
      throw new CommandProblem(CommandProblem.UNUSABLE, text);
    }
    if (training) {
      Warmup.load(options.webAddress());
      return 0;
    }
    if (fill) {
      return 0;
    }
    stopping.await();
    return 0;
  }

  private void start(Path data, ServerState initial) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    ServerState state = openDatabase(data, initial, settings);
    settings.put("zhiren.data", data.toString());
    settings.put("zhiren.demo", Boolean.toString(!options.noDemo && !training));
    settings.put("zhiren.records.sign-at-stop", "true");
    settings.put("zhiren.demo-people", people);
    settings.put("zhiren.demo-seed", seed);
    settings.put("zhiren.first-officers", Boolean.toString(options.noDemo && !training));
    // A server that only fills the demonstration listens elsewhere than the one that people meet.
    settings.put("zhiren.demo-port", fill ? ServerOptions.USUAL_PORT : options.port);
    settings.put("server.port", options.port);
    settings.put("server.address", options.address);
    state
        .at(ServerState.Stage.STARTING, Speech.say("正在启动网页服务", "starting the web pages"))
        .write(data);
    SpringApplication spring = new SpringApplication(ZhirenApplication.class);
    spring.setRegisterShutdownHook(false); // the database must outlive the application
    spring.addInitializers(context ->
        context
            .getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("command line", settings)));
    ConfigurableApplicationContext started = spring.run();
    synchronized (this) {
      application = started;
    }
    state.at(ServerState.Stage.READY, "").write(data);
  }

  private ServerState openDatabase(Path data, ServerState state, Map<String, Object> settings) {
    String external = options.externalDatabase();
    if (external == null) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
      synchronized (this) {
        database = postgres;
      }
      postgres.keepRunning(problem -> {
        System.err.println(Speech.say(problem.text()));
        System.exit(CommandProblem.UNUSABLE);
      });
      connect(settings, postgres.owner(), postgres.application());
      ServerState known =
          state.withDatabase(
              "PostgreSQL %s, 127.0.0.1:%d"
                  .formatted(EmbeddedPostgres.bundledVersion(), postgres.port()));
      known.write(data);
      return known;
    }
    ExternalDatabase opened =
        ExternalDatabase.open(ExternalDatabase.parse(external, System.getenv()), data);
    synchronized (this) {
      database = opened;
    }
    opened.remarks().forEach(remark -> System.err.println(Speech.say(remark)));
    connect(settings, opened.owner(), opened.application());
    ServerState known =
        state.withDatabase(
            "PostgreSQL %s, %s"
                .formatted(
                    opened.version(),
                    opened.owner().jdbcUrl().replaceFirst("^jdbc:postgresql://", "")));
    known.write(data);
    return known;
  }

  private static void connect(
      Map<String, Object> settings, DatabaseAccess owner, DatabaseAccess application) {
    settings.put("spring.datasource.url", application.jdbcUrl());
    settings.put("spring.datasource.username", application.username());
    settings.put("spring.datasource.password", application.password());
    settings.put("zhiren.owner.url", owner.jdbcUrl());
    settings.put("zhiren.owner.username", owner.username());
    settings.put("zhiren.owner.password", owner.password());
  }

  private static void fail(Path data, ServerState state, Text text) {
    state.at(ServerState.Stage.FAILED, Speech.say(text)).write(data);
  }

  /** One line out of Spring's many. */
  private Text explain(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.BindException
          || cause.getClass().getSimpleName().equals("PortInUseException")) {
        return StartCommand.portTaken(options.port);
      }
      if (cause instanceof DatabaseProblem problem) {
        return problem.text();
      }
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    return Text.of(
            "服务器未能启动：{0}。数据没有丢失；请运行 ./zhiren doctor。",
            "The server did not start: {0}. No data is lost; run ./zhiren doctor.")
        .fill(message);
  }

  /** First the application, which finishes its requests, then the database. */
  private void stop(Path data) {
    AutoCloseable openDatabase;
    ConfigurableApplicationContext openApplication;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      openDatabase = database;
      openApplication = application;
    }
    try {
      if (openApplication != null) {
        openApplication.close();
        ServerState.remove(data);
      }
      if (openDatabase != null) {
        openDatabase.close();
      }
    } catch (Exception e) {
      System.err.println(e);
    } finally {
      stopping.countDown();
    }
  }
}
