// A form with a file field that also takes files dropped on it, and shows how much has been sent.
// The form carries its words: data-sending, data-failed. Inside it, [data-upload] holds a
// <progress> and [data-words], hidden until something is sent.
import { replacePage } from "./replace_page";

export function dropZone(form: HTMLElement): void {
  const field = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!(form instanceof HTMLFormElement) || !field) {
    return;
  }
  acceptDrops(form, field);
  field.addEventListener("change", () => {
    if (field.files?.length) {
      send(form);
    }
  });
  form.addEventListener("submit", (event) => {
    if (field.files?.length) {
      event.preventDefault();
      send(form);
    }
  });
}

function acceptDrops(form: HTMLFormElement, field: HTMLInputElement): void {
  const over = (isOver: boolean) => form.classList.toggle("drop-zone--over", isOver);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  form.addEventListener("dragleave", (event) => {
    over(form.contains(event.relatedTarget as Node | null));
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer?.files.length) {
      field.files = event.dataTransfer.files;
      send(form);
    }
  });
}

function send(form: HTMLFormElement): void {
  if (form.classList.contains("drop-zone--busy")) {
    return;
  }
  const bar = form.querySelector("progress");
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    if (bar && event.lengthComputable) {
      bar.max = event.total;
      bar.value = event.loaded;
    }
  });
  request.addEventListener("load", () => replacePage(request, form.action));
  request.addEventListener("error", () => busy(form, false, form.dataset["failed"]));
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.send(new FormData(form));
  busy(form, true, form.dataset["sending"]);
}

function busy(form: HTMLFormElement, isBusy: boolean, words: string | undefined): void {
  form.classList.toggle("drop-zone--busy", isBusy);
  const region = form.querySelector<HTMLElement>("[data-upload]");
  if (region) {
    region.hidden = !isBusy && !words;
  }
  const place = form.querySelector("[data-words]");
  if (place) {
    place.textContent = words ?? "";
  }
}
