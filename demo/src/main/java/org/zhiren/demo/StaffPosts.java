package org.zhiren.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.UnitNode.Role;

/** The posts below leadership: where people begin and to which they are moved. */
final class StaffPosts {
  private final List<PostNode> staff;
  private final int[] weights;
  private final Careers careers;
  private final SplitRandom random;

  StaffPosts(List<PostNode> staff, Careers careers, SplitRandom random) {
    this.staff = List.copyOf(staff);
    this.careers = careers;
    this.random = random;
    weights = new int[staff.size()];
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weight(staff.get(i).unit);
      weights[i] = sum;
    }
  }

  private static int weight(UnitNode unit) {
    return switch (unit.role) {
      case TOWNSHIP -> 26;
      case INSTITUTION -> 20;
      case ENTERPRISE -> 16;
      case DEPARTMENT -> unit.county == 0 ? 4 : 13;
      case COURT, PROCURATORATE -> 14;
      case DISCIPLINE -> 10;
      case SECTION -> 7;
      default -> 5;
    };
  }

  /** A post of the sector that is open on a day, larger units more often. */
  PostNode open(Sector sector, LocalDate day) {
    int total = weights[weights.length - 1];
    for (int tries = 0; tries < 300; tries++) {
      PostNode post = staff.get(find(random.below(total)));
      if (post.unit.sector == sector && post.open(day)) {
        return post;
      }
    }
    return careers.staffOf(staff.getFirst().unit);
  }

  private int find(int value) {
    int low = 0;
    int high = weights.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (weights[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** An open post in a township, if one is found soon. */
  @Nullable PostNode inTownship(LocalDate day) {
    for (int tries = 0; tries < 80; tries++) {
      PostNode post = staff.get(random.below(staff.size()));
      if (post.unit.role == Role.TOWNSHIP && post.open(day)) {
        return post;
      }
    }
    return null;
  }
}
