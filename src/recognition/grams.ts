/** Texts found by the pieces they share with a question: pairs and single Chinese characters, whole Latin words. */
export class GramIndex {
  /** Piece → numbers of the texts that hold it. */
  readonly #holders = new Map<string, {readonly texts: Uint16Array; readonly weight: number}>()
  /** What each text would score for itself. */
  readonly #whole: Float32Array
  readonly #scores: Float64Array
  /** What a piece weighs that no text holds. */
  readonly #unknown: number

  /** @param texts folded, at most 65,535 */
  constructor(texts: readonly string[]) {
    const holders = new Map<string, number[]>()
    for (const [i, text] of texts.entries())
      for (const gram of gramsOf(text)) {
        const known = holders.get(gram)
        if (known) known.push(i)
        else holders.set(gram, [i])
      }
    this.#scores = new Float64Array(texts.length)
    this.#unknown = weightOf(texts.length, 0)
    for (const [gram, numbers] of holders)
      this.#holders.set(gram, {texts: Uint16Array.from(numbers), weight: weightOf(texts.length, numbers.length)})
    this.#whole = Float32Array.from(texts, text =>
      [...gramsOf(text)].reduce((sum, gram) => sum + (this.#holders.get(gram)?.weight ?? 0), 0),
    )
  }

  /**
   * The texts nearest to a question.
   *
   * @returns numbers and scores, 0 to 1, best first; a text that shares nothing is left out
   */
  nearest(question: string, limit: number): readonly {readonly text: number; readonly score: number}[] {
    const scores = this.#scores.fill(0)
    const touched: number[] = []
    let asked = 0
    for (const gram of gramsOf(question)) {
      const held = this.#holders.get(gram)
      asked += held?.weight ?? this.#unknown
      if (!held) continue
      const {texts, weight} = held
      for (let i = 0; i < texts.length; i++) {
        const text = texts[i] as number
        if (scores[text] === 0) touched.push(text)
        scores[text] = (scores[text] as number) + weight
      }
    }
    for (const text of touched) scores[text] = (2 * (scores[text] as number)) / (asked + (this.#whole[text] as number))
    return best(touched, scores, limit).map(text => ({text, score: scores[text] as number}))
  }
}

/** The few of many that score most, of equals the first: thousands share a piece, and sorting them all took most of the time. */
function best(texts: readonly number[], scores: Float64Array, limit: number): readonly number[] {
  const before = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || a - b
  let found: number[] = []
  let least = -1
  for (const text of texts) {
    if ((scores[text] as number) < least) continue
    found.push(text)
    if (found.length < 4 * limit) continue
    found = found.sort(before).slice(0, limit)
    least = scores[found.at(-1) ?? 0] as number
  }
  return found.sort(before).slice(0, limit)
}

/** Rare pieces tell more: the logarithm of how few texts hold one. */
const weightOf = (texts: number, holders: number): number => Math.log(1 + texts / (1 + holders))

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>(text.match(/[a-z0-9]+/g) ?? [])
  for (const [run] of text.matchAll(/\p{sc=Han}+/gu))
    for (let i = 0; i < run.length; i++) {
      grams.add(run.charAt(i))
      if (i + 1 < run.length) grams.add(run.slice(i, i + 2))
    }
  return grams
}
