package org.zhiren.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PortraitTest {

  @Test
  void pngHasTheSizeOfAPhotograph() throws Exception {
    var image = ImageIO.read(new ByteArrayInputStream(Portrait.png(5)));
    assertThat(image.getWidth()).isEqualTo(295);
    assertThat(image.getHeight()).isEqualTo(413);
  }

  @Test
  void svgIsWellFormed() throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var root =
        builder.parse(new InputSource(new StringReader(Portrait.svg(5)))).getDocumentElement();
    assertThat(root.getAttribute("width")).isEqualTo("295");
    assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(10);
  }

  @Test
  void sameSeedSameFaceOtherSeedOtherFace() {
    Set<String> faces = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      assertThat(Portrait.svg(seed)).isEqualTo(Portrait.svg(seed));
      faces.add(Portrait.svg(seed));
    }
    assertThat(faces).hasSize(500);
  }

  @Test
  void seedsSayWhoseFigureItIs() {
    int women = 0;
    for (long seed = 0; seed < 200; seed++) {
      String man = Portrait.svg(Portrait.seed(seed, false));
      String woman = Portrait.svg(Portrait.seed(seed, true));
      // Long hair is one layer more.
      women += woman.split("<path").length > man.split("<path").length ? 1 : 0;
      assertThat(Portrait.seed(Portrait.seed(seed, true), true))
          .isEqualTo(Portrait.seed(seed, true));
    }
    assertThat(women).isGreaterThan(50);
  }
}
