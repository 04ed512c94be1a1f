/** What stands behind the `?`, as texts by name: `?site=0101&q=平扫`. */
export function readAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Texts by name as an address; what is empty is left out. */
export function writeAddress(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== "")
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === "" ? "" : `?${text}`
}
