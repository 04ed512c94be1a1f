/** Texts found by the pieces they share with a question: pairs and single Chinese characters, whole Latin words. */
export class GramIndex {
  /** Piece → numbers of the texts that hold it. */
  readonly #holders = new Map<string, Uint16Array>()
  /** What each text would score for itself. */
  readonly #whole: Float32Array
  readonly #scores: Float32Array

  /** @param texts folded, at most 65,535 */
  constructor(texts: readonly string[]) {
    const holders = new Map<string, number[]>()
    for (const [i, text] of texts.entries())
      for (const gram of gramsOf(text)) {
        const known = holders.get(gram)
        if (known) known.push(i)
        else holders.set(gram, [i])
      }
    for (const [gram, numbers] of holders) this.#holders.set(gram, Uint16Array.from(numbers))
    this.#scores = new Float32Array(texts.length)
    this.#whole = Float32Array.from(texts, text =>
      [...gramsOf(text)].reduce((sum, gram) => sum + this.#weight(gram), 0),
    )
  }

  /** Rare pieces tell more: the logarithm of how few texts hold one. */
  #weight(gram: string): number {
    const holders = this.#holders.get(gram)?.length ?? 0
    return Math.log(1 + this.#scores.length / (1 + holders))
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
      const weight = this.#weight(gram)
      asked += weight
      for (const text of this.#holders.get(gram) ?? []) {
        if (scores[text] === 0) touched.push(text)
        scores[text] = (scores[text] as number) + weight
      }
    }
    return touched
      .map(text => ({text, score: (2 * (scores[text] as number)) / (asked + (this.#whole[text] as number))}))
      .sort((a, b) => b.score - a.score || a.text - b.text)
      .slice(0, limit)
  }
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>(text.match(/[a-z0-9]+/g) ?? [])
  for (const [run] of text.matchAll(/\p{sc=Han}+/gu))
    for (let i = 0; i < run.length; i++) {
      grams.add(run.charAt(i))
      if (i + 1 < run.length) grams.add(run.slice(i, i + 2))
    }
  return grams
}
