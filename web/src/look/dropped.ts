/** Why something that was dropped or chosen is not taken: a key of the drop field's texts, with its parameters. */
export interface Refused {
  readonly why: "several" | "folder" | "nothing" | "empty" | "large"
  readonly params: Readonly<Record<string, string | number>>
}

export interface Offered {
  readonly file: Pick<File, "name" | "size">
  readonly folder: boolean
}

/** What stands against files before any byte of them is read; undefined where nothing does. */
export function refusedOf(offered: readonly Offered[], limit: number): Refused | undefined {
  const [first] = offered
  if (!first) return {why: "nothing", params: {}}
  if (offered.length > 1) return {why: "several", params: {count: offered.length}}
  const {name, size} = first.file
  if (first.folder) return {why: "folder", params: {name}}
  if (size === 0) return {why: "empty", params: {name}}
  if (size > limit) return {why: "large", params: {name, size: Math.ceil(size / mebi), limit: Math.floor(limit / mebi)}}
  return undefined
}

const mebi = 2 ** 20

/** The files of a drop; folders are told apart where the browser knows them. */
export function offeredBy(data: DataTransfer): readonly Offered[] {
  const items = [...data.items].filter(item => item.kind === "file")
  return items.flatMap(item => {
    const file = item.getAsFile()
    return file ? [{file, folder: item.webkitGetAsEntry?.()?.isDirectory === true}] : []
  })
}
