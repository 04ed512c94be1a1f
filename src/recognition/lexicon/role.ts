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
  readonly #codes = new Map<string, string[]>()
  readonly #roles = new Map<string, string>()

  constructor(edition: Edition, rows: readonly Row[]) {
    for (const {facet = "", modality = "", code = "", role = ""} of rows) {
      const key = `${facet} ${role} ${modality}`
      this.#codes.set(key, [...(this.#codes.get(key) ?? []), code])
      this.#roles.set(`${facet} ${code} ${modality}`, role)
    }
    const keys = edition.modalities.map(({key}) => key)
    const film = keys.find(key => this.is("modality", key, "film"))
    this.modalities = {keys, film, scans: keys.filter(key => key !== film)}
  }

  /** The first code of a role; "", which is written as “not distinguished”, where no term has it. */
  code<F extends RoleFacet>(facet: F, role: Role<F>, modality = ""): string {
    return this.#codes.get(`${facet} ${role} ${modality}`)?.[0] ?? ""
  }

  /** All codes of a role, in the order of the table. */
  codes<F extends RoleFacet>(facet: F, role: Role<F>, modality = ""): readonly string[] {
    return this.#codes.get(`${facet} ${role} ${modality}`) ?? []
  }

  /** Whether a term has one of these roles. */
  is<F extends RoleFacet>(facet: F, code: string, role: Role<F> | readonly Role<F>[], modality = ""): boolean {
    const own = this.#roles.get(`${facet} ${code} ${modality}`)
    return typeof role === "string" ? own === role : role.some(one => one === own)
  }

  /** Whether special methods of the modality are items of their own. */
  hasSequences(modality: string): boolean {
    return this.is("modality", modality, "sequences")
  }
}
