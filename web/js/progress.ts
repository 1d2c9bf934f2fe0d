// Follows a job: the server sends {"done", "total", "words", "count", "state"} to data-events, and
// when the job has ended the page goes to data-next. Without script the page reloads itself with a
// Refresh header or a link.
import { ownAddress } from "./own_address";

interface Report {
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  words: string;
  count: string;
}

export function progress(element: HTMLElement): void {
  const from = ownAddress(element.dataset["events"]);
  const next = ownAddress(element.dataset["next"]);
  const bar = element.querySelector("progress");
  if (!from || !next || !bar) {
    return;
  }
  const events = new EventSource(from);
  events.addEventListener("progress", (event) => {
    const report = JSON.parse((event as MessageEvent<string>).data) as Report;
    show(element, bar, report);
    if (report.state === "done" || report.state === "failed") {
      events.close();
      location.replace(next);
    }
  });
}

function show(element: HTMLElement, bar: HTMLProgressElement, report: Report): void {
  if (report.total > 0) {
    bar.max = report.total;
    bar.value = report.done;
  } else {
    bar.removeAttribute("value");
  }
  say(element.querySelector("[data-words]"), report.words);
  say(element.querySelector("[data-count]"), report.count);
}

/** Only what changed: a live region would read the same words again. */
function say(place: Element | null, words: string): void {
  if (place && place.textContent !== words) {
    place.textContent = words;
  }
}
