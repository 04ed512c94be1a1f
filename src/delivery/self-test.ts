import {hash} from "node:crypto"
import {existsSync} from "node:fs"
import {join} from "node:path"
import {recogniseRow} from "../recognition/index.ts"
import {openFolderShelf, readingLexicon, readRows} from "../shelf/index.ts"
import {allEditions} from "../shelf/lists.ts"
import {type Finding, fault, fine} from "./finding.ts"

/** The names that are read, with their status and codes. */
export const selfTest = "cases/self-test.csv"
/** Of the answers that the table expects: a table that was altered or cut has another. */
const knownDigest = "f75ef01fca69a7391b40e9b78364bf0ca0ed63efda4b7da9a8706f6d86155a67"

const usual = {edition: allEditions, usual: "5.0"}
const acceptFrom = 0.9
const most = 5 // names that are told

interface Answer {
  readonly name: string
  readonly modality: string
  readonly status: string
  /** Apart by `;`. */
  readonly codes: string
}

/** Names of all families, read as this machine reads them. */
export function lookAtRecognition(root: string): readonly Finding[] {
  const path = join(root, selfTest)
  const again = {zh: "重新解包或重新安装程序", en: "Unpack the archive or install the program again"}
  if (!existsSync(path))
    return [
      fault("recognition", {zh: `缺少自检表${path}`, en: `The table of the self-test is missing: ${path}`}, again),
    ]
  const expected = readRows(path).map(row => row as unknown as Answer)
  const answers = readNames(expected)
  const digest = digestOf(answers)
  if (digest === knownDigest)
    return [
      fine("recognition", {
        zh: `${answers.length}个名称的读法与已知的一致：sha256 ${digest}`,
        en: `${answers.length} names are read as is known: sha256 ${digest}`,
      }),
    ]
  const other = answers.filter((answer, i) => line(answer) !== line(expected[i] as Answer)).map(({name}) => name)
  return [fault("recognition", other.length > 0 ? misread(other, digest) : altered(path, digest), again)]
}

/** How names are read, of every family. */
function readNames(rows: readonly Pick<Answer, "name" | "modality">[]): readonly Answer[] {
  const lexicon = readingLexicon(openFolderShelf(), usual)
  return rows.map(({name, modality}) => {
    const {status, items} = recogniseRow(lexicon, {name, modality: modality || undefined}, acceptFrom)
    return {name, modality, status, codes: items.map(({code}) => code).join(";")}
  })
}

const line = ({name, modality, status, codes}: Answer): string => [name, modality, status, codes].join("\t")

const digestOf = (answers: readonly Answer[]): string => hash("sha256", answers.map(line).join("\n"))

const misread = (names: readonly string[], digest: string) => {
  const [shown, more] = [names.slice(0, most), names.length > most ? " …" : ""]
  return {
    zh: `${names.length}个名称的读法与预期不同：${shown.join("、")}${more}；sha256 ${digest}`,
    en: `${names.length} names are read otherwise than expected: ${shown.join(", ")}${more}; sha256 ${digest}`,
  }
}

const altered = (path: string, digest: string) => ({
  zh: `自检表${path}已被改动：sha256 ${digest}，应为${knownDigest}`,
  en: `The table of the self-test was altered: ${path}, sha256 ${digest} instead of ${knownDigest}`,
})
