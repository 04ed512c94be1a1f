/**
 * What a term is to the policy of recognition, by facet: the rules ask for
 * roles and never for codes, so that another edition is read by a table.
 */
export const roles = {
  /** `scan`: one method an item; `sequences`: special methods are items of their own; `film`: views. */
  modality: ["scan", "sequences", "film"],
  equipment: ["default", "mobile", "breast", "fluoroscopy"],
  site: ["unspecified", "breast"],
  method: [
    "bare", // post-processing alone
    "plain",
    "plain-kind", // gives way where contrast is said
    "contrast",
    "both",
    "dynamic", // says contrast itself, as does `agent`
    "agent",
    "vessels", // the usual ones, by vessel and contrast
    "arthrography",
    "radiograph",
    "fluoroscopy", // this and the next two give way to a method that says more
    "mammography",
    "contrast-study",
  ],
  /** `alone`: a technique that needs no method beside it. */
  processing: ["reconstruction", "alone"],
  position: [
    "frontal",
    "directed", // AP and PA
    "with-frontal", // shows that a site has a frontal view
    "lateral",
    "lateral-side",
    "oblique",
    "oblique-kind",
    "posture",
  ],
} as const

/** Facets, and the modality itself, whose terms have roles. */
export type RoleFacet = keyof typeof roles
export type Role<F extends RoleFacet> = (typeof roles)[F][number]
