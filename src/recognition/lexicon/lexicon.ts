import type {Edition, Row, Tables, Term} from "../../standard/index.ts"
import {readWeights, type Weights} from "../confidence.ts"
import {ListedNames} from "./listed.ts"
import {type Mark, markOf, signs} from "./mark.ts"
import {Roles} from "./role.ts"
import {Words} from "./scan.ts"
import type {Sense} from "./sense.ts"
import {type SiteReading, siteReader} from "./site-reading.ts"
import {keyOf, siteTargets, type Target} from "./target.ts"
import {VesselMethods} from "./vessel.ts"
import {compileVocabulary, type Vocabulary} from "./vocabulary.ts"

/** The words for an edition whose dictionaries combine: an answer may be an item that the edition does not list. */
export interface OpenLexicon {
  readonly edition: Edition
  readonly roles: Roles
  readonly vesselMethods: VesselMethods
  /** Modalities that have post-processing. */
  readonly processed: ReadonlySet<string>
  /** Of its tables and the engine; stands with every answer. */
  readonly version: string
  readonly script: ReadonlyMap<string, string>
  /** Folded word by its number, from 1. */
  readonly spellings: readonly string[]
  readonly words: Words
  /** Words of an institution, numbered from `first` on: they are looked for in what the others leave over. */
  readonly own?: OwnVocabulary
  /** Sense of each word by its number. */
  readonly senses: readonly Sense[]
  /** The mark of each word by its number; words that say the same share one. */
  readonly markNumbers: Uint16Array
  readonly marks: readonly Mark[]
  readonly listed: ListedNames
  /** Site word → the sites that it means for a modality, or where none is told. */
  readonly site: (word: string, modality: string | undefined) => readonly SiteReading[]
  /** Site key → codes for a modality. */
  readonly target: (key: string, modality: string) => Target | undefined
  /** Site code → its term. */
  readonly siteTerm: ReadonlyMap<string, Term>
  /** Key of the site that stands for none. */
  readonly unspecified: string
  /** Keys of sites whose side is both where none is said (breasts). */
  readonly breastKeys: ReadonlySet<string>
  /** Keys of sites that are vessels, and of those that are arteries. */
  readonly vesselKeys: ReadonlySet<string>
  readonly arteryKeys: ReadonlySet<string>
  readonly jointKeys: ReadonlySet<string>
  /** Sites whose contrast studies are done by catheter. */
  readonly catheterKeys: ReadonlySet<string>
  /** What a site means that is none of the edition's own, the first that fits. */
  readonly openSites: readonly OpenSite[]
  readonly vessels: ReadonlyMap<string, {readonly artery: readonly string[]; readonly vein: readonly string[]}>
  readonly groups: readonly {readonly members: ReadonlySet<string>; readonly least: number; readonly site: string}[]
  readonly contains: ReadonlyMap<string, ReadonlySet<string>>
  /** Region named in a bracket → the site keys that it may stand for. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>
  /** Region → the keys of what it consists of, without its neighbours. */
  readonly organs: ReadonlyMap<string, ReadonlySet<string>>
  /** Vertebrae → the keys of other sites that their levels may be said of. */
  readonly levels: ReadonlyMap<string, ReadonlySet<string>>
  /** Views of one site, in code order and apart by spaces → their one position. */
  readonly views: ReadonlyMap<string, string>
  /** Site key and number of views, apart by a space → the position that so many are. */
  readonly counts: ReadonlyMap<string, string>
  /** Modality, method and special method, apart by spaces → the one method for both. */
  readonly pairs: ReadonlyMap<string, string>
  /** Character → the syllables, without tones, that it can be said as. */
  readonly sounds: ReadonlyMap<string, ReadonlySet<string>>
  readonly weights: Weights
}

/** The words of an institution behind those of the lexicon. */
interface OwnVocabulary {
  readonly words: Words
  readonly first: number
}

/** What a site of names (腹部) means for a modality, or for every one, beside some sites or whatever stands beside it. */
interface OpenSite {
  readonly site: string
  readonly modality: string
  readonly beside: readonly string[]
  readonly means: string
  readonly assumed: boolean
}

/**
 * Build the lexicon from its tables over the dictionaries of an edition: every
 * term's own name is a word too.
 *
 * @param version of the tables, as their loader tells it
 * @param vocabulary of these very tables, where it was compiled before
 */
