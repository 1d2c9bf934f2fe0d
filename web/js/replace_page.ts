// Shows the answer to a form that a script has sent: another address as a visit, a page in place of
// this one.

export function replacePage(request: XMLHttpRequest, sentTo: string): void {
  const arrivedAt = new URL(request.responseURL, location.href);
  if (request.status < 400 && arrivedAt.href !== sentTo) {
    location.assign(arrivedAt);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = document.querySelector("main");
  main?.replaceChildren(...(page.querySelector("main")?.childNodes ?? []));
  document.title = page.title;
  document.dispatchEvent(new Event("page-replaced"));
  scrollTo(0, 0);
  main?.focus();
}
