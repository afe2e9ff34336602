package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.CodeNames;

/**
 * Base of the journeys: a person at a desk or with a phone, in one of the two languages. Whatever
 * goes wrong in the browser (an exception in a script, a refused resource) fails the journey.
 */
abstract class Journey {

  static final int[] DESK = {1366, 900};
  static final int[] PHONE = {390, 844};

  /**
   * The build of a page: width and theme, and of each element its name, classes, state, and which
   * of its attributes and whether its own text is empty. The name of the house in Latin letters
   * stands on English pages only and is left out.
   */
  private static final String BUILD =
      """
      () => innerWidth + matchMedia('(prefers-color-scheme: dark)').matches + [...document.querySelectorAll('*:not(.z-brand-latin)')].map(e =>
        e.localName + '.' + e.className + [...e.attributes].map(a => a.name + (a.value === '' ? '-' : '')
          + (/^(role|type|tabindex|scope|data-bs-theme|aria-(?!label$|describedby$|labelledby$|controls$).*)$/.test(a.name) ? '=' + a.value : '')).join(' ')
          + ([...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()) ? 't' : '')
          + (e.getClientRects().length ? 'v' : '')).join('|')
      """;

  /** Whether every style sheet that the page names is there. */
  private static final String STYLED =
      "[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)";

  /**
   * Texts of a page in English, or parts of them between signs, that are names given to it. Names
   * of one character are words of any text.
   */
  private static final String CHINESE_NAMES =
      """
      names => {
        const known = new Set(names), found = new Set();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text; (text = texts.nextNode());) {
          const words = text.nodeValue.split(/[·|,;，；、]/).map(word => word.trim()).filter(word => word.length > 1 && known.has(word));
          if (words.length && !text.parentElement.closest('script, style, textarea, pre, code, :is(section, article, table, blockquote, ol, p)[lang^=zh], [data-as-is]')) {
            words.forEach(word => found.add(word + ' in ' + text.parentElement.outerHTML.slice(0, 120)));
          }
        }
        return [...found];
      }
      """;

  /**
   * The browser goes to the place that an address names with one of the first frames, and the bar
   * takes its place again with the frame after.
   */
  private static final String TO_THE_TOP =
      """
      () => new Promise(done => {
        const up = frames => requestAnimationFrame(() => {
          scrollTo({top: 0, behavior: 'instant'});
          frames > 0 ? up(frames - 1) : requestAnimationFrame(() => requestAnimationFrame(done));
        });
        up(2);
      })
      """;

  /** So many characters of a page are told when a journey failed. */
  private static final int LAST_LOOK = 3_000;

  private static final Pattern TOKEN =
      Pattern.compile("name=\"_csrf\" (?:type=\"hidden\" )?value=\"([^\"]+)\"");

  private static final Set<String> seen = ConcurrentHashMap.newKeySet();

  private static @Nullable Browser browser;

  protected final House house = House.open();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** What stood on the pages when a journey failed: later nobody can ask any more. */
  @RegisterExtension
  @SuppressWarnings("unused") // found by JUnit
  final AfterTestExecutionCallback lastLook =
      context ->
          context
              .getExecutionException()
              .ifPresent(failed ->
                  contexts.stream()
                      .flatMap(window -> window.pages().stream())
                      .forEach(page -> lastLook(context.getDisplayName(), page)));

  private void lastLook(String test, Page page) {
    try {
      String text = page.locator("body").innerText();
      System.out.printf(
          "%s failed with %s open:%n%s%n",
          test, page.url(), text.substring(0, Math.min(text.length(), LAST_LOOK)));
      picture(page, "failed-" + page.url().replaceAll("[^a-z]+", "-"));
    } catch (PlaywrightException closed) {
      System.out.println(test + " failed; a page could not be read: " + closed.getMessage());
    }
  }

