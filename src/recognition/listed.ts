import type {Item} from "../standard/index.ts"
import type {Lexicon} from "./lexicon.ts"
import {Folder} from "./normalise.ts"

const longestName = 300 // characters; no standard name is longer

/** The listed items by their own names, Chinese and English, as names are compared: folded, without spaces or `*`. */
export class ListedNames {
  readonly #folder: Folder
  readonly #items = new Map<string, Item>()

  constructor({edition, script}: Lexicon) {
    this.#folder = new Folder(script, longestName)
    for (const item of edition.items.values()) {
      this.#items.set(this.#plain(item.zh), item)
      this.#items.set(this.#plain(item.en), item)
    }
  }

  /** The item whose name this is, letter for letter but for width, case, script, spaces and a leading `*`. */
  find(name: string): Item | undefined {
    return name.length > longestName ? undefined : this.#items.get(this.#plain(name))
  }

  #plain(name: string): string {
    const folded = this.#folder.folded(name).replaceAll(" ", "")
    return folded.startsWith("*") ? folded.slice(1) : folded
  }
}
