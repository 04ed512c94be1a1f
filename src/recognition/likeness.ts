import {foldWord} from "./lexicon/normalise.ts"

const longest = 300 // characters that are compared

/**
 * How like names are to one, 0 to 1: Dice's share of the pairs of neighbouring
 * characters that they have in common, script, width, case, blanks and marks
 * set aside.
 *
 * @example likenessTo("膝关节MR")("MR膝关节") // 0.75: 膝关, 关节 and mr of four each
 */
export function likenessTo(name: string): (other: string) => number {
  const own = pairsOf(name)
  return other => {
    const pairs = pairsOf(other)
    if (own.size === 0 || pairs.size === 0) return own.size === pairs.size && plain(name) === plain(other) ? 1 : 0
    let shared = 0
    for (const pair of pairs) if (own.has(pair)) shared++
    return (2 * shared) / (own.size + pairs.size)
  }
}

const plain = (name: string): string => foldWord(name.slice(0, longest)).replace(/[^\p{L}\p{N}]+/gu, "")

function pairsOf(name: string): ReadonlySet<string> {
  const text = plain(name)
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
