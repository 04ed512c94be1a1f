import type {Edition, Item} from "../standard/index.ts"
import {Folder} from "./normalise.ts"

const longestName = 300 // characters; no standard name is longer
const [space, star] = [0x20, 0x2a]

/** Names of the listed items as names are compared, folded and without spaces or `*`; their hashes and codes. */
export interface ListedData {
  readonly names: readonly string[]
  readonly hashes: Int32Array
  readonly codes: readonly string[]
}

/** The names of an edition's items, Chinese and English. */
export function compileListed(edition: Edition, script: ReadonlyMap<string, string>): ListedData {
  const folder = new Folder(script, longestName)
  const named = [...edition.items.values()].flatMap(item => [item.zh, item.en].map(name => [name, item.code] as const))
  const lengths = named.map(([name]) => {
    const length = folder.fold(name)
    return {name: plainOf(folder.text, length), hash: hashOf(folder.text, length)}
  })
  return {
    names: lengths.map(({name}) => name),
    hashes: Int32Array.from(lengths, ({hash}) => hash),
    codes: named.map(([, code]) => code),
  }
}

/** The listed items by their own names. */
export class ListedNames {
  readonly #edition: Edition
  readonly #data: ListedData
  readonly #at = new Map<number, number[]>()

  constructor(edition: Edition, data: ListedData) {
    this.#edition = edition
    this.#data = data
    for (const [i, hash] of data.hashes.entries()) {
      const same = this.#at.get(hash)
      if (same) same.push(i)
      else this.#at.set(hash, [i])
    }
  }

  /** The item whose name this folded text is, but for spaces and a leading `*`. */
  find(text: Uint16Array, length: number): Item | undefined {
    const likely = this.#at.get(hashOf(text, length))
    if (likely === undefined) return undefined
    const name = plainOf(text, length)
    const at = likely.find(i => this.#data.names[i] === name)
    return at === undefined ? undefined : this.#edition.items.get(this.#data.codes[at] ?? "")
  }
}

/** FNV-1a over what `plainOf` keeps. */
function hashOf(text: Uint16Array, length: number): number {
  let hash = 0x811c9dc5
  for (let i = text[0] === star ? 1 : 0; i < length; i++) {
    const unit = text[i] as number
    if (unit !== space) hash = Math.imul(hash ^ unit, 0x01000193)
  }
  return hash
}

const plainOf = (text: Uint16Array, length: number): string =>
  String.fromCharCode(...text.subarray(text[0] === star ? 1 : 0, Math.min(length, longestName * 2))).replaceAll(" ", "")