export function buildOpenLexicon(
  edition: Edition,
  tables: Tables,
  version = "",
  vocabulary: Vocabulary = compileVocabulary(edition, tables),
): OpenLexicon {
  const targets = siteTargets(edition)
  const terms = edition.dictionaries.site?.terms ?? []
  const roles = new Roles(edition, tables.role ?? [])
  const vesselMethods = new VesselMethods(edition, roles)
  const regions = tables.region ?? []
  return {
    edition,
    roles,
    vesselMethods,
    processed: new Set(edition.dictionaries.processing?.terms.flatMap(term => term.modalities)),
    version,
    ...wordsOf(vocabulary),
    marks: [...signs, ...vocabulary.marks.map(sense => markOf(sense, roles, vesselMethods))],
    listed: new ListedNames(edition, vocabulary.listed),
    site: siteReader(vocabulary.sites, targets, roles.modalities.keys),
    target: (key, modality) => targets.get(key)?.get(modality),
    ...sitesOf(terms, roles),
    unspecified: edition.dictionaries.site?.any(roles.code("site", "unspecified"))?.zh ?? "",
    openSites: (tables["open-site"] ?? []).map(openSiteOf),
    vessels: vesselsOf(tables.vessel ?? []),
    groups: (tables.group ?? []).map(groupOf),
    contains: containment(tables.contains ?? [], row => [row.site ?? "", [row.part ?? ""]]),
    regions: partsOf(regions, terms),
    organs: partsOf(
      regions.filter(({kind}) => kind === "organ"),
      terms,
    ),
    levels: new Map((tables.level ?? []).map(row => [row.site ?? "", new Set(split(row.beside))])),
    sounds: soundsOf(tables.sound ?? []),
    weights: readWeights(tables.confidence ?? []),
    ...togetherIn(tables),
  }
}

const wordsOf = ({
  script,
  spellings,
  trie,
  senses,
  senseNumbers,
  markNumbers,
}: Vocabulary): Pick<OpenLexicon, "script" | "spellings" | "words" | "senses" | "markNumbers"> => ({
  script: new Map(script),
  spellings,
  words: new Words(trie),
  senses: Array.from(senseNumbers, number => senses[number] as Sense),
  markNumbers,
})

function sitesOf(
  terms: readonly Term[],
  roles: Roles,
): Pick<OpenLexicon, "siteTerm" | "breastKeys" | "vesselKeys" | "arteryKeys" | "jointKeys" | "catheterKeys"> {
  const keysOf = (is: (term: Term) => boolean) => new Set(terms.filter(is).map(keyOf))
  return {
    siteTerm: new Map(terms.map(term => [term.code, term])),
    breastKeys: keysOf(term => roles.is("site", term.code, "breast")),
    vesselKeys: keysOf(term => term.kind !== undefined && term.kind !== "joint"),
    arteryKeys: keysOf(term => term.kind === "artery"),
    jointKeys: keysOf(term => term.kind === "joint"),
    catheterKeys: keysOf(term => roles.is("site", term.code, "catheter")),
  }
}

const openSiteOf = (row: Row): OpenSite => ({
  site: row.site ?? "",
  modality: row.modality ?? "",
  beside: split(row.beside),
  means: row.means ?? "",
  assumed: row.assumed === "yes",
})

const vesselsOf = (rows: readonly Row[]): OpenLexicon["vessels"] =>
  new Map(rows.map(row => [row.site ?? "", {artery: split(row.artery), vein: split(row.vein)}]))

const groupOf = (row: Row): OpenLexicon["groups"][number] => ({
  members: new Set(split(row.members)),
  least: Number(row.least),
  site: row.site ?? "",
})

const partsOf = (rows: readonly Row[], terms: readonly Term[]): OpenLexicon["regions"] =>
  containment(rows, row => [row.region ?? "", keysUnder(terms, row.part ?? "")])

/** What several words are together. */
const togetherIn = ({pair = [], count = [], views = []}: Tables): Pick<OpenLexicon, "pairs" | "counts" | "views"> => ({
  pairs: new Map(pair.map(row => [`${row.modality} ${row.beside} ${row.special}`, row.method ?? ""])),
  counts: new Map(count.map(row => [`${row.site} ${row.views}`, row.position ?? ""])),
  views: new Map(views.map(row => [row.positions ?? "", row.position ?? ""])),
})

const split = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean)

/** How each character of `sound.csv` may be said. */
export function soundsOf(rows: readonly Row[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sounds = new Map<string, Set<string>>()
  for (const {sound = "", characters = ""} of rows)
    for (const char of characters) {
      const known = sounds.get(char)
      if (known) known.add(sound)
      else sounds.set(char, new Set([sound]))
    }
  return sounds
}

/** Keys of the site that has this name, and of all below it. */
function keysUnder(terms: readonly Term[], name: string): readonly string[] {
  const top = terms.filter(term => term.zh === name).sort((a, b) => a.code.length - b.code.length)[0]
  return top === undefined ? [] : terms.filter(term => term.code.startsWith(top.code)).map(keyOf)
}

function containment(
  rows: readonly Row[],
  read: (row: Row) => readonly [string, readonly string[]],
): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const [whole, inside] of rows.map(read)) parts.set(whole, new Set([...(parts.get(whole) ?? []), ...inside]))
  return parts
}
