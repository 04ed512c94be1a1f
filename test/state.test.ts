import {globSync, readFileSync} from "node:fs"
import {expect, it} from "vitest"

/**
 * What a module keeps for itself outlives whatever it was made for, and is shared
 * by all who load it. A closed list is typed as one that nobody can change; a
 * `WeakMap` goes with its keys: what is worked out once of an edition or a
 * lexicon, which never change.
 */
const mutable = [
  /^(export )?(let|var) /,
  /^(export )?const \w+(: (?!Readonly)[^=]+)? = new (Map|Set|Array|[A-Z]\w*Array)\b/,
  /^(export )?const \w+(: (?!readonly |Readonly)[^=]+)? = (\[\]|\{\})/,
]

/** Lines of a text that begin a module's mutable value. */
const found = (text: string) => text.split("\n").filter(line => mutable.some(form => form.test(line)))

it.each([
  ["let made: Lexicon | undefined", 1],
  ["const hashes = new Map<string, string>()", 1],
  ["export const loaded: Map<string, string> = new Map()", 1],
  ["const all: string[] = []", 1],
  ["const known: ReadonlySet<string> = new Set(['a'])", 0],
  ["const byEdition = new WeakMap<Edition, Map<string, string>>()", 0],
  ["const none: readonly never[] = []", 0],
  ["  let inside = 1", 0],
])("%s is %i module's state", (line, count) => expect(found(line)).toHaveLength(count))

/** What belongs to the process, whoever asks within it. */
const ofProcess: Readonly<Record<string, string>> = {
  "src/people/password.ts": "the two threads that check passwords",
  "src/serve/files.ts": "how many files stand on the disk",
  "src/serve/turns.ts": "whose turn it is in the one loop of events",
  "src/serve/reading/thread.ts": "the shelf of a thread, which is a process of its own in this",
}

it("what belongs to the process is still there", () => {
  for (const file of Object.keys(ofProcess)) expect(found(readFileSync(file, "utf8")), file).not.toEqual([])
})

it.each(globSync("src/**/*.ts").filter(file => !/\.test\.ts$|\/made-[^/]+\.ts$/.test(file) && !(file in ofProcess)))(
  "%s keeps nothing for itself",
  file => expect(found(readFileSync(file, "utf8"))).toEqual([]),
)
