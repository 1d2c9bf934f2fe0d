// What every page has: each element with data-behaviour="name" gets that behaviour, once, when it
// appears. Every page works without; a behaviour only makes it pleasanter.
import { confirmOnce } from "./confirm_once";
import { dropZone } from "./drop_zone";
import { printPage } from "./print_page";
import { progress } from "./progress";
import { searchAsYouType } from "./search_as_you_type";

const behaviours: Record<string, (element: HTMLElement) => void> = {
  "confirm-once": confirmOnce,
  "drop-zone": dropZone,
  "print-page": printPage,
  "progress": progress,
  "search-as-you-type": searchAsYouType,
};

const attached = new WeakSet<HTMLElement>();

function attach(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-behaviour]")) {
    if (!attached.has(element)) {
      attached.add(element);
      const names = element.dataset["behaviour"] ?? "";
      names.split(" ").forEach((name) => behaviours[name]?.(element));
    }
  }
}

attach();
document.addEventListener("page-replaced", attach);
