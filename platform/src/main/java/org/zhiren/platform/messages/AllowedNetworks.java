package org.zhiren.platform.messages;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * To which addresses the server may turn on behalf of somebody who typed one: to public ones, and
 * to those networks of the house that a setting names. Everything else (this machine, the house's
 * own networks, addresses that only lead to such) is refused, or the server would be a door into
 * the house (server-side request forgery).
 */
@Component
class AllowedNetworks {

  /** Not reachable for everybody by the registries of RFC 6890 and its successors. */
  private static final List<Network> SPECIAL =
      networks(
          "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24,"
              + " 192.88.99.0/24, 192.168.0.0/16, 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4,"
              + " ::/96, ::ffff:0:0:0/96, 64:ff9b::/96, 64:ff9b:1::/48, 100::/64, 2001::/23, 2001:db8::/32, 2002::/16,"
              + " 3fff::/20, 5f00::/16, fc00::/7, fe80::/10, fec0::/10, ff00::/8");

  private final List<Network> allowed;

  AllowedNetworks(@Value("${zhiren.webhooks.allowed-networks:}") String allowed) {
    this.allowed = networks(allowed);
  }

  /** Whether the server may turn to this address. */
  boolean mayReach(InetAddress address) {
    return ofTheHouse(address) || SPECIAL.stream().noneMatch(one -> one.holds(address));
  }

  /** Whether a setting names the network of this address. */
  boolean ofTheHouse(InetAddress address) {
    return allowed.stream().anyMatch(one -> one.holds(address));
  }

  private static List<Network> networks(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(Network::parse)
        .toList();
  }

  /**
   * All addresses that begin with the same bits.
   *
   * @param first the first of them
   * @param bits how many bits they share
   */
  private record Network(InetAddress first, int bits) {

    static Network parse(String text) {
      int slash = text.indexOf('/');
      try {
        // Digits only: a name would be looked up.
        if (slash > 0 && text.substring(0, slash).matches("[0-9a-fA-F:.]+")) {
          return new Network(
              InetAddress.getByName(text.substring(0, slash)),
              Integer.parseInt(text.substring(slash + 1)));
        }
      } catch (UnknownHostException | NumberFormatException e) {
        // The sentence below says what is wrong.
      }
      throw new IllegalArgumentException(
          "The network (%s) in zhiren.webhooks.allowed-networks is none. Maybe write it like 10.1.0.0/16."
              .formatted(text));
    }

    boolean holds(InetAddress address) {
      if (address instanceof Inet4Address != first instanceof Inet4Address
          || address instanceof Inet6Address != first instanceof Inet6Address) {
        return false;
      }
      byte[] mine = first.getAddress();
      byte[] other = address.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
