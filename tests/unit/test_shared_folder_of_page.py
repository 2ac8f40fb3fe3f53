"""A shared folder in the page (tools/web/page/shared_folder.mjs): what is read of it, and what is written into it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

SHARED_FOLDER = Path("tools/web/page/shared_folder.mjs").resolve()
SCRIPT = """
const { SharedFolder } = await import(process.argv[2]);
const how = process.argv[3];
const project = "a".repeat(32), device = "b".repeat(32), other = "c".repeat(32), hash = "d".repeat(16);
const looked = [], log = [];
let isFull = false;
const missing = () => { throw Object.assign(new Error(), { name: "NotFoundError" }); };
class File {
  kind = "file";
  constructor(folder, name, bytes) { Object.assign(this, { folder, name, bytes: Uint8Array.from(bytes), time: 1 }); }
  async getFile() {
    looked.push(this.name);
    return { size: this.bytes.length, lastModified: this.time, slice: (from, to) => this.bytes.slice(from, to) };
  }
  async createWritable() {
    let written;
    return {
      write: async (bytes) => {
        if (isFull) throw Object.assign(new Error(), { name: "QuotaExceededError" });
        written = bytes;
      },
      close: async () => { this.bytes = Uint8Array.from(written); log.push(`filled ${this.name.slice(0, 20)}`); },
    };
  }
  async remove() { this.folder.inside.delete(this.name); }
  async move(name) {
    if (how === "cannot move") throw Object.assign(new Error(), { name: "NotAllowedError" });
    this.folder.inside.delete(this.name);
    this.folder.inside.set(name, this);
    log.push(`moved to ${name}`);
    this.name = name;
  }
}
class Folder {
  kind = "directory";
  inside = new Map();
  entries() { return this.inside[Symbol.iterator](); }
  async getDirectoryHandle(name, { create } = {}) {
    if (!this.inside.has(name)) create ? this.inside.set(name, new Folder()) : missing();
    return this.inside.get(name);
  }
  async getFileHandle(name, { create } = {}) {
    if (name.startsWith("~")) throw new TypeError("Name is not allowed."); // as Chromium says of a folder on a disk
    if (!this.inside.has(name)) create ? this.inside.set(name, new File(this, name, [])) : missing();
    return this.inside.get(name);
  }
  async removeEntry(name) {
    if (!this.inside.delete(name)) missing();
    log.push(`removed ${name.slice(0, 20)}`);
  }
  put(name, bytes) { this.inside.set(name, new File(this, name, bytes)); }
  names() {
    const below = ([name, each]) => each.inside ? each.names().map((one) => `${name}/${one}`) : [name];
    return [...this.inside].flatMap(below);
  }
}
globalThis.FileReaderSync = class { readAsArrayBuffer(bytes) { return bytes.buffer; } };
const FS = {
  mounted: 0, mkdirTree() {}, lookupPath: () => ({ node: {} }), isMountpoint: () => FS.mounted > 0,
  mount() { FS.mounted++; }, unmount() { FS.mounted--; },
};
const root = new Folder();
root.put("lønn.xlsx", [1]);
const study = await root.getDirectoryHandle("en annen studie", { create: true });
(await study.getDirectoryHandle(other, { create: true })).put(`000001-${hash}.kseg`, [1]);
const home = await root.getDirectoryHandle(`kodespor-${project}`, { create: true });
home.put("notat.txt", [1]);
const theirs = await home.getDirectoryHandle(other, { create: true });
theirs.put(`000001-${hash}.kseg`, [1, 2, 3]);
theirs.put("bilde.png", [1]);
const own = await home.getDirectoryHandle(device, { create: true });
own.put(`000007-${hash}.kseg`, []); // what a browser left that was killed
own.put(`000008-${hash}.kseg`, []);
own.inside.get(`000008-${hash}.kseg`).time = Date.now();
own.put(".syncthing.kodespor-9.tmp", [1]);

const shared = new SharedFolder(FS, root, "/folders/k/Felles", project, device);
const first = await shared.look(false);
const seen = [...looked];
const again = [await shared.look(false), looked.slice(seen.length)];
const into = new Uint8Array(2);
const got = [shared.files.read(shared.files.slots[0], into, 1), [...into]];
const part = shared.files.make(`/kodespor-${project}/${device}/~syncthing~kodespor-x.tmp`, 0o666);
shared.files.write(part, Uint8Array.of(4, 5), 0);
shared.files.write(part, Uint8Array.of(6), 2);
await shared.bring();
const unfinished = root.names().filter((each) => each.includes("~"));
part.path = `/kodespor-${project}/${device}/000002-${hash}.kseg`;
const elsewhere = shared.files.make(`/kodespor-${project}/${other}/000003-${hash}.kseg`, 0o666);
shared.files.write(elsewhere, Uint8Array.of(9), 0);
const strange = shared.files.make(`/kodespor-${project}/${device}/journal.txt`, 0o666);
shared.files.write(strange, Uint8Array.of(9), 0);
let problem = "";
if (how === "full") {
  isFull = true;
  await shared.bring().catch((each) => (problem = each.name));
  isFull = false;
  log.push("room again");
}
await shared.bring();
const bytes = [...own.inside.get(`000002-${hash}.kseg`).bytes];
shared.files.free(shared.files.slots.find((each) => each.path.endsWith(`${other}/000001-${hash}.kseg`)));
await shared.bring();
const names = root.names(), { mounted } = FS;
console.log(JSON.stringify({ first, seen, again, got, unfinished, problem, bytes, names, log, mounted }));
"""
HOME, DEVICE, OTHER, HASH = f"kodespor-{'a' * 32}", "b" * 32, "c" * 32, "d" * 16
FOREIGN = ["lønn.xlsx", f"en annen studie/{OTHER}/000001-{HASH}.kseg", f"{HOME}/notat.txt", f"{HOME}/{OTHER}/bilde.png"]


def tried(tmp_path, how):
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here")
    script = tmp_path / "try.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    run = subprocess.run(
        [node, script, SHARED_FOLDER.as_uri(), how], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_files_of_ours_alone_are_looked_at_once_and_read_as_far_as_asked(tmp_path):
    found = tried(tmp_path, "")
    left = ".syncthing.kodespor-9.tmp"
    assert (found["first"], found["seen"]) == (True, [*(f"00000{n}-{HASH}.kseg" for n in (1, 7, 8)), left])
    assert found["again"] == [False, [f"000008-{HASH}.kseg"]], "an empty file may be filled by now; an old one has gone"
    assert found["got"] == [2, [2, 3]]
    assert found["mounted"] == 1


@pytest.mark.parametrize("how", ["", "cannot move", "full"])
def test_a_file_gets_its_name_once_it_is_whole_and_nothing_else_is_written(tmp_path, how):
    found = tried(tmp_path, how)
    assert found["unfinished"] == []
    assert found["bytes"] == [4, 5, 6]
    assert sorted(found["names"]) == sorted(
        [*FOREIGN, f"{HOME}/{DEVICE}/000008-{HASH}.kseg", f"{HOME}/{DEVICE}/000002-{HASH}.kseg"]
    )
    assert found["problem"] == ("QuotaExceededError" if how == "full" else "")
    moved, filled = f"moved to 000002-{HASH}.kseg", "filled .syncthing.kodespor-"
    if how == "cannot move":
        assert found["log"][:3] == [filled, "removed .syncthing.kodespor-", f"filled 000002-{HASH[:13]}"]
    else:
        assert found["log"][-3:-1] == [filled, moved]
    assert found["log"][-1] == f"removed 000001-{HASH[:13]}", "a withdrawn file goes from another's subfolder too"
