import type {Item} from "../standard/index.ts"
import type {Lexicon} from "./lexicon.ts"
import {Folder} from "./normalise.ts"

const longestName = 300 // characters; no standard name is longer
const [space, star] = [0x20, 0x2a]

/** The listed items by their own names, Chinese and English, as names are compared: folded, without spaces or `*`. */
export class ListedNames {
  readonly #folder: Folder
  readonly #items = new Map<number, {readonly name: string; readonly item: Item}[]>()

  constructor({edition, script}: Lexicon) {
    this.#folder = new Folder(script, longestName)
    for (const item of edition.items.values()) for (const name of [item.zh, item.en]) this.#add(name, item)
  }

  #add(name: string, item: Item): void {
    const length = this.#folder.fold(name)
    const hash = hashOf(this.#folder.text, length)
    const same = this.#items.get(hash) ?? []
    this.#items.set(hash, [...same, {name: plainOf(this.#folder.text, length), item}])
  }

  /** The item whose name this folded text is, but for spaces and a leading `*`. */
  find(text: Uint16Array, length: number): Item | undefined {
    const likely = this.#items.get(hashOf(text, length))
    if (likely === undefined) return undefined
    const name = plainOf(text, length)
    return likely.find(known => known.name === name)?.item
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
