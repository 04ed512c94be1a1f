// Distinct raw names in the styles of real catalogues, with their right answers: `node bench/names.ts 250000 --seed 1 > names.tsv`.
import {fileURLToPath} from "node:url"
import {shelf} from "../src/shelf/made-shelf.ts"
import type {Item} from "../src/standard/index.ts"

/** A raw name and the codes that it means; `sure` is false where a reader may rightly ask a person. */
export interface MadeName {
  readonly name: string
  readonly codes: readonly string[]
  readonly sure: boolean
}

/** Numbers from 0 to below 1, always the same for one seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const before: Readonly<Record<string, readonly string[]>> = {
  CT: ["", "", "", "64排螺旋", "双源", "128层", "(新)", "急诊", "医保-"],
  MR: ["", "", "", "1.5T", "3.0T", "(新)", "急诊", "医保-"],
  XR: ["", "", "", "(新)", "医保-"],
}
const after = ["", "", "", "", "", "", "(医保)", "(自费)", "检查", "(不含胶片)", "【互认】", ";", ".", "(门诊)"]
const unseen = ["甲乙丙", "ZQ", "旧号", "西院", "XYLK"]
/** A character and the one that is typed for it by mistake. */
const mistyped: readonly (readonly [string, string])[] = [
  ["颅", "胪"],
  ["腔", "空"],
  ["髋", "宽"],
  ["踝", "裸"],
  ["腕", "碗"],
  ["膝", "漆"],
  ["颈", "劲"],
  ["骶", "抵"],
  ["椎", "锥"],
  ["肩", "肓"],
]
const joints = [";", "；", "、", "+", "_"]

/** Names one after another, none twice. */
export function* madeNames(count: number, seed = 1): Generator<MadeName> {
  const random = randomOf(seed)
  const items = [...shelf.edition("5.0").items.values()].filter(item => item.facets.site !== "999999")
  const seen = new Set<string>()
  while (seen.size < count) {
    const made = makeName(items, random)
    if (seen.has(made.name)) continue
    seen.add(made.name)
    yield made
  }
}

function makeName(items: readonly Item[], random: () => number): MadeName {
  const one = pick(items, random)
  const parts = [one, ...(random() < 0.08 ? [pick(items, random)] : [])]
  const joint = pick(joints, random)
  let name = parts.map(item => styled(item, random)).join(joint)
  const odd = random() < 0.1
  if (odd) name += pick(unseen, random)
  const slip = random() < 0.02 ? mistyped.find(([right]) => name.includes(right)) : undefined
  if (slip) name = name.replace(...slip)
  if (random() < 0.3) name += String(Math.floor(random() * 1000))
  const codes = [...new Set(parts.map(item => item.code))].sort()
  return {name, codes, sure: !odd && !slip && parts.length === 1}
}

/** One item as a catalogue writes it: words around it, brackets, order, width, English. */
function styled(item: Item, random: () => number): string {
  const style = random()
  if (style < 0.06) return item.en
  let name = item.zh
  if (style < 0.3) name = name.replace(/\((.*)\)$/, "$1")
  else if (style < 0.4) name = name.replace(/^(CT|MR|DR)(.*?)(\(.*\))?$/, "$2$1$3")
  else if (style < 0.45) name = name.replace(/[!-~]/g, char => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  return pick(before[item.modality] ?? [""], random) + name + pick(after, random)
}

export const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T

/** The number after `--seed`, 1 when there is none. */
export const seedOf = (args: readonly string[]): number => Number(args[args.indexOf("--seed") + 1] ?? 1) || 1

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const seed = seedOf(process.argv)
  let lines = ["raw_name\tstatus\tcodes"]
  for (const {name, codes} of madeNames(Number(process.argv[2] ?? 1000), seed)) {
    lines.push(`${name}\tstandard\t${codes.join(";")}`)
    if (lines.length < 5000) continue
    process.stdout.write(`${lines.join("\n")}\n`)
    lines = []
  }
  process.stdout.write(`${lines.join("\n")}\n`)
}
