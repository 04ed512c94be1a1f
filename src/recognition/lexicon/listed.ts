import type {Edition, Item} from "../../standard/index.ts"
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
  /** Number of a name, from 1, by slot: an open hash table. */
  readonly #slots: Uint16Array

  constructor(edition: Edition, data: ListedData) {
    this.#edition = edition
    this.#data = data
    this.#slots = new Uint16Array(2 ** Math.ceil(Math.log2(data.names.length * 4 + 1)))
    data.hashes.forEach((hash, i) => {
      let slot = this.#slotOf(hash)
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1)
      this.#slots[slot] = i + 1
    })
  }

  /** The item whose name this folded text is, but for spaces and a leading `*`. */
  find(text: Uint16Array, length: number): Item | undefined {
    const {names, hashes, codes} = this.#data
    const hash = hashOf(text, length)
    for (let slot = this.#slotOf(hash); ; slot = (slot + 1) & (this.#slots.length - 1)) {
      const at = (this.#slots[slot] as number) - 1
      if (at < 0) return undefined
      if (hashes[at] === hash && isPlain(text, length, names[at] as string))
        return this.#edition.items.get(codes[at] as string)
    }
  }

  #slotOf(hash: number): number {
    return (hash >>> 5) & (this.#slots.length - 1)
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

/** Whether this is what `plainOf` makes of the text. */
function isPlain(text: Uint16Array, length: number, name: string): boolean {
  let place = 0
  for (let i = text[0] === star ? 1 : 0; i < length; i++) {
    const unit = text[i] as number
    if (unit !== space && unit !== name.charCodeAt(place++)) return false
  }
  return place === name.length
}

const plainOf = (text: Uint16Array, length: number): string =>
  String.fromCharCode(...text.subarray(text[0] === star ? 1 : 0, Math.min(length, longestName * 2))).replaceAll(" ", "")
