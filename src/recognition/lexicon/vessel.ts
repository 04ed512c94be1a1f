import type {Edition, Term} from "../../standard/index.ts"
import type {Roles} from "./role.ts"

type Vessel = "artery" | "vein"

/** The methods of an edition that show vessels (policy 6). */
export class VesselMethods {
  readonly #edition: Edition
  readonly #roles: Roles

  constructor(edition: Edition, roles: Roles) {
    this.#edition = edition
    this.#roles = roles
  }

  /** Whether a code is a method for vessels. */
  isVessel(modality: string | undefined, code: string): boolean {
    return this.#vesselOf(modality, code) !== ""
  }

  isVein(modality: string, code: string): boolean {
    return this.#vesselOf(modality, code) === "vein"
  }

  isArtery(modality: string, code: string): boolean {
    return this.#vesselOf(modality, code) === "artery"
  }

  /** A code of a vessel method, or the general word for one. */
  isSaying(modality: string | undefined, said: string): boolean {
    return said === "vessel" || this.isVessel(modality, said)
  }

  /** Whether the modality shows no vessels without contrast: there contrast says nothing more. */
  needContrast(modality: string): boolean {
    const usual = this.#roles.codes("method", "vessels", modality)
    return usual.length > 0 && usual.every(code => this.#hasContrast(modality, code))
  }

  /** The vessel methods that are meant: one, or one of arteries and one of veins where both are stated. */
  meant(modality: string, codes: readonly string[], contrast: boolean): readonly string[] {
    const stated = codes.filter(code => this.isVessel(modality, code))
    const veins = stated.filter(code => this.isVein(modality, code))
    const arteries = stated.filter(code => !this.isVein(modality, code))
    const groups = veins.length > 0 && arteries.length > 0 ? [arteries, veins] : [stated]
    const enhanced = contrast || stated.some(code => this.#hasContrast(modality, code))
    return groups.map(([first]) => this.#meant(modality, first, enhanced))
  }

  /** The method of veins for one of arteries done the same way, and the other way round. */
  other(modality: string, code: string): string | undefined {
    if (!this.#isUsual(modality, code)) return undefined
    return this.#usual(modality, this.isVein(modality, code) ? "artery" : "vein", this.#hasContrast(modality, code))
  }

  /** The usual method of the vessels stated, arteries where none are, with contrast where that is said; an unusual one is itself. */
  #meant(modality: string, stated: string | undefined, contrast: boolean): string {
    if (stated !== undefined && !this.#isUsual(modality, stated)) return stated
    const vessel = stated !== undefined && this.isVein(modality, stated) ? "vein" : "artery"
    return this.#usual(modality, vessel, contrast) ?? this.#usual(modality, vessel, !contrast) ?? ""
  }

  #usual(modality: string, vessel: Vessel, contrast: boolean): string | undefined {
    return this.#roles
      .codes("method", "vessels", modality)
      .find(code => this.#vesselOf(modality, code) === vessel && this.#hasContrast(modality, code) === contrast)
  }

  #isUsual(modality: string, code: string): boolean {
    return this.#roles.is("method", code, "vessels", modality)
  }

  #hasContrast(modality: string, code: string): boolean {
    return this.#term(modality, code)?.contrast === "with"
  }

  #vesselOf(modality: string | undefined, code: string): string {
    return this.#term(modality, code)?.vessel ?? ""
  }

  #term(modality: string | undefined, code: string): Term | undefined {
    return modality === undefined ? undefined : this.#edition.dictionaries.method?.get(code, modality)
  }
}
