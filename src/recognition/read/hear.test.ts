import {describe, expect, it} from "vitest"
import {shelf} from "../../shelf/made-shelf.ts"
import type {OpenLexicon} from "../lexicon/lexicon.ts"
import {Listener} from "./hear.ts"

const listener = new Listener(shelf.lexicon("5.0").open as OpenLexicon, 1000)

/** What was heard of a name, each stretch with its kind, a number for each mark, and what is left but for words set aside. */
function heard(name: string) {
  const {account, marks, markCount, bare, bareLength, equipment, strange, grave, typo} = listener.hear(name)
  return {
    said: account.map(({text, as}) => `${text} ${as}`).join(", "),
    signs: [...marks.subarray(0, markCount)].map(mark => "-;+([)"[mark] ?? "w").join(""),
    bare: String.fromCharCode(...bare.subarray(0, bareLength)),
    equipment: equipment.join(),
    doubt: [strange > 0 && `${strange} strange`, grave && "grave", typo && "typo"].filter(Boolean).join(),
  }
}

describe("what is heard of a name", () => {
  it.each([
    [
      "胸部 CT平扫(囧囧)",
      "胸部 site,   punctuation, CT modality, 平扫 method, ( punctuation, 囧囧 unknown, ) punctuation",
      "1 strange",
    ],
    ["胸部CT abc1", "胸部 site, CT modality,   punctuation, abc1 unknown", "1 strange"],
    ["胸部CT1a", "胸部 site, CT modality, 1a unknown", "1 strange"],
    ["胸部CT 12", "胸部 site, CT modality,   punctuation, 12 number", ""],
    ["胸部CT12囧", "胸部 site, CT modality, 12囧 unknown", "1 strange"],
    ["CT q-z", "CT modality,   punctuation, q unknown, - punctuation, z unknown", "2 strange"],
    ["囧囧囧胸部", "囧囧囧 unknown, 胸部 site", "1 strange,grave"],
    ["胸部囧囧囧", "胸部 site, 囧囧囧 unknown", "1 strange,grave"],
    ["囧囧 囧胸部", "囧囧 unknown,   punctuation, 囧 unknown, 胸部 site", "2 strange"],
    ["囧a囧b囧胸部", "囧a囧b囧 unknown, 胸部 site", "1 strange"],
    ["劲椎MR", "劲椎 typo, MR modality", "typo"],
    ["囧 劲椎MR", "囧 unknown,   punctuation, 劲椎 typo, MR modality", "1 strange,typo"],
    [
      "胸部CT平少、劲椎MR",
      "胸部 site, CT modality, 平少 unknown, 、 punctuation, 劲椎 typo, MR modality",
      "1 strange,typo",
    ],
    ["劲椎、骶锥MR", "劲椎 typo, 、 punctuation, 骶锥 typo, MR modality", "typo"],
    ["囧囧囧囧劲椎", "囧囧囧囧劲椎 unknown", "1 strange,grave"],
    ["", "", ""],
    ["😀", "😀 punctuation", ""],
    ["ａＣＴｂ", "ａＣＴｂ unknown", "1 strange"],
  ])("in %j", (name, said, doubt) => expect(heard(name)).toMatchObject({said, doubt}))
  it.each([
    ["胸部;头颅CT", "w;ww"],
    ["胸部、头颅+腹部_CT", "w+w+w+w"],
    ["胸部(肺)[头颅]", "w(w)[w)"],
    ["(胸部;头颅);CT", "(w+w);w"],
    ["((胸部);头颅);CT", "((w)+w);w"],
    ["胸部);头颅", "w);w"],
    ["(胸部;头颅", "(w+w"],
    ["腹部^胸部", "(w)w"],
    ["CT;腹部^胸部", "w;(w)w"],
    ["^胸部", "()w"],
    ["胸部(医保)CT", "w()w"],
    ["胸部 CT，", "ww;"],
    ["胸部。CT", "w;w"],
    ["胸部CT急诊", "www"],
    ["胸部CT复查", "ww"],
  ])("the signs of %j are %s", (name, signs) => {
    expect(heard(name).signs).toBe(signs)
  })
  it.each([
    ["CT胸部(平扫)(医保)", "ct胸部(平扫)"],
    ["【医保】CT 胸部,;.、-*", "ct胸部"],
    ["[医保]CT胸部[(", "ct胸部[("],
    ["(医保])CT胸部", "(])ct胸部"],
    ["CT胸部()", "ct胸部"],
    [")CT胸部", ")ct胸部"],
    ["急诊CT胸部囧1", "急诊ct胸部囧1"],
    ["-*", ""],
  ])("what is left of %j is %j", (name, bare) => expect(heard(name).bare).toBe(bare))
  it.each([
    ["64排CT+3.0T MR", "23,33"],
    ["3.0T MR+64排CT", "23,33"],
    ["64排CT 64排", "23"],
    ["CT256排双源胸部", "24,25"],
    ["胸部CT", ""],
  ])("the equipment of %s is %j", (name, equipment) => {
    expect(heard(name).equipment).toBe(equipment)
    expect(heard(name).equipment).toBe(equipment)
  })
  it("is written as this name writes it, whatever was heard before", () => {
    for (const name of ["CT", "ct", "ＣＴ", "ct", "CT"]) expect(heard(name).said).toBe(`${name} modality`)
  })
  it("mends the first eight strange stretches alone", () => {
    const strange = (count: number) => heard(`${"囧囧CT".repeat(count)}劲椎`).doubt
    expect([strange(7), strange(8)]).toEqual(["7 strange,typo", "9 strange"])
  })
})
