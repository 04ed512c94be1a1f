const spellings: readonly (readonly [string, RegExp])[] = [
  ["CT", /^(CT|.*断层.*|.*计算机体层.*)$/],
  ["MR", /^(MRI?|MRT|(核?磁共振|核磁).*)$/],
  ["XR", /^(XR|DR|CR|DX|MG|RF|RG|X[线光].*|普放|放射|钼靶|平片|胃肠|造影)$/],
]

/**
 * The modality key (`CT`, `MR`, `XR`) that a caller's own word for it means.
 *
 * @example readModality("核磁") // "MR"
 * @returns undefined when the word says nothing known
 */
export function readModality(text: string): string | undefined {
  const written = text.normalize("NFKC").trim().toUpperCase()
  return spellings.find(([, spelling]) => spelling.test(written))?.[0]
}
