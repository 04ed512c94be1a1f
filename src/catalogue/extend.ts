import {Refusal} from "../issue/index.ts"
import type {Shelf} from "../shelf/index.ts"
import {checkWritten, parseWritten} from "../standard/index.ts"
import {
  type ExtensionsTable,
  extensionsInGroup,
  type NewExtension,
  promoteExtension,
  putExtension,
  retireExtension,
} from "../store/catalogues/index.ts"
import {type Change, record} from "../store/index.ts"
import {institutionById} from "../store/people/index.ts"
import {refuse} from "./issues.ts"
import {isItem, unknownItem} from "./items.ts"

/**
 * Register what an institution names beyond the standard: an extension is
 * written as its item's code, `-` and a suffix; a combination has a code of its
 * own. A code stands for one thing in a whole group. Entered in the audit.
 *
 * @throws Refusal `extension.taken` where another institution of the group has the code for something else,
 * `item.unknown`, and what is wrong with the written code
 */
export async function registerExtension(
  tx: Change,
  shelf: Shelf,
  {edition, ...given}: NewExtension & {readonly edition: string},
): Promise<ExtensionsTable> {
  if (given.kind === "extension") {
    const written = parseWritten(given.code)
    const issues = written.ok
      ? checkWritten(shelf.edition(edition), written.value).flatMap(one => one.issues)
      : written.issues
    const [wrong] = issues
    if (wrong) throw new Refusal(wrong)
  }
  const unknown = given.items.map(refOf).find(item => !isItem(shelf, item))
  if (unknown || given.items.length === 0) throw unknownItem(shelf, unknown ?? {code: "", edition})
  const group = (await institutionById(tx.db, given.institutionId))?.group_id
  const others = group ? await extensionsInGroup(tx.db, group, given.code) : []
  const other = others.find(
    one =>
      one.institution_id !== given.institutionId &&
      (one.name !== given.name || one.items !== JSON.stringify(given.items)),
  )
  if (other) throw refuse("extension.taken", {code: given.code, institution: other.institution})
  const made = await putExtension(tx, given)
  const {institutionId, code, name} = given
  await record(tx, [{act: "extension.put", subject: `extension:${made.id}`, institutionId, details: {code, name}}])
  return made
}

/** An extension, and the institution that it must be of. */
interface ExtensionPlace {
  readonly institutionId: string
  readonly extensionId: string
}

/**
 * Mark an extension as one that the standard should have, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export const promote = (tx: Change, place: ExtensionPlace): Promise<void> =>
  turn(tx, place, {act: "extension.promote", write: promoteExtension})

/**
 * Retire an extension, and enter it in the audit.
 *
 * @throws Refusal `thing.missing`
 */
export const retire = (tx: Change, place: ExtensionPlace): Promise<void> =>
  turn(tx, place, {act: "extension.retire", write: retireExtension})

async function turn(
  tx: Change,
  {institutionId, extensionId: id}: ExtensionPlace,
  {act, write}: {readonly act: string; readonly write: typeof promoteExtension},
): Promise<void> {
  if (!(await write(tx, institutionId, id))) throw refuse("thing.missing", {kind: "extension", id})
  await record(tx, [{act, subject: `extension:${id}`, institutionId}])
}

function refOf(text: string): {edition: string; code: string} {
  const [edition = "", code = ""] = text.split(" ")
  return {edition, code}
}
