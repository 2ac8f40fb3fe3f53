/** Flet's client, tamed. Scripts from elsewhere fail at once: the client asks a content network for a runtime of
 * animations, which the app has none of. And it makes the tree that screen readers read only after a button was pressed
 * that the Tab key never reaches; where there is a mouse, and so a keyboard, it is pressed here. On a phone the button
 * fills the screen, and its screen reader finds it. The client takes the Tab key from left to right through the whole
 * window, from an entry of the rail to a button that happens to stand beside it, and back; the browser takes it through
 * that tree, one group after the other. The client is told by a key that no keyboard has. Who comes back into the page
 * by Tab begins at its beginning: the client would give the focus to what had it last, so that Tab went to the last
 * button of a dialog again and again. Where what had the focus is gone, the whole view has it: it gets a name, or a
 * screen reader reads out all that is on the screen. */
function tameClient() {
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    get: source.get,
    set(address) {
      if (new URL(address, location.href).origin === location.origin) source.set.call(this, address);
      else queueMicrotask(() => this.dispatchEvent(new Event("error")));
    },
  });
  new MutationObserver((_, watcher) => {
    const placeholder = document.querySelector("flt-semantics-placeholder");
    const view = document.querySelector("flutter-view");
    if (placeholder === null || view === null) return;
    watcher.disconnect();
    view.setAttribute("role", "group");
    view.setAttribute("aria-label", "Kodespor");
    if (!matchMedia("(pointer: coarse)").matches) placeholder.click();
  }).observe(document, { subtree: true, childList: true });
  let isTabbed = false;
  addEventListener("keydown", (event) => {
    if (event.isTrusted) isTabbed = event.key === "Tab" && !event.shiftKey;
  }, true);
  addEventListener("pointerdown", () => { isTabbed = false; }, true);
  addEventListener("focusin", ({ target, relatedTarget }) => {
    if (!isTabbed || relatedTarget !== null || target.localName !== "flutter-view") return;
    [...target.querySelectorAll("flt-semantics, input, textarea")].find((each) => each.tabIndex === 0)?.focus();
  }, true);
  for (const kind of ["keydown", "keyup"]) {
    addEventListener(kind, (event) => {
      if (event.key !== "Tab" || !document.querySelector("flt-semantics")) return;
      event.stopImmediatePropagation();
      const { shiftKey } = event;
      dispatchEvent(new KeyboardEvent(kind, { key: "F24", code: "F24", shiftKey, cancelable: true }));
    }, true);
  }
}
