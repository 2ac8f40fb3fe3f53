"""A shared folder in the page, by the browser's access to folders, with a laptop at its other end.

Only the browser's chooser is a stand-in: it answers with a folder of the page's own store, which is a folder of the
same kind. For that one a browser always gives leave; where it is to ask, its answer is a stand-in, too.
"""

import json

import pytest

from tests.browser.choosing import choose_files
from tests.browser.driver import looked_into
from tests.browser.page_steps import begin, kept_by, unlock
from tests.browser.studies import from_the_command_line

STANDS_IN = """
globalThis.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("Felles", { create: true });
if (localStorage.asks) {
  let leave = "prompt";
  FileSystemHandle.prototype.queryPermission = async () => leave;
  FileSystemHandle.prototype.requestPermission = async () => (leave = "granted");
}
"""
ALL_OF_IT = """async () => {
  const all = {};
  const walk = async (folder, path) => {
    for await (const [name, each] of folder.entries()) {
      if (each.kind === "directory") await walk(each, `${path}${name}/`);
      else all[path + name] = Array.from(new Uint8Array(await (await each.getFile()).arrayBuffer()));
    }
  };
  await walk(await showDirectoryPicker(), "");
  return JSON.stringify(all);
}"""
PUT_IN = """async files => {
  for (const [path, bytes] of Object.entries(files)) {
    const steps = path.split("/");
    const name = steps.pop();
    let folder = await showDirectoryPicker();
    for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(new Uint8Array(bytes));
    await stream.close();
  }
}"""


@pytest.fixture
def me(pocket, host):
    me = pocket(host, touch=False)
    me.context.add_init_script(STANDS_IN)
    begin(me)
    return me


def carried_out(me, folder):
    """The shared folder as it lies in the browser, as a folder on the disk."""
    for path, content in json.loads(me.page.evaluate(ALL_OF_IT)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(bytes(content))


def carried_in(me, folder):
    """What the browser's folder lacks of one on the disk."""
    there = json.loads(me.page.evaluate(ALL_OF_IT))
    paths = [each for each in folder.rglob("*") if each.is_file()]
    files = {each.relative_to(folder).as_posix(): list(each.read_bytes()) for each in paths}
    me.page.evaluate(PUT_IN, {path: content for path, content in files.items() if path not in there})


def let_in(me, laptop, place):
    """A laptop joins by files."""
    request, welcome = place / "bo.kreq", place / "bo.kwel"
    from_the_command_line(laptop, "request", str(request), "--name", "Bo Fiksjon")
    me.press("Team og synk")
    me.press("Inviter")
    me.press("Svar på en forespørselsfil")
    choose_files(me, "Velg en fil", request)
    _, content = me.download("Godkjenn")
    welcome.write_bytes(content)
    from_the_command_line(laptop, "join", str(welcome))


def code_one(me, name):
    me.press("Kodebok")
    me.press("Ny kode")
    me.write("Navn", name)
    me.key("Enter")
    me.see(name)


def test_a_page_and_a_laptop_end_alike_through_a_folder_that_the_browser_lets_the_page_use(me, tmp_path):
    laptop, shared = tmp_path / "laptop", tmp_path / "shared"
    shared.mkdir()
    let_in(me, laptop, tmp_path)
    code_one(me, "fra siden")
    me.page.evaluate(PUT_IN, {"hemmelig.txt": [1, 2, 3], "annet/000001-0000000000000000.kseg": [1, 2, 3]})
    me.press("Team og synk")
    me.press("Velg mappe")
    me.see("Felles")
    me.see("sendt ")
    carried_out(me, shared)
    from_the_command_line(laptop, "sync", "folder", str(shared))
    from_the_command_line(laptop, "codes", "add", "fra den bærbare")
    from_the_command_line(laptop, "sync", "folder", str(shared))
    carried_in(me, shared)
    me.press("Synkroniser nå")
    me.see("mottatt ")
    me.press("Kodebok")
    me.see("fra den bærbare")
    me.press("Team og synk")
    me.press("Synkroniser nå")
    me.pause(3000)
    carried_out(me, shared)
    from_the_command_line(laptop, "sync", "folder", str(shared))
    page, bo = kept_by(me, tmp_path / "page"), looked_into(laptop)
    assert (page.events_digest(), page.state.digest()) == (bo.events_digest(), bo.state.digest())
    names = {each.suffix for each in shared.rglob("*") if each.is_file()}
    assert names <= {".kseg", ".kgrant", ".kgone", ".txt"}, names
    page.log.close()
    bo.log.close()
    me.assert_at_home()


def test_a_browser_that_asks_again_is_asked_by_one_button_and_the_page_says_what_became_of_the_folder(me):
    me.press("Team og synk")
    me.press("Velg mappe")
    me.see("sendt ")
    me.page.evaluate("localStorage.asks = '1'")
    me.page.reload()
    me.ready()
    unlock(me)
    me.press("Team og synk")
    me.see("Nettleseren må spørres på nytt før Kodespor kan bruke Felles")
    me.press("Fortsett med mappen")
    me.see("sendt ")
    me.page.evaluate("navigator.storage.getDirectory().then((all) => all.removeEntry('Felles', { recursive: true }))")
    me.press("Synkroniser nå")
    me.see("Felles er borte")
    me.press("Slutt å bruke mappen")
    me.see("Denne enheten synkroniserer ikke lenger gjennom mappen")
    me.assert_at_home()


def test_a_browser_without_access_to_folders_says_what_there_is_instead(pocket, host):
    me = pocket(host)
    me.context.add_init_script("delete globalThis.showDirectoryPicker")
    begin(me)
    me.turn_to("Team og synk")
    me.see("Denne nettleseren lar ikke nettsider bruke mapper")
    assert not me.page.get_by_role("button", name="Velg mappe").count()
