import {createHash} from "node:crypto"
import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs"
import {fileURLToPath} from "node:url"
import {deserialize, serialize} from "node:v8"

const folder = fileURLToPath(new URL("../../node_modules/.cache/zhengming/", import.meta.url))

/**
 * What was made before of the same things, from the folder of what is kept
 * between runs; else it is made, and kept where the folder can be written. A
 * file that is damaged is made anew.
 *
 * @param name of the file
 * @param of all that the thing depends on
 */
export function kept<T>(name: string, of: readonly string[], make: () => T): T {
  const key = createHash("sha256").update(JSON.stringify(of)).digest("hex")
  const path = `${folder}${name}.bin`
  const found = read<T>(path, key)
  if (found) return found.thing
  const thing = make()
  keep(path, serialize({key, thing}))
  return thing
}

function read<T>(path: string, key: string): {readonly thing: T} | undefined {
  try {
    const found = deserialize(readFileSync(path)) as {readonly key: string; readonly thing: T}
    return found.key === key ? found : undefined
  } catch {
    return undefined // none yet, or one that cannot be read: it is made anew
  }
}

/** Written beside and renamed, so that two processes never meet half a file. */
function keep(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(folder, {recursive: true})
    const beside = `${path}.${process.pid}`
    writeFileSync(beside, bytes)
    renameSync(beside, path)
  } catch {
    // a folder that cannot be written costs time at the next start, nothing else
  }
}
