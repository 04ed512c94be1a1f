import type {Mark} from "./mark.ts"

const isAttribute = ({kind}: Mark): boolean =>
  kind === "method" || kind === "processing" || kind === "position" || kind === "views"

/**
 * Where the clauses of an entry begin, and its end. It is cut where it begins to
 * speak of another examination: at a site that follows what was said of the
 * sites before it, when something is said of it too (`颈椎平扫+腰椎增强`), and at
 * another modality, or one that is out of scope.
 */
export function cutsOf(entry: readonly Mark[]): readonly number[] {
  let sites = 0
  for (const mark of entry) if (mark.kind === "site") sites++
  if (sites < 2) return [0, entry.length]
  const starts = leads(entry) ? ledStarts(entry) : trailedStarts(entry)
  return [0, ...starts.filter(at => at > 0), entry.length]
}

/** What is said stands before its site throughout: `平扫胸部 增强上腹部`. */
function leads(entry: readonly Mark[]): boolean {
  const shape = entry.filter(mark => mark.kind === "site" || isAttribute(mark))
  return shape[0]?.kind !== "site" && shape.at(-1)?.kind === "site"
}

function ledStarts(entry: readonly Mark[]): readonly number[] {
  return entry.flatMap((mark, i) => {
    if (!isAttribute(mark)) return []
    const before = entry.slice(0, i).findLast(other => other.kind === "site" || isAttribute(other))
    return before?.kind === "site" ? [i] : []
  })
}

function trailedStarts(entry: readonly Mark[]): readonly number[] {
  const starts: number[] = []
  const mixed = entry.some(mark => mark.kind === "scope")
  const says = (mark: Mark) => isAttribute(mark) || (mixed && (mark.kind === "modality" || mark.kind === "scope"))
  let [site, said, modality]: [boolean, boolean, string | undefined] = [false, false, undefined]
  for (const [i, mark] of entry.entries()) {
    const stated = mark.kind === "modality" && mark.sense.value !== "XR" ? mark.sense.value : undefined
    const other = site && modality !== undefined && stated !== undefined && stated !== modality
    const again = mark.kind === "site" && site && said && entry.slice(i).some(says)
    if (other || again) {
      starts.push(before(entry, i))
      ;[site, said, modality] = [false, false, undefined]
    }
    site ||= mark.kind === "site"
    said ||= site && says(mark)
    modality ??= stated
  }
  return starts
}

/** A side, modality or opening bracket right before the site belongs to its clause. */
function before(entry: readonly Mark[], at: number): number {
  let start = at
  while (start > 0 && leading.has(entry[start - 1]?.kind ?? "end")) start--
  return start
}

const leading: ReadonlySet<Mark["kind"]> = new Set(["side", "open", "open-square", "modality", "mobile"])
