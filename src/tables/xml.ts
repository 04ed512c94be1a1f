/** What a scan of XML reports. Text of one element may come in several calls. */
export interface XmlHandler {
  /** `name` is without its prefix; `tag` is the whole of it, for `attribute`. */
  open(name: string, tag: string): void
  /** Called for an empty element too, after `open`. */
  close(name: string): void
  text(text: string): void
  /** What to throw where the text is no XML, or holds a document type: workbooks have none, and entities are declared there. */
  broken(): Error
}

/**
 * A scanner for the XML of workbooks, fed piece by piece. It knows elements,
 * attributes, text, CDATA and the five named entities; it does not check that
 * elements nest, and it resolves and fetches nothing.
 */
export function xmlScanner(handler: XmlHandler): (piece: string) => void {
  let rest = ""
  return piece => {
    const text = rest + piece
    rest = text.slice(scan(text, handler))
    if (rest.length > maxTagChars) throw handler.broken()
  }
}

const maxTagChars = 1024 * 1024

/**
 * The value of an attribute, undefined where it is absent.
 *
 * @example attribute(`c r="A1" s="2"`, "s") // "2"
 */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`)
  if (at < 0) return unusual.test(tag) ? attributes(tag).get(name) : undefined
  const from = at + name.length + 3
  return unescapeXml(tag.slice(from, tag.indexOf('"', from)))
}

/** Single quotes, or white space other than one blank before a name, which programs hardly ever write. */
const unusual = /['\t\r\n]|\s=|=\s/

/** All attributes of a tag by their written names. (A loop, for an expression can be made to take ages.) */
export function attributes(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; ; ) {
    const equals = tag.indexOf("=", at)
    const open = equals + 1 + tag.slice(equals + 1).search(/\S/)
    const close = tag.indexOf(tag.charAt(open), open + 1)
    if (equals < 0 || !/["']/.test(tag.charAt(open)) || close < 0) return found
    const name = tag.slice(at, equals).trim().split(/\s+/).at(-1) as string
    found.set(name, unescapeXml(tag.slice(open + 1, close)))
    at = close + 1
  }
}

/** Give what is complete to the handler, and say where the unfinished begins. */
function scan(text: string, handler: XmlHandler): number {
  let at = 0
  for (;;) {
    const open = text.indexOf("<", at)
    if (open < 0) return giveText(text, at, handler)
    if (open > at) handler.text(unescapeXml(text.slice(at, open)))
    const end = markupEnd(text, open, handler)
    if (end < 0) return open
    giveMarkup(text, open, end, handler)
    at = end
  }
}

/** Text may go on in the next piece, so an entity that is cut off waits for it. */
function giveText(text: string, at: number, handler: XmlHandler): number {
  const entity = text.lastIndexOf("&")
  const end = entity >= at && text.length - entity < longestEntity && !text.includes(";", entity) ? entity : text.length
  if (end > at) handler.text(unescapeXml(text.slice(at, end)))
  return end
}

const longestEntity = 12

/** Where the markup that begins at `open` ends, one past its last character; -1 if that is not in this text. */
function markupEnd(text: string, open: number, handler: XmlHandler): number {
  const unit = text.charCodeAt(open + 1)
  if (unit === 0x2f) return after(text, ">", open)
  if (unit === 0x3f) return after(text, "?>", open)
  if (unit !== 0x21) return tagEnd(text, open)
  if (text.startsWith("<!--", open)) return after(text, "-->", open + 4)
  if (text.startsWith("<![CDATA[", open)) return after(text, "]]>", open)
  if (text.length - open < "<![CDATA[".length) return -1
  throw handler.broken()
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** A tag ends at the first `>` outside the values of its attributes. */
function tagEnd(text: string, open: number): number {
  let quote = 0
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (quote) {
      if (unit === quote) quote = 0
    } else if (unit === 0x3e) return at + 1
    else if (unit === 0x22 || unit === 0x27) quote = unit
  }
  return -1
}

function giveMarkup(text: string, open: number, end: number, handler: XmlHandler): void {
  const unit = text.charCodeAt(open + 1)
  if (unit === 0x21) giveSection(text, open, end, handler)
  else if (unit === 0x2f) handler.close(localName(text.slice(open + 2, end - 1).trim()))
  else if (unit !== 0x3f) giveTag(text, open, end, handler)
}

function giveTag(text: string, open: number, end: number, handler: XmlHandler): void {
  const empty = text.charCodeAt(end - 2) === 0x2f
  const tag = text.slice(open + 1, empty ? end - 2 : end - 1)
  const name = localName(tag)
  handler.open(name, tag)
  if (empty) handler.close(name)
}

function giveSection(text: string, open: number, end: number, handler: XmlHandler): void {
  if (text.startsWith("<![", open)) handler.text(text.slice(open + "<![CDATA[".length, end - "]]>".length))
}

/** The name of a tag without its prefix: `row` of `x:row r="1"`. */
function localName(tag: string): string {
  let start = 0
  for (let at = 0; at < tag.length; at++) {
    const unit = tag.charCodeAt(at)
    if (unit === 0x3a) start = at + 1
    else if (unit <= 0x20) return tag.slice(start, at)
  }
  return tag.slice(start)
}

const named: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"}

function unescapeXml(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|([a-z]+));/gi, (all, hex, decimal, name) => {
    if (name) return named[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd"
  })
}
