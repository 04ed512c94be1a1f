/** Kinds of things that a word of a closed dictionary's lexicon says. */
const sayingKinds = [
  "modality", // states it: a machine, or a word for the kind of examination
  "tracer", // tells it by what is injected
  "hint", // tells it where nothing else does
  "site", // as in the table `site`
  "brings", // a site where the name has none
  "includes", // what stands in the bracket is examined beside the rest
  "area", // a part of a site's name, and what completes it (颈 and 动脉)
  "of",
  "side",
  "who", // child or infant: some sites are others then
  "detail", // of a site that the name states and that has it
  "route",
  "method",
  "may", // a method that is set aside where the site hasn't it
  "procedure", // a method of whoever operates: out of scope where the site hasn't it
  "guide", // a procedure without saying which
  "take", // how it is acquired
  "machine", // a take, where it isn't the name of the machine alone
  "processing",
  "flag",
  "scope",
  "aside",
] as const
type SayingKind = (typeof sayingKinds)[number]

/** One of the things that a word says. */
export interface Saying {
  readonly kind: SayingKind
  readonly value: string
}

/**
 * What a cell of `word.csv` says: `route=经阴道 modality=US`.
 *
 * @throws RangeError for a kind that there isn't
 */
export function readSayings(cell: string): readonly Saying[] {
  return cell.split(" ").flatMap(text => {
    const end = text.indexOf("=")
    const kind = sayingKinds.find(kind => kind === text.slice(0, end))
    if (kind === undefined) throw new RangeError(`“${text}” says nothing known`)
    return [{kind, value: text.slice(end + 1)}]
  })
}
