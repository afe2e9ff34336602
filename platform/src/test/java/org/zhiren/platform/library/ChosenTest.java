package org.zhiren.platform.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhiren.platform.access.AtTheDesk;

/** A choice that is refused stands in the list in which it was made, and leads to its field. */
class ChosenTest extends LibrarySample {

  private static final Pattern FIELD = Pattern.compile("<(?:input|select)[^>]* id=\"([^\"]+)\"");

  @Autowired private Shelf shelf;

  private List<UUID> ids;

  @BeforeEach
  void twoDocuments() throws Exception {
    for (int i = 0; i < 2; i++) {
      bring(
          librarian,
          open(),
          file("件" + i + ".txt", paper(word + "通知" + i, "第" + i + "件的正文，各不相同。", "结尾" + i)));
    }
    ids =
        at(
            librarian,
            () ->
                searching.exact(word, 9).hits().stream()
                    .map(hit -> UUID.fromString(hit.id()))
                    .toList());
    assertThat(ids).hasSize(2);
  }

  private MockHttpServletResponse sent(MockHttpServletRequestBuilder choice) throws Exception {
    return web.perform(choice.with(csrf()).with(AtTheDesk.sits(librarian)))
        .andReturn()
        .getResponse();
  }

  private static void leads(String page, String field) {
    assertThat(page).contains("href=\"#" + field + "\"", "id=\"" + field + "-fault\"");
    assertThat(FIELD.matcher(page).results().map(found -> found.group(1)).filter(field::equals))
        .as("the one field that the summary leads to")
        .hasSize(1);
  }

  @Test
  void nothingChosenInAListOfHits() throws Exception {
    MockHttpServletResponse answer = sent(post("/library/chosen").param("from", "q=" + word));
    assertThat(answer.getStatus()).isEqualTo(422);
    String page = answer.getContentAsString(UTF_8);
    leads(page, "id");
    assertThat(page).as("the list is still there").contains(word, ids.getFirst().toString());
  }

  @Test
  void tooManyStayChosen() throws Exception {
    MockHttpServletRequestBuilder choice =
        post("/library/chosen").param("from", "q=" + word).param("id", ids.get(1).toString());
    for (int i = 0; i < HandingOut.MOST; i++) {
      choice.param("id", UUID.randomUUID().toString());
    }
    MockHttpServletResponse answer = sent(choice);
    assertThat(answer.getStatus()).isEqualTo(422);
    String page = answer.getContentAsString(UTF_8);
    leads(page, "id");
    assertThat(page)
        .containsPattern("value=\"" + ids.get(1) + "\" checked")
        .doesNotContainPattern("value=\"" + ids.get(0) + "\" checked");
  }

  @Test
  void nothingChosenInACollection() throws Exception {
    UUID collection = at(librarian, () -> shelf.make(word + "集", null));
    at(
        librarian,
        () -> {
          shelf.add(collection, ids);
          return null;
        });
    MockHttpServletResponse answer =
        sent(post("/library/chosen").param("within", collection.toString()));
    assertThat(answer.getStatus()).isEqualTo(422);
    String page = answer.getContentAsString(UTF_8);
    leads(page, "id");
    assertThat(page).doesNotContainPattern("name=\"id\"[^>]* checked");
  }

  @Test
  void whereNoListIsKnownNothingLeadsAnywhere() throws Exception {
    MockHttpServletResponse answer = sent(post("/library/chosen"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString(UTF_8)).contains("id=\"faults\"").doesNotContain("#id\"");
  }

  @Test
  void whoCollectsWithoutACollectionGetsOne() throws Exception {
    assertThat(at(librarian, () -> shelf.mine())).isEmpty();
    MockHttpServletResponse hits =
        web.perform(get("/library").queryParam("q", word).with(AtTheDesk.sits(librarian)))
            .andReturn()
            .getResponse();
    assertThat(hits.getContentAsString(UTF_8)).contains("name=\"form\" value=\"collect\"");
    MockHttpServletResponse answer =
        sent(
            post("/library/chosen")
                .param("from", "q=" + word)
                .param("form", "collect")
                .param("id", ids.get(0).toString()));
    assertThat(answer.getStatus()).isEqualTo(302);
    UUID made = at(librarian, () -> shelf.mine()).getFirst().id();
    assertThat(answer.getRedirectedUrl()).isEqualTo("/library/collections/" + made);
    sent(post("/library/documents/" + ids.get(1) + "/collect"));
    assertThat(at(librarian, () -> shelf.mine())).hasSize(1);
    assertThat(at(librarian, () -> shelf.in(made))).hasSize(2);
  }
}
