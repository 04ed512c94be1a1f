import {inflateSync} from "node:zlib"
import type {Page} from "playwright-core"

const width = 703 // of A4 between the margins of `look.css`, at 96 dots an inch

/** What a window puts on A4: the text of each sheet as it is drawn, without blanks. */
export async function onPaper(page: Page): Promise<readonly string[]> {
  return sheetsOf(await page.pdf({preferCSSPageSize: true, format: "A4"}))
}

/** Texts that a sheet's edge or their own box would cut off. */
export async function cutOnPaper(page: Page): Promise<readonly string[]> {
  const screen = page.viewportSize() ?? {width: 1280, height: 800}
  await page.emulateMedia({media: "print"})
  await page.setViewportSize({width, height: 1000})
  const cut = await page.evaluate(cutOff)
  await page.setViewportSize(screen)
  await page.emulateMedia({media: null})
  return cut
}

/** In the page: what is wider than its box or than the sheet. */
function cutOff(): readonly string[] {
  const isCut = (element: Element) => {
    const {overflowX} = getComputedStyle(element)
    const {right, width: own} = element.getBoundingClientRect()
    if (own <= 1) return false // only for who hears the page
    const isHeld = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1
    return isHeld || right > innerWidth + 1
  }
  return [...document.querySelectorAll("main *")]
    .filter(element => element.checkVisibility() && element.textContent?.trim() && isCut(element))
    .map(({tagName, className, textContent}) => `${tagName}.${className} ${textContent?.trim().slice(0, 40)}`)
}

/** The text of each sheet of a PDF as Chromium writes it: a stream of glyphs by font, each with the characters it stands for. */
export function sheetsOf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf.toString("latin1"))
  const sheets = [...objects.values()].filter(({head}) => /\/Type \/Page\s/.test(head))
  return sheets.map(({head}) => {
    const fonts = [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)]
    const charactersOf = new Map(fonts.map(([, name = "", id = ""]) => [name, glyphsOf(objects, id)]))
    return writtenIn(objects.get(refIn(head, "Contents"))?.stream ?? "", charactersOf)
  })
}

/** An object of a PDF: what it says of itself, and its stream unpacked. */
interface Part {
  readonly head: string
  readonly stream: string
}

function objectsOf(pdf: string): ReadonlyMap<string, Part> {
  const objects = [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
  return new Map(objects.map(([, id = "", body = ""]) => [id, partOf(body)]))
}

function partOf(body: string): Part {
  const [, head = body, packed = ""] = /^([\s\S]*?) stream\n([\s\S]*)\nendstream$/.exec(body) ?? []
  const isText = packed !== "" && head.includes("/FlateDecode") && !/\/Length1|\/Subtype \/Image/.test(head)
  return {head, stream: isText ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : ""}
}

const refIn = (head: string, key: string): string => new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1] ?? ""

const fromHex = (hex: string): number => Number.parseInt(hex, 16)

/** What each glyph of a font stands for, by its number in hexadecimal. */
function glyphsOf(objects: ReadonlyMap<string, Part>, font: string): ReadonlyMap<string, string> {
  const map = objects.get(refIn(objects.get(font)?.head ?? "", "ToUnicode"))?.stream ?? ""
  const found = new Map<string, string>()
  for (const [, glyph = "", text = ""] of map.matchAll(/^<(\w+)> <((?:\w{4})+)>$/gm))
    found.set(glyph, Buffer.from(text, "hex").swap16().toString("utf16le"))
  for (const [, from = "", to = "", first = ""] of map.matchAll(/^<(\w+)> <(\w+)> <(\w+)>$/gm))
    for (let glyph = fromHex(from); glyph <= fromHex(to); glyph++)
      found.set(
        glyph.toString(16).toUpperCase().padStart(from.length, "0"),
        String.fromCodePoint(fromHex(first) + glyph - fromHex(from)),
      )
  return found
}

const drawnAlike = /[\u2e80-\u2fdf\ufb00-\ufb06]/g // radicals and ligatures, which share a glyph with what was written

function writtenIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let glyphs: ReadonlyMap<string, string> = new Map()
  let text = ""
  for (const [, font, shown = ""] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<(\w+)> Tj/g)) {
    if (font) glyphs = fonts.get(font) ?? new Map()
    const size = [...glyphs.keys()][0]?.length ?? 4
    for (let at = 0; at < shown.length; at += size) text += glyphs.get(shown.slice(at, at + size)) ?? ""
  }
  return text.replaceAll(/\s/g, "").replaceAll(drawnAlike, glyph => glyph.normalize("NFKC"))
}
