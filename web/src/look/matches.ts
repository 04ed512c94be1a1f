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

/**
 * The characters of a Chinese name whose initials a word of the query spells:
 * each Chinese character, letter and digit of the name has one in its 拼音码.
 *
 * @example initialsOf("CT颅脑(平扫)", "CTLNPS", "lnps") // [[2, 4], [5, 7]]
 */
export function initialsOf(name: string, pinyin: string, query: string): readonly Match[] {
  const spelt = [...name.matchAll(/[\p{sc=Han}A-Za-z0-9]/gu)].map(({index}) => index)
  if (spelt.length !== pinyin.length) return []
  const words = folded(query)
    .split(/\s+/)
    .filter(word => /^[a-z0-9]{2,}$/.test(word))
  const found = words.flatMap(word => everywhere(pinyin.toLowerCase(), word))
  return joined(found.flatMap(([from, to]) => spelt.slice(from, to).map((at): Match => [at, at + 1])))
}

/** The stretches of a Chinese name that each word matches: as written, or, where neither the name nor its English has it so, by initials. */
export function matchesInName(
  {zh, en, pinyin}: {readonly zh: string; readonly en: string; readonly pinyin: string},
  query: string,
): readonly Match[] {
  return joined(
    query.split(/\s+/).flatMap(word => {
      const written = matchesOf(zh, word)
      return written.length > 0 || matchesOf(en, word).length > 0 ? written : initialsOf(zh, pinyin, word)
    }),
  )
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
