import type {Flag} from "../lists.ts"
import type {ClosedLexicon, ClosedRow} from "./closed-lexicon.ts"

/** How a site is examined, as the name says. */
export interface Manner {
  readonly routes: readonly string[]
  readonly methods: readonly string[]
  /** Methods that are set aside where the site hasn't them. */
  readonly may: readonly string[]
  /** Methods of whoever operates: out of scope where the site hasn't them. */
  readonly procedures: readonly string[]
  readonly takes: readonly string[]
  readonly processing: readonly string[]
}

/** Alternatives of which one is meant, each the rows that go together; one alone is meant for sure. */
type Choice = readonly (readonly ClosedRow[])[]

/** The rows of one site that a name means. */
export interface Selected {
  readonly choices: readonly Choice[]
  readonly flags: readonly Flag[]
  /** The site hasn't what is said of it. */
  readonly missing: boolean
  readonly outOfScope: boolean
}

/** policy us-nm 3 to 5, 9: ultrasound: detail, then route, then method. */
export function selectByMethod(
  lexicon: ClosedLexicon,
  all: readonly ClosedRow[],
  detail: string | undefined,
  manner: Manner,
): Selected {
  const flags = new Set<Flag>()
  const routed = byRoute(byDetail(all, detail, manner, flags), manner, flags)
  const wanted = [...manner.methods, ...manner.procedures]
  if (wanted.length === 0) return {...usual(lexicon, routed, manner, flags), flags: [...flags]}
  if (manner.may.length > 0) flags.add("bedside")
  const rows = wanted.map(method => routed.find(row => row.method === method))
  const fails = (methods: readonly string[]) => methods.some(method => !routed.some(row => row.method === method))
  return {
    choices: rows.flatMap(row => (row ? [[[row]]] : [])),
    flags: [...flags],
    missing: routed.length === 0 || fails(manner.methods),
    outOfScope: fails(manner.procedures),
  }
}

/** policy us-nm 5: a site that the list has with one detail alone takes it. */
function byDetail(
  all: readonly ClosedRow[],
  detail: string | undefined,
  {routes}: Manner,
  flags: Set<Flag>,
): readonly ClosedRow[] {
  if (detail !== undefined) return all.filter(row => row.detail === detail)
  const plain = all.filter(row => row.detail === "")
  if (plain.some(row => routes.includes(row.route)) || !all.some(row => routes.includes(row.route))) {
    if (plain.length > 0) return plain
    flags.add("detail-assumed")
  }
  const details = new Set(all.map(row => row.detail))
  const own = all.filter(row => routes.includes(row.route))
  return plain.length > 0 ? own : details.size === 1 ? all : []
}

/** policy us-nm 4: a route that the rows lack is set aside; through the abdomen is no route but where the list says so. */
function byRoute(rows: readonly ClosedRow[], {routes}: Manner, flags: Set<Flag>): readonly ClosedRow[] {
  const stated = routes.find(route => rows.some(row => row.route === route))
  if (stated !== undefined) return rows.filter(row => row.route === stated)
  if (routes.some(route => route !== throughAbdomen)) flags.add("route-ignored")
  const plain = rows.filter(row => row.route === "")
  return plain.length > 0 ? plain : rows
}

const throughAbdomen = "经腹"

/** policy us-nm 2 and 3: the usual method where none is said. */
function usual(
  lexicon: ClosedLexicon,
  rows: readonly ClosedRow[],
  {may}: Manner,
  flags: Set<Flag>,
): Pick<Selected, "choices" | "missing" | "outOfScope"> {
  const bedside = rows.find(row => may.includes(row.method))
  if (may.length > 0 && !bedside) flags.add("bedside")
  const routine = rows.find(row => row.method === routineOf(lexicon)) ?? rows[0]
  const row = bedside ?? routine
  return {choices: row ? [[[row]]] : [], missing: row === undefined, outOfScope: false}
}

/** The edition's first method is the usual one. */
const routineOf = ({edition}: ClosedLexicon): string => edition.dictionaries.method?.terms[0]?.zh ?? ""

/** policy us-nm 15: nuclear medicine: an organ with an acquisition; the usual one where none is said or the one said isn't listed. */
export function selectByTake(lexicon: ClosedLexicon, all: readonly ClosedRow[], manner: Manner): Selected {
  const rows = all.filter(row => manner.processing.length === 0 || manner.processing.includes(row.processing))
  const plain = manner.processing.length > 0 ? rows : rows.filter(row => row.processing === "")
  const takesOf = (row: ClosedRow): readonly string[] => lexicon.takes.get(row.method) ?? []
  const known = new Set(plain.flatMap(takesOf))
  const said = [...manner.takes, ...manner.may].filter(take => known.has(take)) // flow beside static imaging is set aside
  const strange = manner.takes.filter(take => !known.has(take))
  const foreign = strange.length > 0
  const answer = (choices: readonly (readonly ClosedRow[])[], ...flags: readonly Flag[]): Selected => ({
    choices: choices.map(rows => rows.map(row => [row])),
    flags,
    missing: choices.length === 0,
    outOfScope: false,
  })
  if (plain.length === 0) return answer([])
  const [only, ...others] = plain
  if (only && others.length === 0) return answer([plain], ...onlyFlags(takesOf(only), said, strange))
  const routine = plain.filter(row => takesOf(row).length === 0)
  if (said.length === 0)
    return answer([routine.length > 0 ? routine : plain], ...(foreign && routine.length > 0 ? broadened : []))
  const whole = plain.filter(row => said.every(take => takesOf(row).includes(take)))
  if (whole.length > 0) return answer([narrowest(whole, takesOf)], ...(isMild(strange) ? broadened : []))
  return answer(said.map(take => plain.filter(row => takesOf(row).includes(take))))
}

const broadened: readonly Flag[] = ["method-broadened"]

/** Of an organ with one item: an acquisition that isn't listed is that one, but is lost where the item is of another (肝胆静态). */
function onlyFlags(own: readonly string[], said: readonly string[], strange: readonly string[]): readonly Flag[] {
  if (strange.length === 0) return []
  const isLost = own.length > 0 && said.length === 0 && strange.some(take => !geometry.includes(take))
  return isLost ? ["part-unread"] : broadened
}

const geometry: readonly string[] = ["平面", "断层"] // say nothing of what is acquired
const flow = "血流" // beside static imaging it is set aside (policy us-nm 16)

/** Acquisitions that aren't listed, of which no other item could be meant. */
const isMild = (strange: readonly string[]): boolean =>
  strange.length > 0 && strange.every(take => take === flow || geometry.includes(take))

/** Those that are made of the fewest takes. */
function narrowest(rows: readonly ClosedRow[], takesOf: (row: ClosedRow) => readonly string[]): readonly ClosedRow[] {
  const least = Math.min(...rows.map(row => takesOf(row).length))
  return rows.filter(row => takesOf(row).length === least)
}
