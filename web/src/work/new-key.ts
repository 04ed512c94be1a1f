/** A key that nobody else makes. `crypto.randomUUID` is for https alone; an intranet has often none. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("")
