// Suggestions while one types, by the combobox pattern of WAI-ARIA. The form's data-suggestions
// answers ?q=... with a fragment of elements that have role="option" and data-next, where choosing
// one leads. Enter without a choice sends the form, as it does without script.
import { ownAddress } from "./own_address";

const PAUSE_MS = 120;

export function searchAsYouType(form: HTMLElement): void {
  const field = form.querySelector<HTMLInputElement>("input[type=search]");
  const from = ownAddress(form.dataset["suggestions"]);
  if (!field || !from) {
    return;
  }
  const list = makeList(field);
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void suggest(from, field, list), PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => onKey(event, field, list));
  field.addEventListener("blur", () => close(field, list));
  // Keeps the focus in the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    go((event.target as Element).closest<HTMLElement>("[role=option]"));
  });
}

function makeList(field: HTMLInputElement): HTMLElement {
  const list = document.createElement("div");
  list.className = "suggestions";
  list.id = `${field.id}-suggestions`;
  list.role = "listbox";
  list.ariaLabel = field.labels?.[0]?.textContent ?? field.ariaLabel ?? "";
  list.hidden = true;
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.autocomplete = "off";
  return list;
}

async function suggest(from: URL, field: HTMLInputElement, list: HTMLElement): Promise<void> {
  const typed = field.value.trim();
  if (typed === "") {
    close(field, list);
    return;
  }
  const address = new URL(from);
  address.searchParams.set("q", typed);
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || field.value.trim() !== typed) {
    return; // something else has been typed meanwhile
  }
  show(await answer.text(), field, list);
}

function show(fragment: string, field: HTMLInputElement, list: HTMLElement): void {
  const read = new DOMParser().parseFromString(fragment, "text/html");
  const options = [...read.querySelectorAll<HTMLElement>("[role=option]")];
  options.forEach((option, index) => {
    option.id = `${list.id}-${index}`;
    option.setAttribute("aria-selected", "false");
  });
  list.replaceChildren(...options);
  list.hidden = options.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.removeAttribute("aria-activedescendant");
}

function close(field: HTMLInputElement, list: HTMLElement): void {
  show("", field, list);
}

function onKey(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const chosen = options.findIndex((option) => option.ariaSelected === "true");
  if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close(field, list);
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    go(options[chosen] ?? null);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
    event.preventDefault();
    const last = options.length - 1;
    const down = chosen < last ? chosen + 1 : 0;
    const up = chosen > 0 ? chosen - 1 : last;
    choose(event.key === "ArrowDown" ? down : up, options, field);
  }
}

function choose(index: number, options: HTMLElement[], field: HTMLInputElement): void {
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  const option = options[index];
  if (option) {
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
}

function go(option: HTMLElement | null): void {
  const next = ownAddress(option?.dataset["next"]);
  if (next) {
    location.assign(next);
  }
}
