// A shared folder that the browser lets the page use, as Python sees it: names and sizes are listed before, bytes are read
// when they are asked for, and what Python writes or deletes there is brought into the folder afterwards, each file whole.
//
// Of whatever else lies in the folder nothing is read: only files with names that Kodespor gives. Nothing else is written.
import { fileSystem } from "./storage.mjs";

const OURS = /\.(kseg|kgrant|kgone|kchunk)(\.icloud)?$/;
// Syncthing passes over this name. Others pass over that of a desktop, which begins with ~: browsers refuse it.
const PART = ".syncthing.kodespor-";
const ID = /[0-9a-f]{32}/;
const AT_ONCE = 50;
const LEFT_MS = 3_600_000;
const BESIDE_MAX = 10_000; // entries beside the project's folder, among which a second copy of it is looked for
const READ_ONLY = 0o100444;

/** The files of one listing, and what became of them since. It answers what `fileSystem` asks of a pool. */
class Listing {
  constructor(slots) {
    this.slots = slots;
    this.gone = new Set();
    this.number = slots.length;
    for (const [at, slot] of slots.entries()) slot.id = at + 1;
  }

  make(path, mode) {
    const slot = { path, mode, time: Date.now(), size: 0, bytes: new Uint8Array(0), id: ++this.number };
    this.slots.push(slot);
    return slot;
  }

  mark() {}

  flush() {}

  free(slot) {
    this.slots = this.slots.filter((each) => each !== slot);
    if (slot.handle) this.gone.add(slot.path);
  }

  read(slot, into, position) {
    const bytes = slot.bytes?.subarray(position, position + into.length)
      ?? new Uint8Array(new FileReaderSync().readAsArrayBuffer(slot.file.slice(position, position + into.length)));
    into.set(bytes);
    return bytes.length;
  }

  write(slot, bytes, position) {
    this.resize(slot, Math.max(slot.bytes.length, position + bytes.length));
    slot.bytes.set(bytes, position);
  }

  resize(slot, size) {
    if (!slot.bytes) throw new DOMException("a file of a shared folder is never changed", "NoModificationAllowedError");
    const bytes = new Uint8Array(size);
    bytes.set(slot.bytes.subarray(0, size));
    slot.bytes = bytes;
  }
}

/** The folder at `place` of Python's file system, for one device of one project (ids in hexadecimal). */
export class SharedFolder {
  constructor(FS, handle, place, project, device) {
    Object.assign(this, { FS, handle, place, device, canMove: true });
    this.home = `kodespor-${project}`;
    this.own = `/${this.home}/${device}/`;
    FS.mkdirTree(place);
  }

  /** Lists the folder; whether anything in it is new. A file that was there before is looked at again where `isThorough`. */
  async look(isThorough) {
    const before = new Map(this.files?.slots.map((slot) => [slot.path, slot]));
    const slots = [], due = [];
    for (const [path, handle] of await this.listed()) {
      const known = before.get(path);
      if (known?.handle && !isThorough) slots.push(known);
      else due.push([path, handle]);
    }
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const some = due.slice(at, at + AT_ONCE).map(([path, handle]) => this.seen(path, handle));
      slots.push(...(await Promise.all(some)).filter(Boolean));
    }
    const isAsBefore = ({ path, size, time }) => before.get(path)?.size === size && before.get(path)?.time === time;
    const isNew = !this.files || slots.length !== before.size || !slots.every(isAsBefore);
    if (isNew) this.mount(slots);
    return isNew;
  }

  mount(slots) {
    const { node } = this.FS.lookupPath(this.place, { follow_mount: false });
    if (this.FS.isMountpoint(node)) this.FS.unmount(this.place);
    this.files = new Listing(slots);
    this.FS.mount(fileSystem(this.FS, this.files), {}, this.place);
  }

  /** The files of ours in the folder: their handles by their paths. */
  async listed() {
    const found = new Map();
    for (const [home, folder] of await this.homes()) {
      for await (const [device, subfolder] of folder.entries()) {
        if (subfolder.kind !== "directory" || !ID.test(device)) continue;
        for await (const [name, file] of subfolder.entries()) {
          const isOurs = OURS.test(name) || name.startsWith(PART) && device === this.device;
          if (file.kind === "file" && isOurs) found.set(`/${home}/${device}/${name}`, file);
        }
      }
    }
    return found;
  }

  /** The project's own folder, and the second copies that a carrier made of it. */
  async homes() {
    const found = new Map();
    const home = await this.handle.getDirectoryHandle(this.home).catch(ifMissing);
    if (home) found.set(this.home, home);
    let beside = 0;
    for await (const [name, folder] of this.handle.entries()) {
      if (folder.kind === "directory" && name.includes(this.home)) found.set(name, folder);
      if (++beside === BESIDE_MAX) break;
    }
    return found;
  }

  /** A file as it is now; nothing where it has gone meanwhile, or is what a browser that was killed left of one of this
   * device's own: a part, or an empty file. Those go. */
  async seen(path, handle) {
    const file = await handle.getFile().catch(ifMissing);
    if (!file) return undefined;
    if (path.startsWith(this.own + PART) || (path.startsWith(this.own) && !file.size)) {
      if (Date.now() - file.lastModified > LEFT_MS) await handle.remove?.().catch(() => {});
      return undefined;
    }
    return { path, handle, file, size: file.size, time: file.lastModified, mode: READ_ONLY };
  }

  /** Puts into the folder what was written since, and takes out of it what was deleted. */
  async bring() {
    const { files } = this;
    const there = new Set(files.slots.map((slot) => slot.path));
    for (const path of files.gone) {
      const [folder, name] = await this.folderOf(path);
      if (!there.has(path)) await folder?.removeEntry(name).catch(ifMissing);
    }
    files.gone.clear();
    for (const slot of files.slots.filter((each) => each.bytes && this.isFinal(each.path))) {
      const [folder, name] = await this.folderOf(slot.path, true);
      slot.handle = await this.put(folder, name, slot.bytes);
      slot.file = await slot.handle.getFile();
      slot.bytes = undefined;
    }
  }

  isFinal(path) {
    const name = path.slice(this.own.length);
    return path.startsWith(this.own) && !name.startsWith("~") && !name.includes("/") && OURS.test(name);
  }

  async folderOf(path, create = false) {
    const [home, device, name] = path.slice(1).split("/");
    const outer = await this.handle.getDirectoryHandle(home, { create }).catch(ifMissing);
    return [await outer?.getDirectoryHandle(device, { create }).catch(ifMissing), name];
  }

  /** Writes a file beside its place and puts it there whole. Where the browser cannot rename, it writes to a file of its own
   * and puts that there when all is written; until then there is an empty one, which nobody takes for whole. */
  async put(folder, name, bytes) {
    if (this.canMove) {
      const beside = `${PART}${crypto.randomUUID().replaceAll("-", "")}.tmp`;
      const part = await folder.getFileHandle(beside, { create: true });
      try {
        await fill(part, bytes);
        this.canMove = await part.move(name).then(() => true, () => false);
        if (this.canMove) return part;
      } finally {
        if (part.name === beside) await folder.removeEntry(beside).catch(() => {});
      }
    }
    const file = await folder.getFileHandle(name, { create: true });
    try {
      await fill(file, bytes);
    } catch (problem) {
      await folder.removeEntry(name).catch(() => {});
      throw problem;
    }
    return file;
  }
}

async function fill(file, bytes) {
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

function ifMissing(problem) {
  if (problem?.name !== "NotFoundError") throw problem;
}
