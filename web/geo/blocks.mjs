// What the two blocks that the program reads in place have in common.
import { Buffer } from "node:buffer";

/**
 * Eight letters that name the block, then offset and count of every section, then the sections,
 * each at a multiple of four. `sections` are [bytes, size of one record].
 */
export function assemble(magic, sections) {
  const head = Buffer.alloc(8 + 8 * sections.length);
  head.write(magic);
  const parts = [head];
  let offset = head.length;
  sections.forEach(([bytes, size], at) => {
    head.writeUInt32LE(offset, 8 + 8 * at);
    head.writeUInt32LE(bytes.length / size, 12 + 8 * at);
    const padding = Buffer.alloc(-bytes.length & 3);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}

/** Names, each kept once, in UTF-8. `put` answers where a name begins and how many bytes it has. */
export function textPool() {
  const held = new Map();
  const parts = [];
  let size = 0;
  return {
    put(name) {
      if (!held.has(name)) {
        const bytes = Buffer.from(name, "utf8");
        held.set(name, { at: size, length: bytes.length });
        parts.push(bytes);
        size += bytes.length;
      }
      return held.get(name);
    },
    bytes: () => Buffer.concat(parts),
  };
}
