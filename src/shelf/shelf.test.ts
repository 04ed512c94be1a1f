import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs"
import {tmpdir} from "node:os"
import {join, resolve} from "node:path"
import {afterAll} from "vitest"
import {listSource} from "./editions.ts"
import {openFolderShelf} from "./folder-shelf.ts"
import {KeptShelf} from "./kept-shelf.ts"
import {shelf} from "./made-shelf.ts"
import {describeShelf, drafts} from "./made-suite.ts"

const root = mkdtempSync(join(tmpdir(), "zhengming-shelf-"))
afterAll(() => rmSync(root, {recursive: true}))

cpSync("editions", join(root, "editions"), {recursive: true})
for (const part of ["lexicon", "mappings"]) symlinkSync(resolve(part), join(root, part))
for (const {facts} of drafts) {
  const folder = join(root, "editions", facts.id)
  if (facts.base === undefined) cpSync("editions/pet-1.1", folder, {recursive: true})
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, "edition.json"), JSON.stringify(facts))
}
const inFolder = openFolderShelf(root)
const handed = new KeptShelf(listSource([...shelf.ids().map(id => shelf.parts(id)[0]), ...drafts]))

describeShelf("the shelf of a folder", async () => inFolder)
describeShelf("the shelf of parts that were handed over", async () => handed)
