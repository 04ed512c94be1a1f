import type {Language} from "../issue/index.ts"
import type {Row} from "./edition-tables.ts"
import type {ContrastUse, Facet, HeirRelation, MethodStyle, Side, SiteKind, Vessel} from "./lists.ts"

/**
 * One row of a dictionary table, as published. Rows are retired, never deleted
 * or re-used. What only some facets have stands last, and is `undefined` in the
 * others and where the row says nothing.
 */
export interface Term {
  readonly facet: Facet
  /** The whole code: for a site of level 3 all three levels (`010701`). */
  readonly code: string
  readonly zh: string
  /** Preferred English term; the Chinese one where none is given yet. */
  readonly en: string
  /** Keys of the modalities it applies to; empty: none. */
  readonly modalities: readonly string[]
  /** First edition that holds it; absent where that was not recorded. */
  readonly since?: string | undefined
  /** Last edition in which it may be used; absent while it is in force, and where that was not recorded. */
  readonly until?: string | undefined
  /** What stands for it since it was retired; absent while it is in force. */
  readonly heirs?: Heirs | undefined
  /** Which part of the published standard it is from. */
  readonly source?: string | undefined

  /** Equipment and methods: the word in names, where that is not the term itself; "" where the term is. */
  readonly named?: Words | undefined
  /** Equipment: the code that the list is written with for it, which may be its own. */
  readonly generic?: string | undefined

  /** Sites: the side, and the name without it, which the other sides share. */
  readonly side?: Side | undefined
  readonly of?: string | undefined
  /** Sites: vessel or joint, which changes a method's word (`method-name.csv`). */
  readonly kind?: SiteKind | undefined

  /** Methods: how names write it; absent: as `named`. */
  readonly style?: MethodStyle | undefined
  /** Methods and post-processing: the whole site that it says itself, so that names don't. */
  readonly ownSite?: string | undefined
  /** Methods: the equipment that alone has it; absent: any of its modality. */
  readonly equipment?: readonly string[] | undefined
  /** Methods: contrast medium, and the vessels shown. */
  readonly contrast?: ContrastUse | undefined
  readonly vessel?: Vessel | undefined
  /** Methods and post-processing: the group it stands in. */
  readonly group?: Group | undefined
}

interface Words {
  readonly zh: string
  readonly en: string
}

interface Group extends Words {
  readonly code: string
}

/** What stands for something retired. */
export interface Heirs {
  /** Codes of the same facet; none where it was given up. */
  readonly codes: readonly string[]
  /** What the heirs are to it. */
  readonly relation: HeirRelation
  /** What of it they don't say, as `facet=text`. */
  readonly lost?: readonly string[]
  /** Last edition in which it may be used, where that is recorded. */
  readonly until?: string | undefined
}

/** The word for a term in names: `CT`, not “CT, any equipment”. */
export const wordOf = (term: Term, language: Language): string => term.named?.[language] || term[language]

/** What to call a term where it stands alone: one that is silent in names goes by its group. */
export const termTitle = ({zh, en, group}: Term): Words =>
  zh === "" ? {zh: group?.zh ?? "", en: group?.en ?? ""} : {zh, en}

/** Whether a term may be used; a retired one is kept, so that old codes still read. */
export const isInForce = (term: Term): boolean => term.heirs === undefined && term.until === undefined

/**
 * The term that a row of a facet's table writes. Cells are taken to be what
 * `tableFaults` lets pass.
 *
 * @param modalities of the edition, for a table that names none
 */
export function readTerm(facet: Facet, row: Row, modalities: readonly string[]): Term {
  const own = row.modalities ?? row.modality
  const zh = row.zh ?? ""
  return {
    facet,
    code: row.code ?? "",
    zh,
    en: row.en || zh,
    modalities: own === undefined ? modalities : words(own),
    since: row.since || undefined,
    until: row.until || undefined,
    heirs: heirsOf(row),
    source: row.source || undefined,
    named: row.name_zh || row.name_en ? {zh: row.name_zh ?? "", en: row.name_en ?? ""} : undefined,
    generic: row.generic || undefined,
    side: (row.side || undefined) as Side | undefined,
    of: row.of || undefined,
    kind: (row.kind || undefined) as SiteKind | undefined,
    style: (row.style || undefined) as MethodStyle | undefined,
    ownSite: row.own_site || undefined,
    equipment: row.equipment ? words(row.equipment) : undefined,
    contrast: (row.contrast || undefined) as ContrastUse | undefined,
    vessel: (row.vessel || undefined) as Vessel | undefined,
    group: row.group ? {code: row.group, zh: row.group_zh ?? "", en: row.group_en ?? ""} : undefined,
  }
}

function heirsOf({replaced_by: codes, relation}: Row): Heirs | undefined {
  if (!codes && !relation) return undefined
  return {codes: words(codes ?? ""), relation: (relation || "equivalent") as HeirRelation}
}

const words = (cell: string): readonly string[] => cell.split(" ").filter(Boolean)

/** The row of a term, with its modalities and the cells that say something: the reverse of `readTerm`. */
export function writeTerm(term: Term): Row {
  const {facet, code, zh, en, modalities, named, heirs, group} = term
  const cells: Readonly<Record<string, string | undefined>> = {
    code,
    zh,
    en,
    since: term.since,
    until: term.until,
    replaced_by: heirs?.codes.join(" "),
    relation: heirs?.relation,
    source: term.source,
    name_zh: named?.zh,
    name_en: named?.en,
    generic: term.generic,
    side: term.side,
    of: term.of,
    kind: term.kind,
    style: term.style,
    own_site: term.ownSite,
    equipment: term.equipment?.join(" "),
    contrast: term.contrast,
    vessel: term.vessel,
    group: group?.code,
    group_zh: group?.zh,
    group_en: group?.en,
  }
  const said = Object.entries(cells).flatMap(([column, cell]) => (cell ? [[column, cell]] : []))
  return {...Object.fromEntries(said), [facet === "site" ? "modalities" : "modality"]: modalities.join(" ")}
}
