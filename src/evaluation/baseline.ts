import {type Lexicon, recognise} from "../recognition/index.ts"
import {foldCase, type Item} from "../standard/index.ts"
import type {Share} from "./evaluate.ts"
import {refuse} from "./issues.ts"
import type {Judged, Labelled} from "./judge.ts"

/** How a way of finding items did on labelled names. */
export interface Contender {
  readonly name: string
  readonly exact: Share
  /** Of the names that are one standard item, all that a plain library can get right. */
  readonly single: Share
  readonly namesPerSecond: number
}

const mostNames = 1000 // what the plain libraries are given: they are slow

/**
 * Plain libraries beside ours in the same run, over the first 1,000 names: each
 * picks the standard item whose name, in
 * Chinese or English, is nearest. They answer one item always, so a
 * name that is none or several is never theirs.
 *
 * @throws Refusal `package.missing`
 */
export async function contenders(lexicon: Lexicon, judged: readonly Judged[]): Promise<readonly Contender[]> {
  const sample = judged.slice(0, mostNames)
  const items = [...lexicon.edition.items.values()]
  const plain = [
    ["minisearch", await bigramSearch(items)],
    ["fuse.js", await fuzzySearch(items)],
  ] as const
  const labels = sample.map(one => one.label)
  const {namesPerSecond} = race(labels, ({name, modality}) => recognise(lexicon, name, modality))
  const exact = sample.map(one => one.exact)
  return [
    {name: "zhengming", ...shares(labels, exact), namesPerSecond},
    ...plain.map(([name, search]) => contend(name, labels, search)),
  ]
}

/** The code of the item whose name is nearest to a raw name. */
type Search = (name: string) => string | undefined

function contend(name: string, labels: readonly Labelled[], search: Search): Contender {
  const {answers, namesPerSecond} = race(labels, label => search(label.name))
  const exact = labels.map((label, i) => isSingle(label) && label.codes[0] === answers[i])
  return {name, ...shares(labels, exact), namesPerSecond}
}

const isSingle = ({status, codes}: Labelled): boolean => status === "standard" && codes.length === 1

function shares(labels: readonly Labelled[], exact: readonly boolean[]): Pick<Contender, "exact" | "single"> {
  const single = exact.filter((_, i) => isSingle(labels[i] as Labelled))
  const share = (of: readonly boolean[]) => ({of: of.length, part: of.filter(Boolean).length})
  return {exact: share(exact), single: share(single)}
}

const leastMs = 300

/** One answer a name, and how many a second over as many rounds as it takes to tell. */
function race<T>(labels: readonly Labelled[], work: (label: Labelled) => T) {
  const start = performance.now()
  const answers = labels.map(work)
  let done = labels.length
  for (; performance.now() - start < leastMs && done > 0; done += labels.length) labels.forEach(work)
  return {answers, namesPerSecond: (done * 1000) / (performance.now() - start)}
}

async function bigramSearch(items: readonly Item[]): Promise<Search> {
  const {default: MiniSearch} = await installed("minisearch", () => import("minisearch"))
  const index = new MiniSearch<{id: string; zh: string; en: string}>({
    fields: ["zh", "en"],
    tokenize: bigrams,
    processTerm: term => term,
  })
  index.addAll(items.map(item => ({id: item.code, zh: item.zh, en: item.en})))
  return name => index.search(name)[0]?.id
}

function bigrams(text: string): string[] {
  const folded = foldCase(text)
  return Array.from({length: Math.max(1, folded.length - 1)}, (_, i) => folded.slice(i, i + 2))
}

async function fuzzySearch(items: readonly Item[]): Promise<Search> {
  const {default: Fuse} = await installed("fuse.js", () => import("fuse.js"))
  const names = items.map(item => ({code: item.code, zh: foldCase(item.zh), en: foldCase(item.en)}))
  const index = new Fuse(names, {keys: ["zh", "en"], ignoreLocation: true, threshold: 1})
  return name => index.search(foldCase(name).slice(0, mostPattern), {limit: 1})[0]?.item.code
}

const mostPattern = 32 // characters that fuse.js searches for in one go

/** A package that the program doesn't need in use. */
async function installed<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error
    throw refuse("package.missing", {package: name})
  }
}
