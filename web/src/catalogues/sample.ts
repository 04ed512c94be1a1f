/** Codes of sample institutions begin so: by it they are known and taken away again. */
const sampleCode = "SAMPLE"

export const isSample = ({code}: {readonly code: string}): boolean =>
  code === sampleCode || code.startsWith(`${sampleCode}-`)

/** The first code that no institution has, retired ones among them. */
export function freeCode(taken: readonly {readonly code: string}[]): string {
  const known = new Set(taken.map(({code}) => code))
  for (let n = 1; ; n++) {
    const code = n === 1 ? sampleCode : `${sampleCode}-${n}`
    if (!known.has(code)) return code
  }
}

const sites = ["胸部", "颅脑", "上腹部", "盆腔", "颈椎", "腰椎", "鼻窦", "眼眶"] as const
const ways = ["CT平扫", "CT增强", "MR平扫", "MR增强"] as const
const single = [
  "DR胸部正位",
  "DR胸部正侧位",
  "床边胸片",
  "左膝关节MR平扫",
  "膝关节MR",
  "肩关节正侧位",
  "双手正位片",
  "冠脉CTA",
  "头颅MRA",
  "64排CT肺动脉成像",
  "核磁共振胰胆管成像",
  "CT胸部平扫(囧)",
  "CT盆腔平扫(囧)",
  "MR颈椎平扫(囧)",
  "甲状腺彩超",
  "心脏彩超",
  "胶片费",
  "急诊会诊",
] as const

/** A catalogue of made-up names in the ways that hospitals write, the first with the most examinations. */
export function sampleCsv(): string {
  const names = [...single.slice(0, 2), ...sites.flatMap(site => ways.map(way => `${site}${way}`)), ...single.slice(2)]
  const lines = names.map((name, i) => `S${String(i + 1).padStart(3, "0")},${name},${Math.round(12_000 / (i + 1))}`)
  return `编码,名称,检查量\n${lines.join("\n")}\n`
}
