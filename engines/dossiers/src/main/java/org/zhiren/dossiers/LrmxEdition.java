package org.zhiren.dossiers;

/** Which elements an {@code .lrmx} file may hold. */
public enum LrmxEdition {
  /** The elements of the editor 3.x only, which every program reads. */
  THREE,
  /** With 政治面貌, 到龄年月 and 改革前任职年龄界限, as the editor 4.x (2025) writes them. */
  FOUR;

  /** The edition that holds everything that {@code dossier} says. */
  public static LrmxEdition of(Dossier dossier) {
    return dossier.fields().keySet().stream().anyMatch(Field::isOfEdition4) ? FOUR : THREE;
  }
}
