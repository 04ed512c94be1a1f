import {addCatalogue, addRows, type NewRow} from "../store/catalogues/index.ts"
import {change, type Store} from "../store/index.ts"
import {addGroup, addInstitution} from "../store/people/index.ts"

const cause = {by: "system", why: "made"}

/** An institution with one catalogue of these rows. For tests and measurements. */
export async function madeCatalogue(
  store: Store,
  code: string,
  rows: readonly NewRow[],
  groupId?: string,
): Promise<{readonly institutionId: string; readonly catalogueId: string}> {
  return change(store, cause, async tx => {
    const institutionId = (await addInstitution(tx, {code, name: `医院${code}`, ...(groupId && {groupId})}))?.id ?? ""
    const {id: catalogueId} = await addCatalogue(tx, institutionId, "放射")
    await addRows(tx, catalogueId, rows)
    return {institutionId, catalogueId}
  })
}

export const madeGroup = (store: Store): Promise<string> =>
  change(store, cause, async tx => (await addGroup(tx, "医联体")).id)

/** `CT胸部平扫:100` is a row of that name and volume. */
export const madeRows = (...texts: readonly string[]): readonly NewRow[] =>
  texts.map((text, i) => {
    const [name = "", volume = "1"] = text.split(":")
    return {code: `Z${i}`, name, volume: Number(volume)}
  })
