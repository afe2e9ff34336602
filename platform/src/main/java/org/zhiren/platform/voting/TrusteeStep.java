package org.zhiren.platform.voting;

import org.zhiren.explain.Text;

/** How far a trustee is. */
public enum TrusteeStep {
  /** Has made no key yet. */
  NONE(Text.of("尚未生成钥匙", "no key yet")),
  /** First round: the public keys are there. */
  CERTIFIED(Text.of("已登记公钥", "public keys registered")),
  /** Second round: shares were dealt to the others. */
  DEALT(Text.of("已分发份额", "shares dealt")),
  /** Third round: the shares were checked and the key is made. */
  READY(Text.of("钥匙已就绪", "key ready")),
  /** The part of the decryption has come. */
  DECRYPTED(Text.of("已解密", "decrypted"));

  private final Text text;

  TrusteeStep(Text text) {
    this.text = text;
  }

  /** Whether the trustee's key is made. */
  public boolean keyMade() {
    return this == READY || this == DECRYPTED;
  }

  /** The step in words. */
  public Text text() {
    return text;
  }
}
