"""The page's file system (tools/web/page/storage.mjs): nothing of a file that is gone ends up in the next one."""

import shutil
import subprocess
from pathlib import Path

import pytest

STORAGE = Path("tools/web/page/storage.mjs").resolve()
SCRIPT = """
const disk = new Map(), none = new Uint8Array(0);
let isKilled = false;
const resized = (name, size) => {
  const bytes = new Uint8Array(size), old = disk.get(name) ?? none;
  bytes.set(old.subarray(0, size));
  disk.set(name, bytes);
};
const handle = (name) => ({
  read(into, { at }) {
    const part = (disk.get(name) ?? none).subarray(at, at + into.length);
    into.set(part);
    return part.length;
  },
  write(bytes, { at }) {
    resized(name, Math.max((disk.get(name) ?? none).length, at + bytes.length));
    disk.get(name).set(bytes, at);
    return bytes.length;
  },
  truncate(size) {
    if (isKilled) throw new Error("killed");
    resized(name, size);
  },
  getSize: () => (disk.get(name) ?? none).length,
  flush() {},
  close() {},
});
const folder = {
  async *entries() { for (const name of [...disk.keys()]) yield [name]; },
  getFileHandle: async (name) => ({ createSyncAccessHandle: async () => handle(name) }),
};
const storage = { getDirectory: async () => ({ getDirectoryHandle: async () => folder }) };
Object.defineProperty(globalThis, "navigator", { value: { storage }, configurable: true });
const { Pool } = await import(process.argv[2]);
const filled = (pool, path, words) => {
  const slot = pool.make(path, 0o100600);
  pool.put(slot, new TextEncoder().encode(words), 4096);
  pool.flush(slot);
  return slot;
};
let pool = await Pool.open("k");
const old = filled(pool, "/journal", "secret".repeat(1000));
isKilled = true;
try { pool.free(old); } catch { /* as a kill between the mark and what follows */ }
isKilled = false;
if (process.argv[3] === "restarted") pool = await Pool.open("k");
filled(pool, "/key", "new");
pool = await Pool.open("k");
console.log(pool.slots.find((slot) => slot.path === "/key").size);
process.exit(0);
"""


@pytest.mark.parametrize("then", ["restarted", "went on"])
def test_a_kill_while_a_file_is_freed_leaves_nothing_to_the_next(then, tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here")
    script = tmp_path / "pool.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([node, script, STORAGE.as_uri(), then], capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"
