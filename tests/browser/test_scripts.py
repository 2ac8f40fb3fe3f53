"""Letters of the scripts that interviews use are shown, with no request that leaves the machine (every visit sees to
that) and no typeface that is not needed. A letter that no typeface has is an empty box, the same for all."""

import base64

from app import composition
from core.commands import sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, PASSPHRASE
from tests.browser.studies import enter

PAIRS = {
    "Hebrew": "שב", "Amharic": "ሰቀ", "Tamil": "கம", "Thai": "กม", "Hindi": "कम", "Chinese": "我話", "Japanese": "カの",
    "Korean": "한국", "phonetic": "ʁŋ", "signs": "↗↘", "Georgian": "კმ",
}  # fmt: skip
"""Of each script two letters, which are as wide as each other or nearly."""
LEFT, TOP, LINE, WIDTH = 277, 68, 28, 150
"""Where the words begin in the window, how high a line is, and how much of it is looked at (logical pixels)."""
INK = """async ([picture, left, top, width, height, count]) => {
  const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  return [...Array(count).keys()].map(number => {
    const {data} = context.getImageData(left, top + number * height, width, height);
    return Array.from({length: width * height}, (_, at) => +(data[4 * at] < 150)).join("");
  });
}"""
"""Where there is ink in each line of a picture: a string of 0 and 1."""


def test_letters_of_every_script_are_shown(visit, tmp_path):
    folder = tmp_path / "project"
    project = composition.create_project(folder, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    lines = [letter * 6 for pair in PAIRS.values() for letter in pair]
    project.do(sources.import_source, Incoming("mange", "\n".join(lines) + "\n", "test"))
    project.log.close()
    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    asked = len(me.requests)
    assert not any("noto" in url and "Emoji" not in url and "Arabic" not in url for url in me.requests), "not at start"
    me.press("Tekster")
    me.press("mange")
    shown: list[str] = []
    for _ in range(40):
        me.pause(500)
        picture = base64.b64encode(me.page.screenshot()).decode()
        shown = me.page.evaluate(INK, [picture, LEFT, TOP, WIDTH, LINE, len(lines)])
        if all("1" in each for each in shown) and len(set(shown)) == len(lines):
            break
    me.page.screenshot(path=tmp_path / "scripts.png")
    empty = [lines[n] for n, each in enumerate(shown) if "1" not in each]
    alike = [lines[n] for n, each in enumerate(shown) if shown.count(each) > 1]
    assert (empty, alike) == ([], []), "boxes instead of letters"
    assert any("notosanshebrew" in url for url in me.requests[asked:])
    assert sum("NotoSansCJK" in url for url in me.requests) == 1
