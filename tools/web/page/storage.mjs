// Files that are durable in a browser: Python's file system over files of the origin's private file system (OPFS).
//
// Python must be able to make, rename and delete a file without waiting, and the browser opens one only while one waits. So
// a number of files is opened beforehand; each begins with a page that says which file of Python's it holds now. That page
// is written twice by turns, with a running number and a checksum, so that a write which was cut off leaves the one
// before. `fsync` is the browser's `flush()`: when it has returned, the bytes are on the disk.

const PAGE = 4096;
const HALF = PAGE / 2;
const MAGIC = 0x4b445350; // "KDSP"
const FREE_MIN = 12;
const STEP = 24;
const DIRECTORY = 0o040700;
const [EEXIST, EINVAL, EIO, ENOENT, ENOSPC, ENOTEMPTY, EPERM] = [20, 28, 29, 44, 51, 55, 63]; // as Emscripten counts them

const WORDS = new TextEncoder();
const READ = new TextDecoder();

function checksum(bytes) {
  let sum = 0x811c9dc5; // FNV-1a: it tells a cut write from a whole one, and guards against nobody
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum;
}

function written(slot) {
  const path = WORDS.encode(slot.path);
  const half = new Uint8Array(HALF);
  const view = new DataView(half.buffer);
  view.setUint32(0, MAGIC);
  view.setFloat64(8, slot.number);
  view.setUint32(16, slot.mode);
  view.setFloat64(20, slot.time);
  view.setUint16(28, path.length);
  half.set(path, 30);
  view.setUint32(4, checksum(half.subarray(8)));
  return half;
}

function read(half) {
  const view = new DataView(half.buffer, half.byteOffset, half.length);
  if (view.getUint32(0) !== MAGIC || view.getUint32(4) !== checksum(half.subarray(8))) return null;
  const path = READ.decode(half.subarray(30, 30 + view.getUint16(28)));
  return { number: view.getFloat64(8), mode: view.getUint32(16), time: view.getFloat64(20), path };
}

/** The opened files of one folder of the private file system. Throws a DOMException where the browser gives none. */
export class Pool {
  static async open(name) {
    const pool = new Pool();
    const root = await navigator.storage.getDirectory();
    pool.folder = await root.getDirectoryHandle(name, { create: true });
    pool.slots = [];
    pool.number = 0;
    pool.flushes = 0;
    const names = [];
    for await (const [each] of pool.folder.entries()) names.push(each);
    for (const each of names.sort()) await pool.take(each);
    pool.settle();
    await pool.grow();
    if (!pool.slots.length) throw pool.problem;
    return pool;
  }

  async take(name) {
    const file = await this.folder.getFileHandle(name, { create: true });
    const handle = await opened(file);
    const page = new Uint8Array(PAGE);
    const there = handle.read(page, { at: 0 }) === PAGE;
    const halves = there ? [read(page.subarray(0, HALF)), read(page.subarray(HALF))].filter(Boolean) : [];
    const found = halves.sort((left, right) => right.number - left.number)[0];
    const slot = { handle, name, path: "", number: 0, mode: 0o100600, time: 0, ...found, id: this.slots.length + 1 };
    slot.size = slot.path ? Math.max(0, handle.getSize() - PAGE) : 0;
    this.clear(slot);
    this.number = Math.max(this.number, slot.number);
    this.slots.push(slot);
  }

  /** Of two files under one path, as a rename leaves that was cut off, the later one counts. */
  settle() {
    const held = new Map();
    for (const slot of this.slots.filter((each) => each.path)) {
      const other = held.get(slot.path);
      const older = other && (other.number > slot.number ? slot : other);
      if (older) this.free(older);
      if (older !== slot) held.set(slot.path, slot);
    }
  }

  /** Opens more files while few are left; those that are waited for come with the next turn. */
  async grow() {
    if (this.growing || this.slots.filter((each) => !each.path).length >= FREE_MIN) return;
    this.growing = true;
    try {
      const begin = this.slots.length;
      for (let index = begin; index < begin + STEP; index++) await this.take(String(index).padStart(5, "0"));
    } catch (problem) {
      this.problem = problem; // as no room: what is there still serves, and a file that finds no place says so
    } finally {
      this.growing = false;
    }
  }

  mark(slot) {
    slot.number = ++this.number;
    this.put(slot, written(slot), slot.number % 2 ? HALF : 0);
    this.flush(slot);
  }

  put(slot, bytes, at) {
    if (slot.handle.write(bytes, { at }) !== bytes.length) throw new DOMException("cut", "QuotaExceededError");
  }

  read(slot, into, position) {
    return slot.handle.read(into, { at: PAGE + position });
  }

  write(slot, bytes, position) {
    this.put(slot, bytes, PAGE + position);
  }

  resize(slot, size) {
    slot.handle.truncate(PAGE + size);
  }

  flush(slot) {
    slot.handle.flush();
    this.flushes++;
  }

  make(path, mode) {
    if (WORDS.encode(path).length > HALF - 40) return null;
    const slot = this.slots.find((each) => !each.path);
    setTimeout(() => this.grow(), 0);
    if (!slot) return null;
    this.clear(slot);
    Object.assign(slot, { path, mode, time: Date.now(), size: 0 });
    try {
      this.mark(slot);
    } catch (problem) {
      slot.path = "";
      throw problem;
    }
    return slot;
  }

  free(slot) {
    Object.assign(slot, { path: "", size: 0 });
    this.mark(slot);
    this.clear(slot);
  }

  /** Nothing of a file that is gone may end up in the next one, also where a kill came between the mark and this. */
  clear(slot) {
    if (slot.path || slot.handle.getSize() <= PAGE) return;
    slot.handle.truncate(PAGE);
    slot.handle.flush();
  }

