import type {ExtensionKind} from "../../../src/api/lists.ts"

/** What somebody fills in to register what their institution names beyond the standard. */
export interface Draft {
  readonly kind: ExtensionKind
  /** Edition, a blank, code. */
  readonly items: readonly string[]
  /** Of an extension, behind its item's code. */
  readonly suffix: string
  /** Of a combination. */
  readonly code: string
  readonly name: string
  readonly aliases: string
}

export const emptyDraft: Draft = {kind: "extension", items: [], suffix: "", code: "", name: "", aliases: ""}

/** The code that will be registered; undefined while it isn't whole. */
export function codeOf({kind, items, suffix, code}: Draft): string | undefined {
  if (kind === "combination") return code.trim() || undefined
  const [, standard] = items[0]?.split(" ") ?? []
  return standard && suffix.trim() !== "" ? `${standard}-${suffix.trim()}` : undefined
}

/** Whether all is there that the server asks for: an extension is of one item, a combination of several. */
export const isWhole = (draft: Draft): boolean =>
  codeOf(draft) !== undefined &&
  draft.name.trim() !== "" &&
  (draft.kind === "extension" ? draft.items.length === 1 : draft.items.length > 1)

/** With another item: an extension has one, a combination each once, in order. */
export function withItem(draft: Draft, item: string): Draft {
  if (draft.kind === "extension") return {...draft, items: [item]}
  return draft.items.includes(item) ? draft : {...draft, items: [...draft.items, item]}
}

export const aliasesOf = ({aliases}: Draft): readonly string[] =>
  aliases
    .split(/[;；]/)
    .map(text => text.trim())
    .filter(Boolean)
