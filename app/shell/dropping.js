// Files that are chosen or dropped are sent to the app, one by one; while they hover or come, the page says so. Folders are
// walked through. The words come with the page: what is said while files hover, while they are sent, and if that fails.
// What is chosen goes this way too: the client would read a recording into its memory, and send it in one message.
const takeDroppedFiles = (words) => {
  const say = Object.values(words)[0];
  const cover = document.createElement("div");
  cover.id = "dropping";
  cover.setAttribute("role", "status");
  cover.style.cssText = "position:fixed;inset:12px;z-index:2147483646;display:none;align-items:center;" +
    "justify-content:center;text-align:center;padding:24px;border:3px dashed #2f6f62;border-radius:16px;" +
    "background:rgba(250,248,243,.94);color:#1f2a28;font:600 22px/1.4 'Source Sans 3',system-ui,sans-serif;pointer-events:none";
  const show = (text) => {
    cover.textContent = text;
    cover.style.display = text ? "flex" : "none";
    if (!cover.isConnected) document.body.append(cover);
  };
  const brings = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let away = 0;
  const soon = (work, ms) => { clearTimeout(away); away = setTimeout(work, ms); };

  const inside = async (entry) => {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader(), found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) break;
      found.push(...some);
    }
    found.sort((one, other) => one.name.localeCompare(other.name));
    const files = [];
    for (const each of found) files.push(...await inside(each));
    return files;
  };

  const send = async (files, drop) => {
    try {
      for (const [n, file] of files.entries()) {
        show(say.sending.replace("{place}", n + 1).replace("{count}", files.length));
        const query = new URLSearchParams({name: file.name, drop, of: files.length});
        const sent = await fetch(new URL(`intake/?${query}`, location.href.split("#")[0]), {method: "POST", body: file});
        if (!sent.ok) throw new Error(sent.status);
      }
      show("");
    } catch (problem) {
      show(problem.message === "413" ? say.large : say.failed);
      soon(() => show(""), 6000);
    }
  };

  const press = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type === "file") {
      this.addEventListener("change", () => send([...this.files], "chosen-" + crypto.randomUUID()), {once: true});
    }
    return press.call(this);
  };

  addEventListener("dragover", event => {
    if (!brings(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    show(say.here);
    soon(() => show(""), 300);  // no "dragleave" comes where the pointer leaves the window quickly
  }, true);
  addEventListener("drop", async event => {
    if (!brings(event)) return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(away);
    const entries = [...event.dataTransfer.items].map(each => each.webkitGetAsEntry?.()).filter(Boolean);
    const plain = [...event.dataTransfer.files], found = [];
    for (const each of entries) found.push(...await inside(each));
    await send((found.length ? found : plain).filter(each => !each.name.startsWith(".")), crypto.randomUUID());
  }, true);
};