  close() {
    for (const slot of this.slots) slot.handle.close();
  }
}

async function opened(file) {
  if (!file.createSyncAccessHandle) throw Object.assign(new Error("OPFS"), { name: "NoSyncAccess" }); // an old browser
  for (let attempt = 0; ; attempt++) {
    try {
      return await file.createSyncAccessHandle();
    } catch (problem) {
      if (attempt === 40) throw problem; // the page before this one holds it for a moment after it is gone
      await new Promise((go) => setTimeout(go, 50));
    }
  }
}

/** A file system for `FS.mount`, whose files lie in the pool: this one, or another that answers the same questions. */
export function fileSystem(FS, pool) {
  const failed = (problem) => {
    if (problem?.name === "ErrnoError") return problem;
    return new FS.ErrnoError(problem?.name === "QuotaExceededError" ? ENOSPC : EIO);
  };
  const guarded = (work) => (...given) => {
    try {
      return work(...given);
    } catch (problem) {
      throw failed(problem);
    }
  };
  const pathOf = (node) => (node.parent === node ? "" : `${pathOf(node.parent)}/${node.name}`);
  const release = (node) => {
    const { slot } = node;
    node.slot = null; // whoever still has it open must not write into what comes after it
    pool.free(slot);
  };
  const below = (node) => Object.values(node.contents ?? {}).flatMap((each) => (each.slot ? [each] : below(each)));

  const nodeOps = {
    getattr(node) {
      const size = node.slot ? node.slot.size : PAGE;
      const time = new Date(node.slot ? node.slot.time : node.time);
      const ino = node.slot ? node.slot.id : 1_000_000 + node.id;
      return {
        dev: 77, ino, mode: node.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size, atime: time, mtime: time, ctime: time,
        blksize: PAGE, blocks: Math.ceil(size / 512),
      };
    },
    setattr: guarded((node, attr) => {
      if (attr.mode !== undefined && attr.mode !== null) node.mode = (node.mode & 0o170000) | (attr.mode & 0o7777);
      if (attr.size !== undefined && node.slot) {
        pool.resize(node.slot, attr.size);
        node.slot.size = attr.size;
        node.slot.time = Date.now();
      }
    }),
    lookup() {
      throw new FS.ErrnoError(ENOENT);
    },
    mknod: guarded((parent, name, mode) => {
      if (name in parent.contents) throw new FS.ErrnoError(EEXIST);
      if (FS.isDir(mode)) return create(parent, name, mode, null);
      const slot = pool.make(`${pathOf(parent)}/${name}`, mode);
      if (!slot) throw new FS.ErrnoError(ENOSPC);
      return create(parent, name, mode, slot);
    }),
    rename: guarded((node, folder, name) => {
      const before = folder.contents[name];
      if (before && !before.slot && Object.keys(before.contents).length) throw new FS.ErrnoError(ENOTEMPTY);
      delete node.parent.contents[node.name];
      const from = node.slot ? "" : pathOf(node);
      node.name = name;
      folder.contents[name] = node;
      const place = `${pathOf(folder)}/${name}`;
      if (node.slot) {
        node.slot.path = place;
        pool.mark(node.slot);
      } else {
        for (const each of below(node)) {
          each.slot.path = place + each.slot.path.slice(from.length);
          pool.mark(each.slot);
        }
      }
      if (before) {
        FS.hashRemoveNode(before);
        if (before.slot) release(before);
      }
    }),
    unlink: guarded((parent, name) => {
      const node = parent.contents[name];
      delete parent.contents[name];
      release(node);
    }),
    rmdir(parent, name) {
      if (Object.keys(parent.contents[name].contents).length) throw new FS.ErrnoError(ENOTEMPTY);
      delete parent.contents[name];
    },
    readdir: (node) => [".", "..", ...Object.keys(node.contents)],
    symlink() {
      throw new FS.ErrnoError(EPERM);
    },
  };

  const streamOps = {
    llseek(stream, offset, whence) {
      const from = whence === 1 ? stream.position : whence === 2 ? (stream.node.slot?.size ?? 0) : 0;
      if (from + offset < 0) throw new FS.ErrnoError(EINVAL);
      return from + offset;
    },
    read: guarded((stream, buffer, offset, length, position) => {
      const { slot } = stream.node;
      const size = Math.min(length, slot.size - position);
      return size > 0 ? pool.read(slot, buffer.subarray(offset, offset + size), position) : 0;
    }),
    write: guarded((stream, buffer, offset, length, position) => {
      const { slot } = stream.node;
      if (length) pool.write(slot, buffer.subarray(offset, offset + length), position);
      slot.size = Math.max(slot.size, position + length);
      slot.time = Date.now();
      return length;
    }),
    fsync: guarded((stream) => {
      if (stream.node.slot) pool.flush(stream.node.slot);
      return 0;
    }),
  };

  function create(parent, name, mode, slot) {
    const node = FS.createNode(parent, name, mode, 0);
    node.node_ops = nodeOps;
    node.stream_ops = streamOps;
    node.slot = slot;
    node.time = Date.now();
    if (!slot) node.contents = {};
    if (parent) parent.contents[name] = node;
    return node;
  }

  return {
    mount() {
      const root = create(null, "/", DIRECTORY, null);
      for (const slot of pool.slots.filter((each) => each.path)) {
        const steps = slot.path.split("/").filter(Boolean);
        const name = steps.pop();
        let folder = root;
        for (const step of steps) folder = folder.contents[step] ?? create(folder, step, DIRECTORY, null);
        create(folder, name, slot.mode, slot);
      }
      return root;
    },
    syncfs: (mount, populate, done) => done(null),
  };
}
