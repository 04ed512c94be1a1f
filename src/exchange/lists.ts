/** What of an item stands beside concepts of other code systems; `side` is that of the site: left, right, both. */
export const conceptFacets = ["equipment", "site", "position", "side"] as const
export type ConceptFacet = (typeof conceptFacets)[number]

/** Code systems: `DCM` and `SCT` as in DICOM, or the keyword of a DICOM attribute with terms of its own. */
export const conceptSchemes = ["DCM", "SCT", "BodyPartExamined", "ViewPosition"] as const
export type ConceptScheme = (typeof conceptSchemes)[number]

/** Protocols that an item is written in. */
export const protocols = ["DICOM", "HL7 v2"] as const
export type Protocol = (typeof protocols)[number]
