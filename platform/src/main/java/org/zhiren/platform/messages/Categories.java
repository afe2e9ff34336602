package org.zhiren.platform.messages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;

/** The kinds of message that the modules declare. */
@Component
public class Categories {

  private final Map<String, MessageCategory> byCode = new LinkedHashMap<>();

  Categories(List<MessageCategory> declared) {
    declared.stream()
        .sorted(Comparator.comparing(MessageCategory::code))
        .forEach(one -> {
          if (byCode.putIfAbsent(one.code(), one) != null) {
            throw new IllegalStateException(
                "Two modules declare the category (%s). Maybe give one of them another code."
                    .formatted(one.code()));
          }
        });
  }

  /** All, by code. */
  public List<MessageCategory> all() {
    return List.copyOf(byCode.values());
  }

  /** The one with this code. */
  public Optional<MessageCategory> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Its name; for a kind that no module declares any more, its code. */
  public Text name(String code) {
    return find(code).map(MessageCategory::name).orElseGet(() -> Text.same(code));
  }

  /** How much may leave the house; of a kind that is no longer known, nothing. */
  Outside outside(String code) {
    return find(code).map(MessageCategory::outside).orElse(Outside.LINK_ONLY);
  }

  MessageCategory required(String code) {
    return find(code)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No module declares the category (%s). Maybe declare a bean of MessageCategory."
                    .formatted(code)));
  }
}
