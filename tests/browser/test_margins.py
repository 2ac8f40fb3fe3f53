"""Bars in the margin stand beside the lines of their passages, as seen in the picture of the page."""

import base64

import pytest

from app import composition
from app.shell.theme import LIGHT, blend
from core.analysis.colours import Colours
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from tests.browser.driver import DESKTOP, PASSPHRASE, PHONE, TABLET
from tests.browser.studies import enter

TURNS = (
    "Intervjuer: Kan du fortelle om hvordan det var å begynne i gruppa, og hva du tenkte den første kvelden?",
    "Kari: Jeg hadde gått i to år og ventet på at noen skulle ringe meg, og til slutt ringte jeg selv.",
    "Kari: Jeg satt i bilen utenfor i tjue minutter. Hendene skalv, men jeg gikk inn til de andre likevel.",
    "Intervjuer: Hva møtte deg der inne?",
    "Kari: Det var kaffe og et lys på bordet, og seks stoler i ring. Ingen spurte hva som feilte meg da jeg kom.",
)
TEXT = "\n".join(TURNS * 6) + "\n"
ROWS = """async ([picture, wanted, least, left, right]) => {
  const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const red = parseInt(wanted.slice(1, 3), 16), green = parseInt(wanted.slice(3, 5), 16);
  const blue = parseInt(wanted.slice(5, 7), 16);
  const {data, width, height} = context.getImageData(left, 0, right - left, bitmap.height);
  const rows = [];
  for (let y = 0; y < height; y++) {
    let found = 0;
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      found += Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue) < 4;
    }
    if (found >= least) rows.push(y);
  }
  return rows;
}"""
"""The rows of a picture that have so many points of a colour, at least, between two columns."""


@pytest.mark.parametrize(
    ("size", "text", "bars"),
    [(DESKTOP, (280, 890), (895, 930)), ((1290, 800), (280, 740), (745, 790)), (TABLET, (125, 600), (602, 625)),
     (PHONE, (30, 376), (13, 18))],
    ids=["desktop", "smaller", "tablet", "phone"],
)  # fmt: skip
def test_a_bar_stands_beside_the_lines_of_its_passage(visit, tmp_path, size, text, bars):
    folder = tmp_path / "project"
    project = composition.create_project(folder, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    source = project.do(sources.import_source, Incoming("kari", TEXT, "test"))[0].event.source
    code = project.do(codebook.create_code, "kaffe og lys")[0].event.code
    first = TEXT.index("Det var kaffe")
    project.do(codings.code_segment, source, first, TEXT.index(" da jeg kom", first), [code])
    colour = Colours(project.state).of(code)
    project.log.close()
    me = visit(size, touch=size in (TABLET, PHONE), language="nb", recent=[str(folder)])
    enter(me)
    me.press("kari")
    me.see("Koding kaffe og lys av Ada Fiksjon")
    me.pause(1500)
    picture = base64.b64encode(me.page.screenshot()).decode()
    tinted = me.page.evaluate(ROWS, [picture, blend(colour, LIGHT.paper, 0.13), 20, *text])
    barred = me.page.evaluate(ROWS, [picture, colour, 3, *bars])
    assert len(tinted) > 40, "the passage has two lines or more"
    assert abs(min(barred) - min(tinted)) <= 6
    assert abs(max(barred) - max(tinted)) <= 6
