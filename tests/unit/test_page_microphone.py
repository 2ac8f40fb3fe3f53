"""The page's microphone (tools/web/page/devices.mjs): the screen stays on, and nothing listens that is not recorded."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

DEVICES = Path("tools/web/page/devices.mjs").resolve()
SCRIPT = """
let asked = 0, released = 0, stopped = 0, hear = null, recorder;
const stream = { getTracks: () => [{ stop: () => stopped++ }] };
const wakeLock = { request: async () => { asked++; return { release: () => released++ }; } };
const mediaDevices = { getUserMedia: async () => stream };
Object.defineProperty(globalThis, "navigator", { value: { language: "nb", wakeLock, mediaDevices } });
globalThis.document = {
  documentElement: {}, hidden: false,
  addEventListener: (_, act) => (hear = act), removeEventListener: () => (hear = null),
};
globalThis.addEventListener = globalThis.removeEventListener = () => {};
globalThis.AudioContext = class {
  createAnalyser() { return {}; }
  createMediaStreamSource() { return { connect() {} }; }
  async close() {}
};
globalThis.MediaRecorder = class {
  static isTypeSupported() { return true; }
  constructor(_, { mimeType }) { this.mimeType = mimeType; recorder = this; }
  start() {
    if (globalThis.isBroken) throw Object.assign(new Error(), { name: "NotSupportedError" });
    this.state = "recording";
  }
  stop() { this.state = "inactive"; this.onstop(); }
};
const { answer } = await import(process.argv[2]);
const said = [];
const ask = (what) => answer({ postMessage: (each) => said.push(each) }, { number: 1, ask: what });
const settled = () => new Promise((go) => setTimeout(go, 0));
await ask("record");
document.hidden = true; hear();
document.hidden = false; hear();
await settled();
const lit = asked;
await ask("stop");
await settled();
const [gone, deaf, silent] = [released, hear, stopped];
globalThis.isBroken = true;
await ask("record");
console.log(JSON.stringify({ lit, gone, deaf, silent, problem: said.at(-1).problem, after: stopped }));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_the_screen_is_kept_on_after_another_page_was_looked_at_and_a_microphone_that_is_not_recorded_is_off(tmp_path):
    script = tmp_path / "try.mjs"
    script.write_text(SCRIPT, encoding="utf-8")
    run = subprocess.run(
        ["node", script, DEVICES.as_uri()], capture_output=True, text=True, timeout=60, cwd=tmp_path, check=False
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {
        "lit": 2, "gone": 1, "deaf": None, "silent": 1, "problem": "NotSupportedError", "after": 2,
    }  # fmt: skip
