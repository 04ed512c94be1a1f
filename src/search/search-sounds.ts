/** How each Chinese character may be said: most people type by sound. */
export type Sounds = ReadonlyMap<string, ReadonlySet<string>>

/** Letters of 拼音 at least: fewer are 拼音码 or a word. */
const shortest = 3

/** Whether letters are 拼音: syllables, of which the last may be begun alone. */
export function isSpelt(word: string, sounds: Sounds): boolean {
  if (word.length < shortest || !/^[a-z]+$/.test(word)) return false
  const known = syllablesOf(sounds)
  const ends = [true] // whether syllables end at each place
  for (let end = 1; end <= word.length; end++)
    ends[end] = Array.from({length: longestSyllable}, (_, i) => end - 1 - i).some(
      from => ends[from] && known.has(word.slice(from, end)),
    )
  const begun = (from: number) => [...known].some(sound => sound.startsWith(word.slice(from)))
  return ends.some((isEnd, at) => isEnd && at > 0 && (at === word.length || begun(at)))
}

/** Words of which several one after another are syllables belong together: `xi guan jie`. */
export function inSyllables(words: readonly string[], sounds: Sounds): readonly (readonly string[])[] {
  const known = syllablesOf(sounds)
  const runs: string[][] = []
  let open = false
  for (const word of words) {
    const is = known.has(word)
    if (is && open) runs.at(-1)?.push(word)
    else runs.push([word])
    open = is
  }
  return runs
}

/** Whether a name holds characters that are said as letters spell, of which the last may be begun alone: `xiongb` 胸部. */
export function isSaidAs(name: string, word: string, sounds: Sounds): boolean {
  for (let at = 0; at < name.length; at++) if (isSaidFrom(name, at, word, sounds, false)) return true
  return false
}

function isSaidFrom(name: string, at: number, word: string, sounds: Sounds, within: boolean): boolean {
  for (const sound of sounds.get(name.charAt(at)) ?? []) {
    if (within && sound.startsWith(word)) return true
    if (!word.startsWith(sound)) continue
    const rest = word.slice(sound.length)
    if (rest === "" || isSaidFrom(name, at + 1, rest, sounds, true)) return true
  }
  return false
}

const longestSyllable = 6 // zhuang
const bySounds = new WeakMap<Sounds, ReadonlySet<string>>()

function syllablesOf(sounds: Sounds): ReadonlySet<string> {
  const known = bySounds.get(sounds) ?? new Set([...sounds.values()].flatMap(said => [...said]))
  bySounds.set(sounds, known)
  return known
}
