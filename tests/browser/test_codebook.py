"""The codebook by mouse and by finger: codes are drawn elsewhere, several at once, and a reason is given afterwards."""

from core.analysis.audit_trail import entries
from core.commands import codebook
from tests.browser.driver import DESKTOP, PHONE, looked_into
from tests.browser.studies import a_project, enter


def test_codes_are_drawn_by_mouse_and_by_a_finger_that_was_held_and_a_finger_that_scrolls_moves_none(visit, tmp_path):
    folder = tmp_path / "project"
    a_project(folder)
    project = looked_into(folder)
    for n in range(30):
        project.do(codebook.create_code, f"Ventetid {n}")

    def parents():
        project.catch_up()
        names = {row.id: project.words(row.name) for row in project.state.codes.values()}
        return {names[row.id]: names.get(row.parent) for row in project.state.codes.values() if row.parent}

    def middle(me, name, place=0.5):
        box = me.page.get_by_role("button", name=f"{name}, 0 kodinger").first.bounding_box()
        return box["x"] + 90, box["y"] + box["height"] * place

    me = visit(DESKTOP, language="nb", recent=[str(folder)])
    enter(me)
    me.press("Kodebok")
    me.drag(middle(me, "Ventetid 2"), middle(me, "Trygge rammer"))
    me.see("Gjort: flyttet «Ventetid 2»")
    me.write("Begrunnelse (kan stå tom, og gis senere)", "hører til rammene")
    me.key("Enter")
    me.pause()
    assert parents() == {"Ventetid 2": "Trygge rammer"}
    assert [each.why for each in entries(project) if each.wire == "code.moved"] == ["hører til rammene"]
    me.press("Velg flere")
    for n in (3, 4):
        me.press(f"Ventetid {n}, 0 kodinger")
    me.drag(middle(me, "Ventetid 4"), middle(me, "Trygge rammer"))
    me.see("Gjort: flyttet «Ventetid 3»")
    assert parents() == {f"Ventetid {n}": "Trygge rammer" for n in (2, 3, 4)}
    me.press("Angre", exact=True)
    assert parents() == {"Ventetid 2": "Trygge rammer"}, "one gesture, one act"

    home = tmp_path / "telephone"
    me = visit(PHONE, touch=True, home=home, language="nb", recent=[str(folder)])
    enter(me)
    me.turn_to("Kodebok")
    session = me.page.context.new_cdp_session(me.page)
    x, y = middle(me, "Ventetid 8")
    for kind, moved in (("touchStart", 0), *(("touchMove", 30 * n) for n in range(1, 7))):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - moved}]})
        me.pause(80)
    me.pause(400)  # the finger rests before it is lifted, so that the list does not run on by itself
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    me.pause(1200)
    assert middle(me, "Ventetid 8")[1] < y - 100, "it scrolled"
    assert parents() == {"Ventetid 2": "Trygge rammer"}, "and moved nothing"
    me.press_long(middle(me, "Ventetid 8"), middle(me, "Ventetid 9"))
    me.see("Gjort: flyttet «Ventetid 8»")
    assert parents()["Ventetid 8"] == "Ventetid 9"
