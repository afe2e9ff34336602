package org.zhiren.bench;

import java.io.PrintStream;
import java.util.List;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.PersonRecord;
import org.zhiren.demo.Planted;
import org.zhiren.demo.PrefectureSink;

/** Time and memory to invent prefectures; options are numbers of people. */
final class DemoBench implements Benchmark {

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String purpose() {
    return "invent 20,000 and 1,000,000 people (or the numbers given), single-threaded";
  }

  @Override
  public void run(List<String> options, PrintStream out) {
    List<String> sizes = options.isEmpty() ? List.of("20000", "1000000") : options;
    out.println(
        "| people | units | posts | career entries | faults | seconds | people per second | heap"
            + " MiB at most |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (String option : sizes) {
      DemoSize size = DemoSize.ofPeople(Integer.parseInt(option));
      Counter counter = new Counter();
      long start = System.nanoTime();
      DemoPrefecture.generate(7, size, counter);
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          "| %,d | %,d | %,d | %,d | %,d | %.1f | %,.0f | %d |%n",
          counter.people,
          size.units(),
          size.posts(),
          counter.entries,
          counter.faults,
          seconds,
          counter.people / seconds,
          counter.mostHeap >> 20);
    }
  }

  /** Counts, and looks at the heap every thousand people. */
  private static final class Counter implements PrefectureSink {
    private int people;
    private long entries;
    private int faults;
    private long mostHeap;

    @Override
    public void person(PersonRecord person) {
      people++;
      entries += person.career().size();
      if (people % 1000 == 0) {
        Runtime runtime = Runtime.getRuntime();
        mostHeap = Math.max(mostHeap, runtime.totalMemory() - runtime.freeMemory());
      }
    }

    @Override
    public void planted(Planted fault) {
      faults++;
    }
  }
}
