package org.zhiren.scaleout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * A machine of a cluster as a program: {@code ClusterNode NAME FOLDER HTTP-PORT PORT ROLES SEED…},
 * where ROLES is {@code all} or {@code data} and each SEED is HOST:PORT. It listens on this
 * computer only, has no users and no encryption: for trying out, or behind a wall of its own. Real
 * clusters are set up as OpenSearch says, with three machines that may lead.
 */
public final class ClusterNode extends Node {

  private ClusterNode(Environment environment, Collection<PluginInfo> plugins) {
    super(environment, plugins, true);
  }

  /** Starts and stays until it is ended. */
  public static void main(String[] words)
      throws IOException, NodeValidationException, InterruptedException {
    Path folder = Path.of(words[1]);
    Path configuration = Files.createDirectories(folder.resolve("config"));
    List<String> seeds = List.of(words).subList(5, words.length);
    Settings.Builder settings =
        Settings.builder()
            .put("cluster.name", "zhiren-library")
            .put("node.name", words[0])
            .put("path.home", folder.toString())
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("http.port", words[2])
            .put("transport.port", words[3])
            .put("network.host", "127.0.0.1")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("indices.query.bool.max_clause_count", 65_536)
            .putList("discovery.seed_hosts", seeds);
    if (words[4].equals("data")) {
      settings.putList("node.roles", "data");
    } else {
      settings.putList("cluster.initial_cluster_manager_nodes", words[0]);
    }
    List<PluginInfo> plugins = new ArrayList<>();
    for (Class<?> plugin : List.of(Netty4ModulePlugin.class, CommonAnalysisModulePlugin.class)) {
      String name = plugin.getName();
      plugins.add(
          new PluginInfo(
              name, "", Version.CURRENT.toString(), Version.CURRENT, "21", name, List.of(), false));
    }
    try (ClusterNode node =
        new ClusterNode(new Environment(settings.build(), configuration), plugins)) {
      node.start();
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }
}
