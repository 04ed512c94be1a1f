import type {Entry} from "./outbox.ts"

/** As much of `localStorage` as is needed. */
export interface Storage {
  readonly length: number
  key(at: number): string | null
  getItem(name: string): string | null
  setItem(name: string, value: string): void
  removeItem(name: string): void
}

/** Where a window's outbox stands, so that a reload and another window find it. */
interface KeptEntries {
  /** One's own entries, then those that windows left which are gone, or will be sent by both under one key. */
  read(): readonly Entry[]
  /** @returns whether there was room for them */
  write(entries: readonly Entry[]): boolean
}

/**
 * Entries of a user, each window's under a name of its own: two windows don't
 * overwrite each other's. What another window left is taken over and taken away.
 */
export function keptEntries(storage: Storage, userId: string, windowId: string): KeptEntries {
  const prefix = `zhengming.outbox.${userId}.`
  const own = prefix + windowId
  return {
    read: () => {
      const names = Array.from({length: storage.length}, (_, at) => storage.key(at) ?? "").filter(
        name => name.startsWith(prefix) && name !== own,
      )
      const entries = [own, ...names].flatMap(name => entriesIn(storage.getItem(name) ?? "[]"))
      for (const name of names) storage.removeItem(name)
      return [...new Map(entries.map(entry => [entry.key, entry])).values()]
    },
    write: entries => {
      try {
        if (entries.length === 0) storage.removeItem(own)
        else storage.setItem(own, JSON.stringify(entries))
        return true
      } catch {
        return false // full: they go on from memory
      }
    },
  }
}

/** What of a kept text are entries; a text that the browser lost a part of, or that an older page wrote, has none. */
function entriesIn(text: string): readonly Entry[] {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found.filter(isEntry) : []
  } catch {
    return []
  }
}

const isEntry = (value: Partial<Entry> | null): value is Entry =>
  typeof value?.key === "string" && typeof value.row?.mapping?.id === "string" && value.deed?.kind !== undefined
