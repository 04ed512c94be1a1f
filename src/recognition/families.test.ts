import {globSync, readFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import fc from "fast-check"
import {describe, expect, it} from "vitest"
import {readRows} from "../shelf/index.ts"
import {shelf} from "../shelf/made-shelf.ts"
import {recogniseRow} from "./beside.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicons("5.0")
const sections = readFileSync(fileURLToPath(new URL("../../cases/families/us-nm.txt", import.meta.url)), "utf8").split(
  /^(?=# policy)/m,
)
const cases = sections
  .flatMap(section => section.split("\n"))
  .filter(line => line.includes("=>"))
  .map(line => line.split("=>").map(half => half.trim()) as [string, string])
const said = (name: string, given?: string): string => {
  const {status, items} = recognise(lexicon, name, given)
  return [status, items.map(({code}) => code).join(";")].filter(Boolean).join(" ")
}

describe("the policy of ultrasound and nuclear medicine", () => {
  const numbersIn = (text: string): readonly number[] =>
    [...text.matchAll(/policy us-nm (\d+)/g)].map(([, number]) => Number(number))
  const folder = fileURLToPath(new URL("./", import.meta.url))
  const tables = fileURLToPath(new URL("../../lexicon/", import.meta.url))
  const inProgram = globSync("**/*.ts", {cwd: folder, exclude: ["**/*.test.ts"]}).flatMap(file =>
    numbersIn(readFileSync(`${folder}${file}`, "utf8")),
  )
  const inTables = globSync("{ultrasound,nuclear}/*.csv", {cwd: tables}).flatMap(file =>
    [...readFileSync(`${tables}${file}`, "utf8").matchAll(/超声核医政策(\d+)/g)].map(([, number]) => Number(number)),
  )
  const done = new Set([...inProgram, ...inTables])
  const shown = new Set(sections.filter(section => section.includes("=>")).flatMap(numbersIn))
  it.each(Array.from({length: 18}, (_, i) => i + 1))("%i is cited where it is done, and has its cases", number => {
    expect([done.has(number), shown.has(number)]).toEqual([true, true])
  })
  it.each(cases)("reads “%s” as %s", (name, expected) => {
    expect(said(name)).toBe(expected)
  })
})

describe("an answer of a closed list", () => {
  const read = (name: string, accept?: number) => recognise(lexicon, name, undefined, accept)
  it("is accepted where nothing of it is in doubt", () => {
    for (const name of ["肝脏彩超", "双侧颈动脉彩超", "全身骨显像", "PET/CT躯干", "腹部彩超+胸部CT平扫"])
      expect([name, read(name).accepted]).toEqual([name, true])
  })
  it("is not accepted where it is left open, nothing, or in conflict, whatever confidence is asked", () => {
    for (const name of ["上肢动脉彩超", "肺部超声", "腹部彩超(甲状腺)", "彩超加收", "肾显像", "PET-CT"])
      expect([name, read(name, 0).accepted]).toEqual([name, false])
  })
  it("is not accepted with a word not understood, a misspelling, or a method that is of some sites alone", () => {
    const told = (name: string) => [read(name, 0).accepted, ...read(name).flags]
    expect(told("肝脏彩超zq")).toEqual([false, "unknown-text"])
    expect(told("甲状线彩超")).toEqual([false, "typo-assumed"])
    expect(told("肝脏三维、脾脏彩超")).toEqual([false, "part-unread"])
    expect(said("肝脏、脾脏三维彩超")).toBe("standard 50U301000C2000")
  })
  it("has a confidence, which the threshold is held against, and its edition and version", () => {
    const {items, version} = read("附件彩超")
    const confidence = items[0]?.confidence ?? 0
    expect(confidence).toBeGreaterThan(0.9)
    expect(confidence).toBeLessThan(1)
    expect([read("附件彩超", confidence + 0.001).accepted, read("附件彩超", confidence).accepted]).toEqual([
      false,
      true,
    ])
    expect(items[0]).toMatchObject({edition: "us-1.1", listed: true, name: "子宫、卵巢、输卵管常规超声检查"})
    expect(version).toBe(shelf.lexicon("us-1.1").version)
    expect(read("腹部彩超+胸部CT平扫").version).toBe(lexicon.version)
  })
  it("leaves open each choice by itself, and keeps what is meant for sure out of it", () => {
    expect(read("上肢动脉彩超").oneOf).toEqual([[["50U901000C0000"], ["50U902000C0000"], ["50U903000C0000"]]])
    expect(read("肝脏、上肢静脉彩超").oneOf).toEqual([[["50U910000C0000"], ["50U911000C0000"], ["50U912000C0000"]]])
    expect(read("肝脏彩超").oneOf).toBeUndefined()
    expect(read("下腹部彩超").oneOf).toHaveLength(1)
    expect(read("肾显像").oneOf).toEqual([[["C010A503B3000"], ["C010A503B4000"]]])
    expect(read("上肢动脉彩超+膝关节CT平扫").oneOf).toHaveLength(2)
    expect(read("上肢动脉彩超(囧囧囧囧)").oneOf).toBeUndefined()
  })
  it("is nothing for a list of names", () => {
    expect(read(`${"肝、胆、肾、".repeat(30)}彩超`)).toMatchObject({status: "unresolved", flags: ["name-too-long"]})
  })
  it("is nothing for a text too long for a name", () => {
    const long = "超声".repeat(600)
    expect(read(long)).toMatchObject({status: "unresolved", flags: ["name-too-long"], items: []})
    expect(recognise(shelf.lexicon("us-1.1"), long)).toMatchObject({flags: ["name-too-long"], items: []})
    expect(read("骨显像+彩超+".repeat(21))).toMatchObject({status: "unresolved", flags: ["name-too-long"], items: []})
    expect(recognise(shelf.lexicon("us-1.1"), `${"检查".repeat(496)}肝脏彩超`).items).toHaveLength(1)
  })
})

describe("a name of several families", () => {
  it.each([
    ["64排胸部CT平扫+肝脏彩超(囧囧)", "standard 20040100110000;50U302000C0000 [unknown-text] 23 ?"],
    ["3.0T头颅MR平扫、64排胸部CT平扫及甲状腺彩超", "standard 20040100110000;30010100110000;50U101000C0000 23,33"],
    ["甲状腺彩超 and chest ct", "standard 50U101000C0000;20040100110000 [method-assumed]"],
    ["胃排空、胃彩超+CT胸部平扫", "standard 50U309003C0000;20040100110000 [detail-assumed]"],
    ["骨显像+PET-CT躯干", "standard C010A104B0000;A010A100A000 [site-assumed]"],
    ["肝胆脾彩超,胸部CT平扫,", "standard 50U301000C0000;20040100110000"],
    ["左膝关节MR平扫、双侧颈动脉彩超", "standard 30072201110000;50Ua04000C0000"],
    ["SPECT/CT骨显像", "standard C010A104B0000 [fusion site-assumed]"],
    ["会诊+肝脏彩超", "out-of-scope ?"],
    ["PET-CT+肝脏彩超", "unresolved ?"],
    ["CT胸部平扫+US", "unresolved ?"],
    ["GFR", "unresolved ?"],
  ])("%s is %s", (name, expected) => {
    const {accepted, account, equipment, flags} = recognise(lexicon, name)
    const told = [said(name), flags.length > 0 && `[${flags.join(" ")}]`, equipment.join(), !accepted && "?"]
    expect(told.filter(Boolean).join(" ")).toBe(expected)
    expect(account.map(({at, text}) => [at, text])).toEqual(
      account.map(({at, length}) => [at, name.slice(at, at + length)]),
    )
    expect(account.map(({text}) => text).join("")).toBe(name)
  })
})

describe("a modality given", () => {
  it.each([
    ["肝胆脾", "US", "standard 50U301000C0000"],
    ["骨", "NM", "standard C010A104B0000"],
    ["脑", "PET/MR", "standard B010A201A000"],
    ["全身(FDG)", "NM", "standard A010A101A000"],
    ["胸部", "CT", "standard 20040100110000"],
  ])("reads %s, given %s, as %s", (name, given, expected) => {
    expect(said(name, given)).toBe(expected)
  })
  it("is read from the hospital's own word for it", () => {
    const codes = (name: string, modality: string) =>
      recogniseRow(lexicon, {name, modality}).items.map(({code}) => code)
    expect(codes("肝胆脾", "彩色超声")).toEqual(["50U301000C0000"])
    expect(codes("骨", "核医学科")).toEqual(["C010A104B0000"])
  })
  it("is of a closed list alone too, where no other edition is read", () => {
    const alone = (id: string, name: string, given: string) =>
      recognise(shelf.lexicon(id), name, given).items.map(({code}) => code)
    expect(alone("us-1.1", "肝胆脾", "US")).toEqual(["50U301000C0000"])
    expect(alone("spect-2.0", "骨", "NM")).toEqual(["C010A104B0000"])
  })
  it("is a doubt where no edition read has it", () => {
    const row = {name: "胸部CT平扫", modality: "超声"}
    expect(recogniseRow(shelf.lexicon("5.0"), row)).toMatchObject({accepted: false, status: "out-of-scope"})
  })
  it("contradicts a name that states another", () => {
    expect(said("胸部CT平扫", "US")).toBe("conflict")
    expect(said("MR肝脏平扫", "NM")).toBe("conflict")
    expect(said("SPECT/CT骨显像", "NM")).toBe("standard C010A104B0000")
  })
})

describe("laws of all families", () => {
  const closed = ["us-1.1", "pet-1.1", "spect-2.0"].map(id => shelf.edition(id))
  it("reads a listed item's own name as that item, Chinese or English", () => {
    const wrong = closed.flatMap(({id, items}) =>
      [...items.values()].flatMap(({code, zh, en}) =>
        [zh, en].filter(name => {
          const alone = recognise(shelf.lexicon(id), name)
          return alone.status !== "standard" || alone.items.map(item => item.code).join() !== code
        }),
      ),
    )
    expect(wrong).toEqual([])
  })
  const pieces = fc.constantFrom(
    "超声",
    "彩超",
    "肝",
    "左",
    "双",
    "下肢",
    "静脉",
    "(",
    ")",
    "+",
    "、",
    "CT",
    "平扫",
    "PET-CT",
    "全身",
    "骨",
    "显像",
    "断层",
    "经阴道",
    "三维",
    "造影",
    "加收",
    "囧",
    "😀",
    " ",
    "US",
    "LIVER",
  )
  it("accounts for every character once, and answers with listed items of the edition told", () => {
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 9}), parts => {
        const name = parts.join("")
        const read = recognise(lexicon, name)
        expect(read.account.map(({text}) => text).join("")).toBe(name)
        for (const {at, length, text} of read.account) expect(name.slice(at, at + length)).toBe(text)
        for (const {code, edition, listed} of read.items)
          if (listed) expect(shelf.edition(edition).items.has(code)).toBe(true)
      }),
      {numRuns: 400},
    )
  })
  it("accepts nothing that holds a word which is not understood", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.constantFrom("囧囧", "zq", "(甭)"), ([name], strange) => {
        expect(recognise(lexicon, `${name}${strange}`).accepted).toBe(false)
      }),
    )
  })
  const us = lexicon.closed.find(({edition}) => edition.id === "us-1.1")
  const siteWords = readRows(fileURLToPath(new URL("../../lexicon/ultrasound/site.csv", import.meta.url))).flatMap(
    ({word = "", US = ""}) => (/\p{sc=Han}/u.test(word) && !US.includes("-") && !US.includes("@") ? [word] : []),
  )
  it("loses no site beside another that it accepts: each is there, or in the whole that is", () => {
    const siteOf = (code: string) =>
      us?.rows.entries().find(([, rows]) => rows.some(({item}) => item.code === code))?.[0] ?? ""
    const isIn = (whole: string, part: string) =>
      us?.groups.some(({site, members}) => site === whole && members.includes(part)) ||
      [...(us?.contains ?? [])].some(([site, parts]) => site.split("/")[0] === whole && parts.has(part))
    fc.assert(
      fc.property(
        fc.constantFrom(...siteWords),
        fc.constantFrom(...siteWords),
        fc.constantFrom("、", "+", "", "及", " "),
        (one, other, sign) => {
          const read = recognise(lexicon, `${one}${sign}${other}彩超`)
          const isWord = read.account.some(({at}) => at === one.length + sign.length) // 胎儿 and 心脏功能测定 are 胎儿心脏 first
          if (!read.accepted || !isWord) return
          const sites = read.items.map(({code}) => siteOf(code))
          const lost = [one, other]
            .flatMap(word => recognise(lexicon, `${word}彩超`).items.map(({code}) => siteOf(code)))
            .filter(site => !sites.some(own => own === site || isIn(own, site)))
          expect([`${one}${sign}${other}彩超`, lost]).toEqual([`${one}${sign}${other}彩超`, []])
        },
      ),
      {numRuns: 1500},
    )
  })
})
