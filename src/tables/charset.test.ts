import {describe, expect, it} from "vitest"
import {openFolderShelf} from "../shelf/index.ts"
import {guesser} from "./charset.ts"
import type {Encoding} from "./encoding.ts"
import {madeFolder, put, readAll} from "./made-files.ts"

const folder = madeFolder()
const likeliest = guesser()

/** Writes text in a double-byte encoding, for which Node has readers alone; undefined where it lacks a character. */
function encoder(encoding: Encoding): (text: string) => Uint8Array | undefined {
  const bytes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) {
      const char = decoder.decode(Uint8Array.of(first, second))
      if (Array.from(char).length === 1 && char !== "\ufffd" && !bytes.has(char)) bytes.set(char, [first, second])
    }
  return text => {
    const found = Array.from(text, char => (char < "\x80" ? [char.charCodeAt(0)] : bytes.get(char)))
    return found.includes(undefined) ? undefined : Uint8Array.from(found.flatMap(some => some ?? []))
  }
}

const encode: Readonly<Record<string, (text: string) => Uint8Array | undefined>> = {
  "utf-8": text => Buffer.from(text),
  gb18030: encoder("gb18030"),
  big5: encoder("big5"),
}
const chinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
const shelf = openFolderShelf()
const names = [
  ...new Set(shelf.ids().flatMap(id => [...shelf.edition(id).items.values()].map(item => item.zh))),
  ..."头颅|头颅MRA|CT头颅平扫|检查名称|项目编码|单价|例数|胸片|锁骨|髋关节|乳腺钼靶|碘-131|颞颌关节(张口位)|执行科室|放射科".split(
    "|",
  ),
].filter(chinese)
const traditional =
  "項目編碼|檢查名稱|單價|頭顱電腦斷層掃描|胸部X光|腹部超音波|腰椎磁振造影|骨盆X光檢查|膝關節|乳房攝影|上腸胃道鋇劑攝影|全身骨骼掃描|心臟超音波|甲狀腺掃描".split(
    "|",
  )

describe("the encoding of one name alone", () => {
  it.each(["utf-8", "gb18030"])("is told: %s", encoding => {
    expect(names.length).toBeGreaterThan(2000)
    const wrong = names.filter(
      name => likeliest(encode[encoding]?.(`name\n${name}\n`) ?? new Uint8Array()) !== encoding,
    )
    expect(wrong).toEqual([])
  })

  it("is told: big5", () => {
    for (const name of traditional) {
      const bytes = encode.big5?.(`${name}\n`)
      expect(bytes && likeliest(bytes), name).toBe("big5")
      expect(likeliest(Buffer.from(name)), name).toBe("utf-8")
    }
  })

  it.each([
    ["an apostrophe of Windows", "name\nDon\x92t move\n"],
    ["a fixed blank", "name\n\xa0CT HEAD\n"],
    ["letters with accents, as UTF-8 has them", "Pr\xc3\xa9nom, \xc3\xa9chographie\n"],
    ["a micro sign, as UTF-8 has it", "5 \xc2\xb5g\n"],
  ])("is not Chinese for %s", (_, bytes) => {
    expect(likeliest(Buffer.from(bytes, "latin1"))).toBe("utf-8")
  })
})

describe("a file", () => {
  const gb = (text: string) => encode.gb18030?.(text) ?? new Uint8Array()

  it("of Big5 and of UTF-16 without a mark is read", async () => {
    const text = "項目編碼,檢查名稱\nA1,頭顱電腦斷層掃描\n"
    const files = {
      big5: encode.big5?.(text) ?? "",
      "utf-16le": Buffer.from(text, "utf16le"),
      "utf-16be": Buffer.from(text, "utf16le").swap16(),
    }
    for (const [encoding, bytes] of Object.entries(files)) {
      const table = await readAll(put(folder, `${encoding}.csv`, bytes))
      expect(table).toMatchObject({encoding, header: ["項目編碼", "檢查名稱"]})
      expect(table.rows[0]?.cells).toEqual(["A1", "頭顱電腦斷層掃描"])
    }
  })

  it("with half a character refuses that row, and names byte and place", async () => {
    const bytes = Buffer.concat([
      gb("编码,名称,例数\nA1,胸部CT平扫,10\nA2,颅脑"),
      Buffer.of(0xc2),
      gb(",20\nA3,腰椎,30\n"),
    ])
    const table = await readAll(put(folder, "half.csv", bytes))
    expect(table.rows.map(row => row.cells[0])).toEqual(["A1", "A3"])
    expect(table.issues).toMatchObject([
      {id: "row.encoding", params: {byte: "0xC2", encoding: "GB18030", text: "颅脑�"}, place: {row: 3, column: "名称"}},
    ])
  })

  it("of one encoding whose end is of another tells each such row", async () => {
    const bytes = Buffer.concat([Buffer.from(`名称\n${"颅脑平扫\n".repeat(50)}`), gb("胸部平扫\n腹部平扫\n")])
    const {rows, issues} = await readAll(put(folder, "both.csv", bytes))
    expect(rows).toHaveLength(50)
    expect(issues.map(({id, place}) => [id, place.row])).toEqual([
      ["row.encoding", 52],
      ["row.encoding", 53],
    ])
  })

  it("of UTF-16 with half a pair refuses that row", async () => {
    const bytes = Buffer.from("\ufeff名称\n颅脑\nX\n胸部\n", "utf16le")
    bytes.writeUInt16LE(0xd800, bytes.indexOf(Buffer.from("X", "utf16le")))
    const {rows, issues} = await readAll(put(folder, "pair.csv", bytes))
    expect(rows.map(row => row.cells[0])).toEqual(["颅脑", "胸部"])
    expect(issues).toMatchObject([{id: "row.encoding", place: {row: 3}}])
  })
})
