package org.zhiren.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. Needs a database address; see {@code application.properties} for every setting. */
@SpringBootApplication
@Modulithic(systemName = "Zhiren")
@ConfigurationPropertiesScan
@EnableScheduling
public class ZhirenApplication {

  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(ZhirenApplication.class, arguments);
  }
}
