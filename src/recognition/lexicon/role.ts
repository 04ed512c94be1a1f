import type {Edition, Row} from "../../standard/index.ts"
import type {Role, RoleFacet} from "../lists.ts"

/** The modalities of an edition, by what their examinations are made of. */
export interface Modalities {
  /** Keys in the order of the edition; where none is told, sites are read as for the first. */
  readonly keys: readonly string[]
  /** Those that scan, in the same order. */
  readonly scans: readonly string[]
  /** The one of films, whose words are views. */
  readonly film: string | undefined
}

/** Terms of an edition by their roles (table `role`). Sites have one whatever the modality. */
export class Roles {
  readonly modalities: Modalities
  /** By facet and modality: asked often, so that a look costs no new key. */
  readonly #known: ReadonlyMap<string, ReadonlyMap<string, Known>>

  constructor(edition: Edition, rows: readonly Row[]) {
    this.#known = byFacet(rows)
    const keys = edition.modalities.map(({key}) => key)
    const film = keys.find(key => this.is("modality", key, "film"))
    this.modalities = {keys, film, scans: keys.filter(key => key !== film)}
  }

  /** The first code of a role; "", which is written as “not distinguished”, where no term has it. */
  code<F extends RoleFacet>(facet: F, role: Role<F>, modality = ""): string {
    return this.codes(facet, role, modality)[0] ?? ""
  }

  /** All codes of a role, in the order of the table. */
  codes<F extends RoleFacet>(facet: F, role: Role<F>, modality = ""): readonly string[] {
    return this.#known.get(facet)?.get(modality)?.codes.get(role) ?? none
  }

  /** Whether a term has one of these roles. */
  is<F extends RoleFacet>(facet: F, code: string, role: Role<F> | readonly Role<F>[], modality = ""): boolean {
    const own = this.#known.get(facet)?.get(modality)?.roles.get(code)
    if (own === undefined) return false
    return typeof role === "string" ? own === role : role.some(one => one === own)
  }

  /** Whether special methods of the modality are items of their own. */
  hasSequences(modality: string): boolean {
    return this.is("modality", modality, "sequences")
  }
}

/** Terms of one facet and modality: codes by role, and the role of each. */
interface Known {
  readonly codes: Map<string, string[]>
  readonly roles: Map<string, string>
}

const none: readonly never[] = []

function byFacet(rows: readonly Row[]): ReadonlyMap<string, ReadonlyMap<string, Known>> {
  const all = new Map<string, Map<string, Known>>()
  for (const {facet = "", modality = "", code = "", role = ""} of rows) {
    const ofFacet = all.get(facet) ?? new Map<string, Known>()
    const known = ofFacet.get(modality) ?? {codes: new Map<string, string[]>(), roles: new Map<string, string>()}
    all.set(facet, ofFacet.set(modality, known))
    known.codes.set(role, [...(known.codes.get(role) ?? []), code])
    known.roles.set(code, role)
  }
  return all
}
