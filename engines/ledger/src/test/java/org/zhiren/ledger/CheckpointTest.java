package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CheckpointTest {

  private final SampleLog log = SampleLog.of(40, new Random(7));
  private final ProofBuilder proofs = new ProofBuilder(log.nodes);

  @Test
  void exampleOfTheSpecificationIsRead() {
    String text =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
        """;
    String note =
        text
            + "\n"
            + "— example.com/behind-the-sofa"
            + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    SignedCheckpoint read = SignedCheckpoint.parse(note);
    assertThat(read.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(read.checkpoint().size()).isEqualTo(20_852_163);
    assertThat(read.checkpoint().text()).isEqualTo(text);
    assertThat(read.encoded()).isEqualTo(note);
    assertThatThrownBy(() -> Checkpoint.parse(text.replace("20852163", "020852163")))
        .hasMessageContaining("shortest");
    assertThatThrownBy(() -> Checkpoint.parse(text + "extension\n"))
        .hasMessageContaining("three lines");
  }

  @Test
  void signerSignsWhatExtendsTheLastAndNothingElse() {
    CheckpointSigner signer = CheckpointSigner.begin(SampleLog.LOG);
    signer.sign(at(10), List.of());
    SignedCheckpoint last = signer.sign(at(40), proofs.consistency(10, 40));
    assertThat(signer.sign(at(40), List.of()).checkpoint()).isEqualTo(last.checkpoint());

    SampleLog other = SampleLog.of(50, new Random(8));
    Checkpoint fork = Checkpoint.of(SampleLog.LOG.verifier().name(), other.tree);
    List<Hash> forged = new ProofBuilder(other.nodes).consistency(40, 50);
    assertThatThrownBy(() -> signer.sign(fork, forged))
        .isInstanceOf(InconsistentCheckpointException.class)
        .hasMessageContaining("size (40)");
    assertThatThrownBy(() -> signer.sign(at(10), List.of()))
        .isInstanceOf(InconsistentCheckpointException.class)
        .hasMessageContaining("shorter");
    Checkpoint sameSize = Checkpoint.of(SampleLog.LOG.verifier().name(), treeOf(other, 40));
    assertThatThrownBy(() -> signer.sign(sameSize, List.of()))
        .isInstanceOf(InconsistentCheckpointException.class);
    assertThat(signer.last().checkpoint()).isEqualTo(at(40));
  }

  @Test
  void signerResumesOnlyFromItsOwnSignature() {
    CheckpointSigner resumed = CheckpointSigner.resume(SampleLog.LOG, log.last());
    assertThat(resumed.last()).isEqualTo(log.last());
    SigningKey impostor =
        SigningKey.generate(SampleLog.LOG.verifier().name(), KeyUse.LOG, new SecureRandom());
    assertThatThrownBy(() -> CheckpointSigner.resume(impostor, log.last()))
        .hasMessageContaining("not signed by this key");
    assertThatThrownBy(() -> CheckpointSigner.begin(SampleLog.WITNESS))
        .hasMessageContaining("cosignatures only");
  }

  @Test
  void witnessCosignsOnceAndRefusesASecondHistory() {
    Witness witness = new Witness(SampleLog.WITNESS, SampleLog.LOG.verifier(), null);
    SignedCheckpoint cosigned = witness.cosign(signed(at(40)), List.of(), SampleLog.COSIGNED);
    assertThat(cosigned.check(SampleLog.WITNESS.verifier())).isEqualTo(SignedNote.Check.VALID);
    assertThat(cosigned.cosignedAt(SampleLog.WITNESS.verifier())).contains(SampleLog.COSIGNED);
    assertThat(SignedCheckpoint.parse(cosigned.encoded())).isEqualTo(cosigned);

    SampleLog other = SampleLog.of(50, new Random(8));
    SignedCheckpoint fork = other.last();
    List<Hash> forged = new ProofBuilder(other.nodes).consistency(40, 50);
    assertThatThrownBy(() -> witness.cosign(fork, forged, SampleLog.COSIGNED))
        .isInstanceOf(InconsistentCheckpointException.class);
    assertThat(witness.seen()).isEqualTo(at(40));

    SigningKey impostor =
        SigningKey.generate(SampleLog.LOG.verifier().name(), KeyUse.LOG, new SecureRandom());
    Checkpoint head = at(40);
    SignedCheckpoint unsigned = new SignedCheckpoint(head, SignedNote.sign(head.text(), impostor));
    assertThatThrownBy(() -> witness.cosign(unsigned, List.of(), SampleLog.COSIGNED))
        .hasMessageContaining("did not sign");
  }

  @Test
  void cosignatureIsOverTheTimeToo() {
    String line = log.last().note().signatures().getLast().base64();
    byte[] bytes = Base64Text.decode(line);
    bytes[11] ^= 1;
    SignedNote moved =
        new SignedNote(
            log.last().note().text(),
            List.of(
                new NoteSignature(SampleLog.WITNESS.verifier().name(), Base64Text.encode(bytes))));
    SignedCheckpoint later = new SignedCheckpoint(log.last().checkpoint(), moved);
    assertThat(later.check(SampleLog.WITNESS.verifier())).isEqualTo(SignedNote.Check.INVALID);
    assertThat(later.cosignedAt(SampleLog.WITNESS.verifier())).isEmpty();
  }

  @Test
  void receiptProvesItsEntryAndNoOther() {
    for (LedgerEntry entry : log.entries) {
      Receipt receipt = new Receipt(entry, proofs.inclusion(entry.sequence(), 40), log.last());
      Receipt read = Receipt.parse(receipt.text());
      assertThat(read).isEqualTo(receipt);
      assertThat(verdict(read, 1)).isEqualTo(Receipt.Verdict.PROVED);
      assertThat(verdict(read, 2)).isEqualTo(Receipt.Verdict.TOO_FEW_WITNESSES);
      LedgerEntry changed =
          LedgerEntry.parse(
              entry.json().replace("post.assign", "post.vacate").getBytes(StandardCharsets.UTF_8));
      assertThat(verdict(new Receipt(changed, receipt.proof(), receipt.checkpoint()), 1))
          .isEqualTo(Receipt.Verdict.NOT_INCLUDED);
    }
    SigningKey stranger = SigningKey.generate("x.example", KeyUse.LOG, new SecureRandom());
    Receipt receipt = new Receipt(log.entries.getFirst(), proofs.inclusion(0, 40), log.last());
    assertThat(receipt.verify(stranger.verifier(), List.of(), 0))
        .isEqualTo(Receipt.Verdict.NOT_SIGNED);
    assertThatThrownBy(() -> Receipt.parse(receipt.text().replace("index 0", "index 1")))
        .hasMessageContaining("different places");
  }

  private static Receipt.Verdict verdict(Receipt receipt, int witnesses) {
    return receipt.verify(
        SampleLog.LOG.verifier(), List.of(SampleLog.WITNESS.verifier()), witnesses);
  }

  private Checkpoint at(int size) {
    return Checkpoint.of(SampleLog.LOG.verifier().name(), treeOf(log, size));
  }

  private static LedgerTree treeOf(SampleLog log, int size) {
    return LedgerTree.EMPTY
        .appendAll(log.entries.stream().limit(size).map(LedgerEntry::leafHash).toList())
        .tree();
  }

  private static SignedCheckpoint signed(Checkpoint head) {
    return new SignedCheckpoint(head, SignedNote.sign(head.text(), SampleLog.LOG));
  }
}
