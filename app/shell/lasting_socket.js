// The page's side of lasting_line.py: a web socket that outlasts its connections, and what is said while there is none.
// The words come with the page, as WORDS: of each language, what is said when the app is silent, cut off, or closed.
const lastingSocket = (Socket, words) => {
  const MESSAGE = 0, COUNT = 1, PIECE = 2;
  const PIECE_BYTES = 256 * 1024;
  const TICK_MS = 250, COUNT_EVERY_MS = 1000, SILENT_MS = 2200, SAY_MS = 700, DIAL_MS_MAX = 10000, CLOSED_MS = 4000;
  const UNKNOWN = 4404, SERVICE_RESTART = 1012;
  let language = Object.keys(words)[0];

  // -- what is said, above everything

  const notice = document.createElement("div");
  notice.id = "connection";
  notice.setAttribute("role", "alert");
  notice.style.cssText = "position:fixed;z-index:2147483647;top:12px;left:50%;transform:translateX(-50%);display:none;" +
    "box-sizing:border-box;width:max-content;max-width:calc(100vw - 24px);max-height:calc(100vh - 24px);overflow:auto;" +
    "padding:12px 18px;border-radius:8px;background:#7a2e12;color:#fff;font:16px/1.4 'Source Sans 3',system-ui,sans-serif";
  let shown = "";

  const say = (which) => {
    const now = which && `${which} ${language}`;
    if (now === shown) return;
    shown = now;
    notice.replaceChildren(which ? words[language][which] : "");
    notice.style.display = which ? "block" : "none";
    if (which === "closed") keepTyped();
    if (!notice.isConnected) document.body.append(notice);
  };

  // What was typed and may not have been saved: it can be copied from here, and is written nowhere.
  const keepTyped = () => {
    const typed = fields(document).filter(each => each.type !== "password").map(each => each.value.trim());
    const texts = [...new Set(typed.filter(each => each.length > 1))];
    if (!texts.length) return;
    const kept = document.createElement("textarea");
    kept.readOnly = true;
    kept.setAttribute("aria-label", words[language].typed);
    kept.value = texts.join("\n\n");
    kept.style.cssText = "display:block;box-sizing:border-box;width:100%;min-width:260px;height:120px;margin-top:6px;font:inherit";
    const label = document.createElement("div");
    label.style.marginTop = "10px";
    label.textContent = words[language].typed;
    notice.append(label, kept);
  };

  const fields = (root) => [...root.querySelectorAll("*")].flatMap(each => [
    ...(each.matches("input,textarea") && !notice.contains(each) ? [each] : []),
    ...(each.shadowRoot ? fields(each.shadowRoot) : []),
  ]);

  // -- the socket

  return class LastingSocket extends EventTarget {
    static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3;
    CONNECTING = 0; OPEN = 1; CLOSING = 2; CLOSED = 3;
    readyState = 0; binaryType = "blob"; bufferedAmount = 0; extensions = ""; protocol = "";
    onopen = onmessage = onclose = onerror = null;
    #kept = []; #confirmed = 0; #received = 0; #pieces = []; #carrier = null; #next = null; #isNew = true;
    #heard = 0; #ticked = 0; #counted = 0; #dialled = 0; #asked = 0; #cut = 0; #isLost = false; #isClosed = false; #timer;

    constructor(address) {
      super();
      this.url = String(address);
      const random = crypto.getRandomValues(new Uint8Array(16));
      this.line = [...random].map(each => each.toString(16).padStart(2, "0")).join("");
      this.#heard = this.#ticked = Date.now();
      this.#dial();
      this.#timer = setInterval(() => this.#tick(), TICK_MS);
    }

    send(content) {
      const bytes = content instanceof ArrayBuffer ? new Uint8Array(content)
        : new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
      let start = 0;
      do {
        const piece = bytes.subarray(start, start + PIECE_BYTES);
        start += PIECE_BYTES;
        const frame = new Uint8Array(piece.length + 1);
        frame[0] = start >= bytes.length ? MESSAGE : PIECE;
        frame.set(piece, 1);
        this.#kept.push(frame);
      } while (start < bytes.length);
      this.#flush();
    }

    close(code = 1000, reason = "") {
      if (this.readyState < 2) this.#finish(code, reason, true);
    }

    #dial() {
      const url = new URL(this.url);
      url.searchParams.set("line", this.line);
      if (this.#isNew) url.searchParams.set("new", "1");
      const carrier = this.#carrier = new Socket(url.href);
      this.#dialled = Date.now();
      this.#next = null;
      carrier.binaryType = "arraybuffer";
      carrier.onopen = () => this.#count();
      carrier.onmessage = (event) => carrier === this.#carrier && this.#took(new Uint8Array(event.data));
      carrier.onclose = (event) => carrier === this.#carrier && this.#lost(event.code);
    }

    #lost(code) {
      this.#carrier = null;
      this.#cut ||= Date.now();
      this.#isLost = true;  // or refused; while a new one only waits for its answer, the app is there and busy
      if (code === SERVICE_RESTART) this.#isClosed = true;
      if (code === UNKNOWN || code === 1000) this.#finish(code, "", false);
    }

    #finish(code, reason, isOurs) {
      clearInterval(this.#timer);
      const carrier = this.#carrier;
      this.#carrier = null;
      if (carrier) carrier.close(isOurs ? code : 1000);
      this.readyState = 3;
      say("");
      this.#tell(new CloseEvent("close", {code, reason, wasClean: true}));
    }

    #tell(event) {
      this["on" + event.type]?.call(this, event);
      this.dispatchEvent(event);
    }

    #count() {
      this.#counted = Date.now();
      const frame = new DataView(new ArrayBuffer(5));
      frame.setUint8(0, COUNT);
      frame.setUint32(1, this.#received);
      this.#carrier.send(frame.buffer);
    }

    #flush() {
      if (this.#next === null || this.#carrier?.readyState !== 1) return;
      for (; this.#next - this.#confirmed < this.#kept.length; this.#next++) {
        this.#carrier.send(this.#kept[this.#next - this.#confirmed]);
      }
    }

    #took(frame) {
      this.#heard = Date.now();
      this.#cut = 0;
      this.#isLost = this.#isClosed = false;
      say("");
      if (frame[0] === COUNT) {
        const count = new DataView(frame.buffer).getUint32(1);
        const told = new TextDecoder().decode(frame.subarray(5));
        if (told in words) language = told;
        this.#kept.splice(0, count - this.#confirmed);
        this.#confirmed = count;
        this.#next ??= count;
        if (this.#isNew) {
          this.#isNew = false;
          this.readyState = 1;
          this.#tell(new Event("open"));
        }
        this.#flush();
        return;
      }
      this.#received++;
      this.#pieces.push(frame.subarray(1));
      if (frame[0] === PIECE) return;
      const pieces = this.#pieces;
      this.#pieces = [];
      const blob = () => new Blob(pieces);
      const whole = () => {
        const all = new Uint8Array(pieces.reduce((sum, each) => sum + each.length, 0));
        pieces.reduce((place, each) => (all.set(each, place), place + each.length), 0);
        return all.buffer;
      };
      this.#tell(new MessageEvent("message", {data: this.binaryType === "blob" ? blob() : whole()}));
    }

    #tick() {
      const now = Date.now();
      if (now - this.#ticked > 8 * TICK_MS) this.#heard = now;  // the page slept: ask first, then judge
      this.#ticked = now;
      const isOpen = this.#carrier?.readyState === 1;
      if (isOpen && now - this.#counted >= COUNT_EVERY_MS) this.#count();
      if (isOpen && now - this.#heard > SILENT_MS) {
        this.#cut ||= now;
        say(this.#isClosed ? "closed" : "silent");
        if (now - this.#dialled > DIAL_MS_MAX) this.#redial();
      } else if (!isOpen && this.#cut) {
        if (now - this.#cut > CLOSED_MS && !this.#isClosed && now - this.#asked > 2000) this.#ask(now);
        if (now - this.#cut > SAY_MS || this.#isClosed) say(this.#isClosed ? "closed" : this.#isLost ? "cut" : "silent");
        const pause = Math.min(2000, 200 + (now - this.#cut) / 4);
        if ((!this.#carrier && now - this.#dialled > pause) || now - this.#dialled > DIAL_MS_MAX) this.#redial();
      } else if (!isOpen && now - this.#dialled > DIAL_MS_MAX) {
        this.#cut ||= now;
        this.#redial();
      }
    }

    #redial() {
      const before = this.#carrier;
      this.#carrier = null;
      before?.close();
      this.#dial();
    }

    // Whether the app is still there: another one at its place does not know this window.
    #ask(now) {
      this.#asked = now;
      fetch("version.json", {cache: "no-store"}).then(
        (answer) => { this.#isClosed = answer.status === 403; },
        () => { this.#isClosed = true; },
      );
    }
  };
};
