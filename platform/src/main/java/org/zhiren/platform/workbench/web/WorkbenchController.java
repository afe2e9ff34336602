package org.zhiren.platform.workbench.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.Page;

/** The first page: what the modules have to say to the one who signed in, most urgent first. */
@Controller
class WorkbenchController {

  private final List<BlockSource> sources;

  WorkbenchController(List<BlockSource> sources) {
    this.sources = sources;
  }

  @SignedIn
  @GetMapping("/")
  String workbench(Page page, Model model) {
    List<Block> blocks =
        sources.stream()
            .flatMap(source -> source.blocks(page).stream())
            .filter(block -> !block.lines().isEmpty())
            .sorted(
                Comparator.comparing(WorkbenchController::waits)
                    .reversed()
                    .thenComparingInt(Block::order))
            .toList();
    model.addAttribute("blocks", blocks);
    return "workbench/web/workbench";
  }

  /** Whether something in the block is late or due: such blocks come first. */
  private static boolean waits(Block block) {
    return block.lines().stream()
        .anyMatch(line -> line.state().equals("late") || line.state().equals("attention"));
  }

  @Bean
  static NavigationSource workbenchNavigation() {
    return () -> List.of(new NavigationEntry(0, "workbench.title", "/", "home", null, "h"));
  }
}
