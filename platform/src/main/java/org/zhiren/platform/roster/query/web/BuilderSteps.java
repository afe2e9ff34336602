package org.zhiren.platform.roster.query.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.shell.Texts;

/**
 * The steps in which a question is put together. Each is the value of a button: {@code remove:5},
 * {@code copy:5}, {@code up:5}, {@code down:5}, {@code wrap:5}, {@code leave:5}, {@code
 * group:0:ANY}, {@code add:0:age}, {@code facts:0:career}; {@code find:0} looks up what was typed.
 */
@Component
class BuilderSteps {

  private final Texts texts;

  BuilderSteps(Texts texts) {
    this.texts = texts;
  }

  /** All fields with their names. */
  List<FieldName> fields() {
    return Stream.of(Field.values())
        .map(field -> {
          FactKind kind = field.kind();
          Text name = texts.both("query.field." + field.key());
          return new FieldName(
              field,
              name,
              texts.both("query.kind." + (kind == null ? "person" : kind.key())),
              PinyinInitials.of(name.zh()));
        })
        .toList();
  }

  /**
   * Does a step.
   *
   * @param typed the words that stand in the search box of a group
   * @return words that were looked up and not found; empty if all went well
   */
  String apply(BuilderNode tree, String step, java.util.function.IntFunction<String> typed) {
    String[] parts = step.split(":", 3);
    if (parts.length < 2) {
      return "";
    }
    int number;
    try {
      number = Integer.parseInt(parts[1]);
    } catch (NumberFormatException e) {
      return "";
    }
    String what = parts.length > 2 ? parts[2] : "";
    Optional<BuilderNode> node = tree.find(number);
    if (node.isEmpty()) {
      return "";
    }
    switch (parts[0]) {
      case "remove" -> change(node, BuilderNode::remove);
      case "copy" -> change(node, BuilderNode::copy);
      case "up" -> change(node, n -> n.move(-1));
      case "down" -> change(node, n -> n.move(1));
      case "wrap" -> change(node, n -> n.wrap(Condition.Join.ANY));
      case "leave" -> change(node, BuilderNode::leave);
      case "group" -> change(node, n -> append(n, new Condition.Group(join(what), List.of())));
      case "add" -> Field.of(what).ifPresent(field -> change(node, n -> add(n, field)));
      case "facts" ->
          FactKind.of(what)
              .ifPresent(kind -> change(node, n -> append(n, BuilderNode.facts(kind))));
      case "find" -> {
        String words = typed.apply(number).strip();
        if (words.isEmpty()) {
          return "";
        }
        Optional<Field> field = find(words);
        if (field.isEmpty()) {
          return words;
        }
        change(node, n -> add(n, field.get()));
      }
      default -> {}
    }
    return "";
  }

  private static void change(Optional<BuilderNode> node, Consumer<BuilderNode> how) {
    node.ifPresent(how);
  }

  private static Condition.Join join(String name) {
    return name.equals("ANY")
        ? Condition.Join.ANY
        : name.equals("NONE") ? Condition.Join.NONE : Condition.Join.ALL;
  }

  private static void add(BuilderNode to, Field field) {
    if (to.facts() != null) {
      append(to, new Condition.Test(field, field.ops().getFirst(), List.of(), "", ""));
    } else {
      append(to, BuilderNode.fresh(field));
    }
  }

  private static void append(BuilderNode to, Condition condition) {
    if (to.test() == null) {
      BuilderNode child = new BuilderNode(condition);
      child.markAdded();
      to.add(child);
    }
  }

  /** The field whose name, or its beginning, or pinyin initials was typed. */
  Optional<Field> find(String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    List<FieldName> all = fields();
    return Stream.<java.util.function.Predicate<FieldName>>of(
            named -> same(named, wanted),
            named -> named.initials().equals(wanted),
            named -> begins(named, wanted),
            named -> named.initials().startsWith(wanted),
            named -> contains(named, wanted))
        .flatMap(rule -> all.stream().filter(rule).limit(1))
        .map(FieldName::field)
        .findFirst();
  }

  private static boolean same(FieldName named, String wanted) {
    return FieldName.label(named.name().zh(), named.kind().zh()).equals(wanted)
        || FieldName.label(named.name().en(), named.kind().en())
            .toLowerCase(Locale.ROOT)
            .equals(wanted)
        || named.name().zh().equals(wanted)
        || named.name().en().toLowerCase(Locale.ROOT).equals(wanted);
  }

  private static boolean begins(FieldName named, String wanted) {
    return named.name().zh().startsWith(wanted)
        || named.name().en().toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  private static boolean contains(FieldName named, String wanted) {
    return named.name().zh().contains(wanted)
        || named.name().en().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