  private static synchronized Browser browser() {
    if (browser == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of("/usr/bin/chromium"))
                      .setArgs(
                          List.of(
                              "--headless",
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return browser;
  }

  /** A new window. */
  protected Page window(Locale language, int[] size) {
    return window(language, size, new Browser.NewContextOptions());
  }

  /** A new window with something particular about it. */
  protected Page window(Locale language, int[] size, Browser.NewContextOptions options) {
    BrowserContext context =
        browser()
            .newContext(
                options
                    .setViewportSize(size[0], size[1])
                    .setLocale(language.equals(Locale.ENGLISH) ? "en-GB" : "zh-CN"));
    context.addCookies(
        List.of(
            new Cookie("zhiren-language", language.equals(Locale.ENGLISH) ? "en" : "zh")
                .setUrl(house.address("/"))));
    context.setDefaultTimeout(60_000);
    contexts.add(context);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      // The answer 404, 422 or 409 to a page is part of some journeys; the browser logs it as an
      // error.
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text() + " " + message.location());
      }
    });
    return page;
  }

  /** A window in which somebody with this role has signed in. */
  protected Page signedIn(Role role, Locale language, int[] size) {
    return signedIn(house.login(role), language, size);
  }

  /**
   * A window in which somebody has signed in and stands on the first page. The form is sent without
   * being looked at: the sign-in page has journeys of its own.
   */
  protected Page signedIn(String login, Locale language, int[] size) {
    return signIn(window(language, size), login);
  }

  private Page signIn(Page page, String login) {
    APIRequestContext behind = page.context().request();
    Matcher token = TOKEN.matcher(behind.get(house.address("/login")).text());
    assertThat(token.find()).as("the token of the sign-in form").isTrue();
    behind.post(
        house.address("/login"),
        RequestOptions.create()
            .setForm(
                FormData.create()
                    .set("_csrf", token.group(1))
                    .set("username", login)
                    .set("password", House.PASSWORD))
            .setMaxRedirects(0));
    page.navigate(house.address("/"));
    assertThat(page.url()).as("where %s comes in", login).isEqualTo(house.address("/"));
    return page;
  }

  /** A window in which scripts are switched off and somebody has signed in. */
  protected Page withoutScripts(String login) {
    BrowserContext context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(DESK[0], DESK[1])
                    .setLocale("zh-CN")
                    .setJavaScriptEnabled(false));
    context.setDefaultTimeout(60_000);
    contexts.add(context);
    return signIn(context.newPage(), login);
  }

  /**
   * The accessibility engine finds nothing against WCAG 2.2 A and AA. A page of the same build is
   * looked at once: the rules go by elements, roles, names that are there or missing, and styles,
   * not by which words stand there, so the second language of the same page teaches nothing new.
   */
  protected void accessible(Page page) {
    // A page without its styles yet is not the page that a person meets.
    page.waitForLoadState();
    page.waitForCondition(() -> (boolean) page.evaluate(STYLED));
    english(page);
    if (!seen.add((String) page.evaluate(BUILD))) {
      settle(page);
      return;
    }
    // From the top: half a link below the bar that stays in sight is no link that is too small.
    page.evaluate(TO_THE_TOP);
    var rules = new AxeRunOnlyOptions();
    rules.setType("tag");
    rules.setValues(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    var options = new AxeRunOptions();
    options.setRunOnly(rules);
    // Every breach is listed with its elements; of rules that are kept, that they were applied.
    options.setResultTypes(List.of("violations"));
    // Our pages have no frames, so the rules need no second window to gather their answers in.
    var results = new AxeBuilder(page).setLegacyMode(true).options(options).analyze();
    assertThat(results.getPasses()).as("rules that axe could apply").isNotEmpty();
    assertThat(
            results.getViolations().stream()
                .map(v ->
                    v.getId()
                        + ": "
                        + v.getHelp()
                        + " "
                        + v.getNodes().getFirst().getHtml()
                        + " "
                        + v.getNodes().getFirst().getFailureSummary()))
        .as("accessibility of %s", page.url())
        .isEmpty();
  }

  /** Nobody is quicker than the scripts of a page: they have done their work when it is idle. */
  private static void settle(Page page) {
    page.evaluate(
        """
        () => new Promise(done => requestAnimationFrame(() => requestIdleCallback(done, {timeout: 400})))
        """);
  }

  /**
   * A page in English shows no official name in Chinese where it has an English one. What a person
   * typed, documents, whole sections in Chinese and the tables of official names themselves may.
   */
  private void english(Page page) {
    if (!"en".equals(page.evaluate("document.documentElement.lang"))) {
      return;
    }
    assertThat(page.evaluate(CHINESE_NAMES, List.copyOf(CodeNames.all())))
        .as("official names in Chinese on the English page %s", page.url())
        .isEqualTo(List.of());
  }

  /** The page does not run out of the window sideways. */
  protected void fits(Page page) {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue()).as("sideways overflow of %s", page.url()).isZero();
  }

  /** Saves a picture to look at; as JPEG, which is made in a fraction of the time. */
  protected void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", name + ".jpg"))
            .setType(ScreenshotType.JPEG)
            .setQuality(85)
            .setFullPage(true));
  }

  /** What the browser complained about was brought about on purpose: a connection cut, say. */
  protected void forgetComplaints() {
    complaints.clear();
  }

  /** The first element that matches. */
  protected Locator first(Page page, String selector) {
    return page.locator(selector).first();
  }

  @AfterEach
  void nothingWentWrongInTheBrowser() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }
}
