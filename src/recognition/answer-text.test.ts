import {describe, expect, it} from "vitest"
import {shelf} from "../shelf/made-shelf.ts"
import {answerText} from "./answer-text.ts"
import {recognise} from "./recognise.ts"

const lexicon = shelf.lexicons("5.0")

describe("an answer in one cell", () => {
  it.each([
    ["胸部CT平扫", "20040100110000"],
    ["颈椎、腰椎MR平扫", "30030202110000;30030400110000"],
    ["膝关节CT平扫", "20072201110000|20072202110000|20072203110000"],
    ["胸部CT平扫+上肢动脉彩超", "20040100110000;50U901000C0000|50U902000C0000|50U903000C0000"],
    ["囧", ""],
  ])("of %s is %s", (name, text) => expect(answerText(recognise(lexicon, name), ({code}) => code)).toBe(text))
})
