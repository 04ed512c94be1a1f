/** Arteries and veins of CT and MR, whichever. */
export const isVesselCode = (code: string): boolean => vesselCodes.has(code)

export const isVessel = (modality: string, code: string): boolean =>
  vesselCodes.has(code) && (modality === "MR" || code !== "31")

const vesselCodes: ReadonlySet<string> = new Set(["31", "32", "33", "34", "35", "36"])

/** The vessel methods that are meant: one, or one of arteries and one of veins where both are stated. */
export function vesselMethods(modality: string, codes: readonly string[], contrast: boolean): readonly string[] {
  const veins = codes.filter(code => isVessel(modality, code) && isVein(modality, code))
  const arteries = codes.filter(code => isVessel(modality, code) && !isVein(modality, code))
  const groups = veins.length > 0 && arteries.length > 0 ? [arteries, veins] : [codes]
  return groups.map(group => vesselMethod(modality, group, contrast))
}

function vesselMethod(modality: string, codes: readonly string[], contrast: boolean): string {
  const stated = codes.find(code => isVessel(modality, code))
  if (modality === "CT") return stated ?? "33"
  if (stated === "32" || stated === "34") return contrast ? "34" : "32"
  if (stated !== undefined && stated !== "31") return stated
  return contrast ? "33" : "31"
}

export const isVein = (modality: string, method: string): boolean =>
  (modality === "CT" ? ["34", "35"] : ["32", "34", "36"]).includes(method)

/** A code of a vessel method, or the general word for one. */
export const isVesselSaying = (said: string): boolean => said === "vessel" || vesselCodes.has(said)

const pairs: Readonly<Record<string, readonly (readonly [artery: string, vein: string])[]>> = {
  CT: [["33", "34"]],
  MR: [
    ["31", "32"],
    ["33", "34"],
  ],
}

/** The method of veins for one of arteries done the same way, and the other way round. */
export function otherVessels(modality: string, method: string): string | undefined {
  const pair = pairs[modality]?.find(pair => pair.includes(method))
  return pair?.find(other => other !== method)
}
