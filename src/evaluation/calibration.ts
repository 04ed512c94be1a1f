/** An answer's confidence, and whether it was exactly right. */
export interface Claim {
  readonly claim: number
  readonly right: boolean
}

/** Answers of about one confidence. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly answers: number
  readonly right: number
  /** Mean of what they claimed. */
  readonly claimed: number
  /** Where the true share lies, 95 times of 100. */
  readonly interval: readonly [number, number]
}

/** How far claims are to be believed. */
export interface Calibration {
  readonly bins: readonly Bin[]
  /** Mean distance of claim and truth over the bins, weighted by answers (expected calibration error); 0 without answers. */
  readonly error: number
  /** Mean of -ln of what was claimed for what came true; 0 without answers. */
  readonly logLoss: number
}

const edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1] as const // narrow where answers are accepted

/** Hold claims against what came true. */
export function calibrate(claims: readonly Claim[]): Calibration {
  const bins = edges.slice(1).flatMap((to, i) => binOf(claims, edges[i] ?? 0, to))
  const count = Math.max(1, claims.length)
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.claimed * bin.answers - bin.right), 0)
  const loss = claims.reduce((sum, {claim, right}) => sum - Math.log(Math.max(least, right ? claim : 1 - claim)), 0)
  return {bins, error: off / count, logLoss: loss / count}
}

const least = 1e-6 // of a claim, so that one wrong certainty does not make the loss infinite

function binOf(claims: readonly Claim[], from: number, to: number): readonly Bin[] {
  const inside = claims.filter(({claim}) => claim >= from && (claim < to || to === 1))
  if (inside.length === 0) return []
  const right = inside.filter(one => one.right).length
  const claimed = inside.reduce((sum, {claim}) => sum + claim, 0) / inside.length
  return [{from, to, answers: inside.length, right, claimed, interval: interval(right, inside.length)}]
}

const z = 1.96 // standard deviations of 95 %

/** Wilson's interval of a share. */
function interval(part: number, of: number): readonly [number, number] {
  const share = part / of
  const middle = share + z ** 2 / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

/** The most answers that can be accepted at a precision: those that claim `from` or more. */
export interface Reach {
  readonly from: number
  readonly accepted: number
}

/** How many answers can be accepted at a precision; undefined where no threshold reaches it. */
export function reachAt(claims: readonly Claim[], precision: number): Reach | undefined {
  const sorted = [...claims].sort((a, b) => b.claim - a.claim)
  let best: Reach | undefined
  let right = 0
  sorted.forEach((one, i) => {
    if (one.right) right++
    const last = sorted[i + 1]?.claim !== one.claim // equal claims are accepted together
    if (last && right / (i + 1) >= precision) best = {from: one.claim, accepted: i + 1}
  })
  return best
}
