/** A stretch of a text, UTF-16 units from 0, the end not in it. */
export type Match = readonly [from: number, to: number]

/**
 * The stretches of a text that the words of a query match: each word where it
 * stands whole, else its runs of one script, else the longest pieces of a
 * Chinese run, as far as they stand in the text.
 *
 * @example matchesOf("CT颅脑(平扫)", "颅脑 ct") // [[0, 4]]
 */
export function matchesOf(text: string, query: string): readonly Match[] {
  const plain = folded(text)
  const words = folded(query).split(/[\s,、+()[\]]+/u)
  return joined(words.filter(Boolean).flatMap(word => wordMatches(plain, word)))
}

/** The matches of a whole text in a part of it, counted from where the part begins. */
export const matchesWithin = (matches: readonly Match[], from: number, length: number): readonly Match[] =>
  matches.map(([a, b]): Match => [Math.max(0, a - from), Math.min(length, b - from)]).filter(([a, b]) => a < b)

function wordMatches(text: string, word: string): readonly Match[] {
  const whole = beginnings(text, everywhere(text, word))
  if (whole.length > 0) return whole
  return (word.match(/\p{sc=Han}+|[\p{L}\p{N}]+?(?=\p{sc=Han}|$)/gu) ?? []).flatMap(run =>
    /\p{sc=Han}/u.test(run) ? longestPieces(text, run) : beginnings(text, everywhere(text, run)),
  )
}

/** Of matches of letters those that begin a word, where any does: the CT of `CT`, not that of `reconstruction`. */
function beginnings(text: string, matches: readonly Match[]): readonly Match[] {
  const first = matches.filter(
    ([from, to]) => !/[a-z]{2}/.test(text.slice(Math.max(0, from - 1), Math.min(to, from + 1))),
  )
  return first.length > 0 ? first : matches
}

function longestPieces(text: string, run: string): readonly Match[] {
  const found: Match[] = []
  for (let at = 0; at < run.length; ) {
    let end = run.length
    while (end > at && !text.includes(run.slice(at, end))) end--
    if (end > at) found.push(...everywhere(text, run.slice(at, end)))
    at = Math.max(end, at + 1)
  }
  return found
}

function everywhere(text: string, piece: string): readonly Match[] {
  const found: Match[] = []
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length))
    found.push([at, at + piece.length])
  return found
}

/** In order, with what touches or overlaps as one. */
function joined(matches: readonly Match[]): readonly Match[] {
  const whole: [number, number][] = []
  for (const [from, to] of [...matches].sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else whole.push([from, to])
  }
  return whole
}

/** Lower case and common width, each character staying one. */
function folded(text: string): string {
  let plain = ""
  for (const unit of text.split("")) {
    const one = unit.normalize("NFKC").toLowerCase()
    plain += one.length === 1 ? one : unit
  }
  return plain
}
