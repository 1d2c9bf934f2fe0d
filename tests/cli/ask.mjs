// Asks a running server, as a browser would: node ask.mjs URL [NAME=VALUE | NAME=@FILE ...]
// With values it posts a form. Prints the status, where it was sent on to, and the body.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const [url, ...values] = process.argv.slice(2);
const form = new FormData();
for (const value of values) {
  const at = value.indexOf("=");
  const [name, said] = [value.slice(0, at), value.slice(at + 1)];
  if (said.startsWith("@")) {
    form.append(name, new Blob([readFileSync(said.slice(1))]), basename(said));
  } else {
    form.append(name, said);
  }
}
const answer = await fetch(url, values.length === 0
  ? { redirect: "manual" }
  : { method: "POST", body: form, redirect: "manual" });
// In one piece: whoever reads only the first line closes the pipe behind it.
const sentOnTo = answer.headers.get("location") ?? "";
process.stdout.write(`${answer.status} ${sentOnTo}\n${await answer.text()}`);
