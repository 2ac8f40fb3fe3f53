"""What the page says, in both languages, where a browser or a network lacks something. No Python starts here."""

import json

import pytest

from tools.web import build

NO_FOLDER = "navigator.storage.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'))"
LACKS = [
    ("delete window.WebAssembly", "trenger: WebAssembly", "needs: WebAssembly"),
    ("delete Navigator.prototype.locks", "trenger: Web Locks", "needs: Web Locks"),
    ("delete window.DecompressionStream", "DecompressionStream. Oppdater den", "DecompressionStream. Update it"),
    ("delete StorageManager.prototype.getDirectory", "ingen varig lagring her", "no lasting storage here"),
    ("delete Navigator.prototype.serviceWorker", "ingen varig lagring her", "no lasting storage here"),
    ("delete Navigator.prototype.storage", "trenger: OPFS", "needs: OPFS"),
    (NO_FOLDER, "ingen varig lagring her", "no lasting storage here"),
    ("Object.defineProperty(window, 'isSecureContext', {value: false})", "ikke sikker (https)", "not secure (https)"),
]


def opened(browser, host, locale="nb-NO", script="", path="", javascript=True):
    context = browser.new_context(locale=locale, java_script_enabled=javascript)
    page = context.new_page()
    page.add_init_script(script)
    page.goto(host.address + path)
    return page


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("lack", LACKS, ids=[each[0][:40] for each in LACKS])
def test_a_browser_that_lacks_something_is_told_so(browser, host, lack, english):
    script, *sentences = lack
    page = opened(browser, host, "en-GB" if english else "nb-NO", script)
    page.get_by_text(sentences[english]).wait_for(timeout=30_000)
    page.context.close()


def test_a_browser_without_scripts_is_told_so_in_both_languages(browser, host):
    page = opened(browser, host, javascript=False)
    said = page.get_by_text("Kodespor trenger en nyere nettleser, med JavaScript.")
    said.wait_for(state="visible", timeout=30_000)
    assert "Kodespor needs a newer browser" in said.text_content()
    page.context.close()


def test_what_answers_in_place_of_the_server_is_not_taken(browser, host):
    (host.folder / "release.json").write_text("<html>Log in to this network</html>")
    page = opened(browser, host)
    page.get_by_text("Det som svarte, er ikke Kodespor").wait_for(timeout=30_000)
    page.context.close()


def test_a_network_that_wants_a_log_in_is_named(browser, host):
    host.log_in = "http://127.0.0.1:1/log-in"
    page = opened(browser, host)
    page.get_by_text("Kanskje må du logge inn på nettet").wait_for(timeout=30_000)
    page.context.close()


@pytest.mark.parametrize(("locale", "sentence"), [("nb-NO", "er ikke Kodespor"), ("en-GB", "is not Kodespor")])
@pytest.mark.parametrize("place", ["service.js", "parts"])
def test_a_page_to_log_in_that_comes_in_place_of_a_file_is_not_taken_for_a_forgery(
    browser, host, place, locale, sentence
):
    host.log_in_page = f"/{place}"
    page = opened(browser, host, locale)
    page.get_by_text(sentence).wait_for(timeout=60_000)
    page.context.close()


@pytest.mark.parametrize(("locale", "sentence"), [("nb-NO", "trenger: OPFS"), ("en-GB", "needs: OPFS")])
def test_a_browser_whose_private_files_cannot_be_written_at_once_is_told_so(browser, made, host, locale, sentence):
    without = b"delete FileSystemFileHandle.prototype.createSyncAccessHandle;\n"
    build.write(host.folder, {**made, "worker.mjs": without + made["worker.mjs"]})
    page = opened(browser, host, locale)
    page.get_by_role("alert").get_by_text(sentence).wait_for(timeout=120_000)
    page.locator("#offer").get_by_role("button").first.wait_for(timeout=60_000)
    assert page.get_by_role("alert").get_by_text(sentence).is_visible(), "nothing else has taken its place"
    page.context.close()


@pytest.mark.parametrize(("locale", "sentence"), [("nb-NO", "Kodespor starter."), ("en-GB", "Kodespor is starting.")])
def test_the_page_says_that_it_starts_until_the_app_has_drawn_a_screen(browser, made, host, locale, sentence):
    """Flet's client has a screen of its own in the meantime, in English."""
    build.write(host.folder, {**made, "worker.mjs": b""})
    page = opened(
        browser,
        host,
        locale,
        "addEventListener('flutter-first-frame', () => { document.documentElement.dataset.drawn = ''; })",
    )
    page.locator("html[data-drawn]").wait_for(state="attached", timeout=120_000)
    page.get_by_text(sentence).wait_for(state="visible", timeout=30_000)
    middle = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('main').textContent"
    assert sentence in page.evaluate(middle)
    page.context.close()


