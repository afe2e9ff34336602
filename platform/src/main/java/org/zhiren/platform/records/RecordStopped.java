package org.zhiren.platform.records;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The log is not being written, so nothing may be changed (fail closed). */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class RecordStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordStopped(String why) {
    super(why);
  }
}
