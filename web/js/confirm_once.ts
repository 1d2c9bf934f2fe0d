// A form that is sent once, however often its button is pressed.

export function confirmOnce(form: HTMLElement): void {
  const buttons = form.querySelectorAll<HTMLButtonElement>("button:not([type=button])");
  form.addEventListener("submit", () => {
    // Afterwards, so that the pressed button's own name and value still go with the form.
    setTimeout(() => buttons.forEach((button) => (button.disabled = true)));
  });
  // Back in the browser's history shows the page as it was left, its button dead.
  addEventListener("pageshow", () => buttons.forEach((button) => (button.disabled = false)));
}