def test_a_system_without_a_language_gets_one_that_the_client_can_read(browser, host):
    """WebKitGTK tells the language `C` so."""
    told = ("language", "'C'"), ("languages", "['C']")
    script = ";".join(f"Object.defineProperty(Navigator.prototype, '{name}', {{get: () => {it}}})" for name, it in told)
    page = opened(browser, host, "en-GB", script)
    page.locator("flt-semantics").get_by_text("Kodespor").first.wait_for(timeout=120_000)
    assert page.locator("#starting").count() == 0
    page.context.close()


@pytest.mark.parametrize("fault", ["throw new Error('of its own')", "Promise.reject(new Error('of its own'))"])
def test_a_client_that_ends_before_it_stands_is_told_of(browser, made, host, fault):
    build.write(host.folder, {**made, "flutter_bootstrap.js": fault.encode()})
    page = opened(browser, host)
    page.get_by_text("Kodespor kunne ikke starte: Error: of its own.").wait_for(timeout=60_000)
    page.context.close()


@pytest.mark.parametrize("locale", ["nb-NO", "en-GB"])
def test_what_the_browser_has_not_promised_takes_a_fifth_of_a_small_telephone(browser, host, locale):
    context = browser.new_context(locale=locale, viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(host.address)
    bar = page.locator("#offer")
    bar.wait_for(state="visible", timeout=120_000)
    assert bar.bounding_box()["height"] <= 640 / 5
    button = bar.get_by_role("button").bounding_box()
    assert button["height"] >= 44
    assert button["x"] + button["width"] <= 360
    context.close()


ASKING = """() => {
Object.defineProperty(navigator.userActivation, "isActive", { value: false });
window.asked = 0;
window.showDirectoryPicker = async () => {
  window.asked += 1;
  const handle = await navigator.storage.getDirectory();
  handle.requestPermission = async () => "granted";
  return handle;
};
}"""


@pytest.mark.parametrize("answer", ["Fortsett", "Avbryt", "Escape"])
def test_a_folder_is_asked_for_after_another_press_where_the_first_was_long_ago(browser, host, answer):
    page = opened(browser, host)
    page.get_by_text("er vinduet privat").wait_for(timeout=120_000)
    page.evaluate(ASKING)
    page.evaluate("""() => { window.got = import("./folders.mjs").then(module => module.choose())
        .then(found => found.key.length, problem => problem.name); }""")
    dialog = page.locator("dialog")
    dialog.get_by_text("Nettleseren spør nå om den delte mappen.").wait_for(timeout=30_000)
    assert page.evaluate("window.asked") == 0
    if answer == "Escape":
        page.keyboard.press(answer)
    else:
        dialog.get_by_role("button", name=answer).click()
    assert page.evaluate("window.got") == (32 if answer == "Fortsett" else "AbortError")
    assert page.evaluate("window.asked") == (answer == "Fortsett")
    assert dialog.count() == 0
    page.context.close()


def test_an_app_whose_storage_the_browser_threw_away_says_so(browser, host):
    page = opened(browser, host, path="?installed")
    page.get_by_text("Nettleseren har slettet det som var lagret her").wait_for(timeout=120_000)
    page.context.close()


def test_an_app_on_the_home_screen_of_an_iphone_may_be_new(browser, host):
    page = opened(browser, host, "en-GB", "Object.defineProperty(navigator, 'standalone', {value: true})", "?installed")
    page.get_by_text("has a store of its own").wait_for(timeout=120_000)
    page.context.close()


def test_a_browser_that_blocks_all_cookies_is_told_so(pocket, host, tmp_path):
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    me = pocket(host)
    me.page.goto(host.address)
    me.page.get_by_text("ingen varig lagring her").wait_for(timeout=30_000)
    asked = "navigator.storage.getDirectory().then(() => 'given', problem => problem.name)"
    assert me.page.evaluate(asked) == "SecurityError"


def test_a_private_window_is_told_that_all_is_gone_when_it_closes(browser, host):
    page = opened(browser, host)
    page.get_by_text("er vinduet privat, er alt borte når det lukkes").wait_for(timeout=120_000)
    page.context.close()
