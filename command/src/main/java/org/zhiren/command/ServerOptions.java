package org.zhiren.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is to run: shared by {@code start} and {@code serve}. */
final class ServerOptions {

  /** The port when nobody names another. */
  static final int USUAL_PORT = 8420;

  static final String DATABASE_URL = "ZHIREN_DATABASE_URL";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Data folder (default: ZHIREN_DATA, else data beside the script).",
        "数据文件夹（默认：ZHIREN_DATA，否则为脚本旁的 data）。"
      })
  @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + USUAL_PORT,
      description = {"Port of the web pages (default: ${DEFAULT-VALUE}).", "网页端口。"})
  int port = USUAL_PORT;

  @Option(
      names = "--address",
      paramLabel = "IP",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all).",
        "监听地址（默认仅本机；0.0.0.0 为全部）。"
      })
  String address = "127.0.0.1";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "Use a PostgreSQL (15 or later) of your own: postgres://USER:PASSWORD@HOST:PORT/DATABASE or"
            + " the JDBC form. Better set "
            + DATABASE_URL
            + ", which no process list shows.",
        "使用自有的 PostgreSQL（15 及以上）。建议改用环境变量 " + DATABASE_URL + "，以免口令出现在进程列表中。"
      })
  @Nullable String databaseUrl;

  @Option(
      names = "--no-demo",
      description = {"Start empty, without the demo prefecture.", "不装入演示数据。"})
  boolean noDemo;

  /** The address of an external database, from the option or the environment. */
  @Nullable String externalDatabase() {
    if (databaseUrl != null) {
      return databaseUrl;
    }
    String url = System.getenv(DATABASE_URL);
    return url == null || url.isBlank() ? null : url;
  }

  /** The same options as words; the database address travels in the environment. */
  List<String> words(Path dataFolder) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--data", dataFolder.toString()));
    words.addAll(List.of("--port", Integer.toString(port)));
    words.addAll(List.of("--address", address));
    if (noDemo) {
      words.add("--no-demo");
    }
    return words;
  }

  /** What to type into a browser. */
  String webAddress() {
    String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
  }
}
