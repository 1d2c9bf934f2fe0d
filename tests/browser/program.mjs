// Runs the program under test: a server of its own on a free port, with a data folder that goes
// away with it, and the commands that fill that folder.
//
// GROUNDWORK_PROGRAM names the program; without it, it is the release build.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const sampleFile = join(root, "src/community_map/sample/lm_data_data_2025.txt");
export const sampleCity = "/map?place=Port%20Halden%2C%20WA";

const program = process.env.GROUNDWORK_PROGRAM || join(root, "build/groundwork");
const environment = { ...process.env, LANG: "C.UTF-8" };

/** A temporary folder that is removed when the test (or the file, in a `before`) ends. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-browser-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs one command to its end and gives what it prints. */
export function run(...words) {
  return execFileSync(program, words,
                      { env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Starts a server and gives its address. `files` are brought in before it starts, so that the pages
 * show them at once; `database` is the address of a PostgreSQL database instead of a file.
 * It must stop within seconds of being asked to, and leave without an error.
 */
export async function serve(test, { files = [], database } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-browser-"));
  const where = ["--data", folder, ...(database ? ["--database", database] : [])];
  if (files.length > 0) {
    run("import", "olms", ...files, ...where, "--yes");
  }
  const server = spawn(program, ["serve", ...where, "--listen", "localhost:0"],
                       { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  // A test file that breaks off before its hooks run leaves no server behind.
  process.once("exit", () => server.kill("SIGKILL"));
  const ended = once(server, "exit");
  test.after(async () => {
    await stop(server, ended);
    rmSync(folder, { recursive: true, force: true });
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\/\/\S+:\d+/.exec(line);
    if (address) {
      return address[0];
    }
  }
  const [code] = await ended;
  throw new Error(`the server ended with ${code} before it said where it listens`);
}

/** Stops a server as an operator does. One that does not obey is ended, and the test fails. */
async function stop(server, ended) {
  server.kill("SIGTERM");
  const tooLate = setTimeout(() => server.kill("SIGKILL"), 10_000);
  const [code, signal] = await ended;
  clearTimeout(tooLate);
  if (code !== 0) {
    throw new Error(`the server did not stop cleanly: code ${code}, signal ${signal}`);
  }
}

/** The Labor Department's own files, or nothing where this machine has none. */
export function realRegister() {
  const data = process.env.GROUNDWORK_REAL_DATA || join(root, "../shared/data");
  const file = join(data, "olms/2021-partial/lm_data_data_2021.txt.gz");
  return existsSync(file) ? file : undefined;
}
