// Addresses that pages carry in data attributes are followed only where they are our own.

export function ownAddress(text: string | undefined): URL | null {
  if (!text) {
    return null;
  }
  const address = new URL(text, location.href);
  return address.origin === location.origin ? address : null;
}
