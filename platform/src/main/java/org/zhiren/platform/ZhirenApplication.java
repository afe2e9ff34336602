package org.zhiren.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. Needs a database address; see {@code application.properties} for every setting. */
// Beans go by their full names: modules name their parts without asking one another.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Zhiren")
@ConfigurationPropertiesScan
@EnableScheduling
public class ZhirenApplication {

  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(ZhirenApplication.class, arguments);
  }
}
