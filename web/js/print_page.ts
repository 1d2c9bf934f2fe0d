// A button that opens the browser's print window; without script the page is printed from the
// browser's menu.

export function printPage(button: HTMLElement): void {
  button.addEventListener("click", () => print());
}
