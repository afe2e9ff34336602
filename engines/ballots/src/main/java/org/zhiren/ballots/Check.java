package org.zhiren.ballots;

import org.zhiren.explain.Text;

/**
 * What a verification checks, in the order in which the parts of an archive build on each other.
 */
public enum Check {
  /** The file is a tar of the expected form and every name is the hash of the content. */
  ARCHIVE("档案格式：每个文件名等于内容的 SHA-256", "archive: every name is the SHA-256 of its content"),
  /** Events follow one another without gap and in the lawful order. */
  CHAIN("事件链：首尾相连、次序合规", "chain: events follow one another, in the lawful order"),
  /** Election, trustees and credentials are those that the Setup event names. */
  SETUP("开箱事件绑定选举、监票钥匙和选民凭证", "setup: election, trustees and credentials are bound"),
  /** Keys are proved, certificates signed, polynomials consistent; together they give the key. */
  TRUSTEES("监票人钥匙有证明，合成选举公钥", "trustees: keys are proved and give the election's key"),
  /** Public credentials are distinct elements of the group, with lawful weights. */
  CREDENTIALS("选民凭证互不相同且在子群中", "credentials: all different and in the subgroup"),
  /** Each ballot is well formed and cast with a listed credential for this election. */
  BALLOT_FORM("选票完整、属于本次选举、凭证在册", "ballots: complete, of this election, with a listed credential"),
  /** Each ciphertext lies in the subgroup of order q. */
  MEMBERSHIP("每个密文都在子群中", "ciphertexts: every one lies in the subgroup"),
  /** Each choice is 0 or 1 and each sum is allowed. */
  BALLOT_PROOFS("每项为 0 或 1，所选个数合规", "proofs: every choice is 0 or 1, every sum allowed"),
  /** Each ballot is signed with its credential. */
  SIGNATURES("选票由其凭证签名", "signatures: every ballot is signed with its credential"),
  /** No ballot was cast twice. */
  REPLAY("没有一张选票投入两次", "replay: no ballot was cast twice"),
  /** The encrypted totals are the product of each credential's last ballot. */
  ENCRYPTED_TALLY(
      "加密总数等于各凭证最后一张选票之积", "encrypted totals: product of each credential's last ballot"),
  /** Each trustee's part is proved, and there are enough of them. */
  DECRYPTION("监票人的解密有证明且人数足够", "decryption: every part is proved, and there are enough"),
  /** The published totals are what the parts decrypt to. */
  RESULT("公布的结果等于解密结果", "result: it is what the parts decrypt to"),
  /** The archive continues the one that the reader holds. */
  CONTINUATION("档案接续您另行持有的旧档案", "continuation: the archive extends the older one that you hold"),
  /** Totals by stratum come from the same ballots, add up to the result, and hide small strata. */
  STRATA("分层结果出自同一批选票、合计相符、小层已合并", "strata: same ballots, adding up, small ones merged");

  private final Text title;

  Check(String zh, String en) {
    this.title = Text.of(zh, en);
  }

  /** What is checked, in one line. */
  public Text title() {
    return title;
  }
}
