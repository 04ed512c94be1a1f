import {existsSync, globSync, readFileSync} from "node:fs"
import {join} from "node:path"
import {fileURLToPath} from "node:url"
import type {Issue} from "../issue/index.ts"
import {checkClosedLexicon, checkLexicon, editionsOf, foldWord, type Lexicon, recognise} from "../recognition/index.ts"
import {lexiconTables, readingLexicon, type Shelf} from "../shelf/index.ts"
import {allEditions} from "../shelf/lists.ts"
import {refuse} from "./issues.ts"
import {language} from "./output.ts"
import {usualEdition} from "./usual-edition.ts"

const cases = fileURLToPath(new URL("../../cases/", import.meta.url))

/** The faults of a lexicon's folder, and a note on how many of its words no example reads. */
export function checkLexiconFolder(
  shelf: Shelf,
  path: string,
  editionId: string,
): {readonly issues: readonly Issue[]; readonly note: string} {
  const edition = shelf.edition(editionId)
  const tables = lexiconTables(edition.naming, path)
  if (!tables.word && !tables.site) throw refuse("file.missing", {path: join(path, "word.csv")})
  const words = [...(tables.site ?? []), ...(tables.word ?? [])].map(row => row.word ?? "")
  const fired = firedWords(shelf.lexicon(editionId))
  const idle = words.filter(word => !fired.has(word)).length
  const note =
    language === "zh"
      ? `${words.length}个词中有${idle}个未在cases/的例子中出现`
      : `${idle} of ${words.length} words are read in no example of cases/`
  return {issues: tables.role ? checkLexicon(edition, tables) : checkClosedLexicon(edition, tables), note}
}

/** An edition of each family that has its tables in a folder; the usual one where the folder is one family's own. */
export function familiesIn(shelf: Shelf, path: string): readonly string[] {
  const editions = editionsOf(readingLexicon(shelf, {edition: allEditions, usual: usualEdition}))
  const own = editions.filter(({naming}) => existsSync(join(path, naming)))
  return (own.length > 0 ? own : editions.slice(0, 1)).map(({id}) => id)
}

/** The words, folded, that the examples of `cases/` were read by. */
function firedWords(lexicon: Lexicon): ReadonlySet<string> {
  const names = globSync("{*,families/*}.txt", {cwd: cases})
    .flatMap(file => readFileSync(`${cases}${file}`, "utf8").split("\n"))
    .flatMap(line => (line.includes("=>") && !line.startsWith("#") ? [line.split("=>")[0]?.trim() ?? ""] : []))
  return new Set(names.flatMap(name => recognise(lexicon, name).account.map(({text}) => foldWord(text))))
}
