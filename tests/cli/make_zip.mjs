// Packs files into a zip for the tests of the command line, also under names that no honest
// program writes.
//
//   node make_zip.mjs OUT.zip NAME=FILE...
//
// NAME is written as it is given, even where it reaches outside the folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return value;
});

function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

// The fields that the local header and the central directory have in common.
function describe(name, plain, packed) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crcOf(plain), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function centralEntry(name, fields, at) {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, Buffer.from(name)]);
}

function endOfDirectory(count, size, at) {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

const [out, ...members] = process.argv.slice(2);
const locals = [];
const central = [];
let at = 0;
for (const member of members) {
  const [name, file] = member.split('=');
  const plain = readFileSync(file);
  const packed = deflateRawSync(plain);
  const fields = describe(name, plain, packed);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
  central.push(centralEntry(name, fields, at));
  locals.push(local);
  at += local.length;
}
const directory = Buffer.concat(central);
writeFileSync(out, Buffer.concat([...locals, directory,
  endOfDirectory(central.length, directory.length, at)]));
