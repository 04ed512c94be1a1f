/** Markup that is safe to stand in a page as it is. */
export interface Html {
  readonly html: string
}

type Part = string | number | Html | readonly Part[]

/**
 * Markup from a template. Texts and numbers put into it are escaped, also within
 * quoted attributes; markup and lists of it are taken as they are.
 *
 * @example html`<b title="${'"'}">${"<"}</b>`.html // `<b title="&quot;">&lt;</b>`
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {html: texts.map((text, i) => text + (i < parts.length ? written(parts[i] as Part) : "")).join("")}
}

function written(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escaped(String(part))
  return "html" in part ? part.html : part.map(written).join("")
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`).replace(unwritable, "�")

/** What a page cannot hold: control characters, halves of characters, and marks that turn the text around. */
const unwritable = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}/gu
