import type {Edition} from "./edition.ts"
import {foldHeader, plainName} from "./fold.ts"
import {facetOf} from "./layout.ts"
import {type Facet, termFacets} from "./lists.ts"

/** Which columns of a table of the standard hold what, by number from 0. */
export interface TableColumns {
  readonly kind: "items" | "dictionary"
  /** Facet of a dictionary table. */
  readonly facet?: Facet
  readonly code: number
  readonly name?: number
  readonly modality?: number
  /** Columns of upper levels, outermost first; a code begins with each. */
  readonly parents: readonly number[]
  /** Columns that repeat a segment of the code (`site_code`), by segment key. */
  readonly segments: readonly (readonly [string, number])[]
}

const plain = (header: string): string => foldHeader(header).toLowerCase()

const itemCode = /^(项目|标准|检查|检查项目|医嘱|本地)?(编码|代码)$|^(item|exam|standard|local)?code$/
const itemName = /^(项目|标准|检查|检查项目|医嘱)?(标准)?(名称|名)$|^(item|exam|standard)?name(zh)?$/
const levelCode = [/^(一级|l1|group)(编码|代码|code)$/, /^(二级|l2)(编码|代码|code)$/, /^(三级|l3)(编码|代码|code)$/]
const levelName = [
  /^(一级(?!编码|代码).*|l1zh|groupzh)$/,
  /^(二级(?!编码|代码).*|l2zh)$/,
  /^(三级(?!编码|代码).*|l3zh)$/,
]
const ownCode = /^(体位|设备|部位|扫描方式|后处理)(编码|代码)$/
const ownName = /^(体位|设备|部位|扫描方式|后处理)(名称)?$/
const modality = /^(适用)?模态$|^modalit(y|ies)$/

/**
 * Find the columns of a table of the standard by its headers, Chinese or
 * English, and by what its first rows hold: a list of items, or a dictionary.
 *
 * @param sample some first rows
 * @returns undefined when no column holds codes
 */
export function tableColumns(
  edition: Edition,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): TableColumns | undefined {
  const heads = header.map(plain)
  const find = (pattern: RegExp) => {
    const at = heads.findIndex(head => pattern.test(head))
    return at < 0 ? undefined : at
  }
  const levels = levelCode.map(find).filter(at => at !== undefined)
  const own = find(itemCode) ?? find(ownCode)
  const code = own ?? levels.at(-1)
  if (code === undefined) return undefined
  const parents = levels.filter(at => at !== code)
  const name =
    find(itemName) ??
    find(ownName) ??
    levelName
      .map(find)
      .filter(at => at !== undefined)
      .at(-1)
  const modalityAt = find(modality)
  const short = sample.filter(cells => (cells[code]?.trim().length ?? 0) <= 6).length
  const dictionary = sample.length > 0 && short * 2 > sample.length
  const facet = dictionary ? (facetOfHeader(heads) ?? facetOfTable(edition, sample, code, name)) : undefined
  return {
    kind: dictionary ? "dictionary" : "items",
    code,
    parents: parents.slice().sort((a, b) => a - b),
    segments: dictionary ? [] : segmentColumns(edition, heads),
    ...(facet === undefined ? {} : {facet}),
    ...(name === undefined ? {} : {name}),
    ...(modalityAt === undefined ? {} : {modality: modalityAt}),
  }
}

const facetWords: readonly (readonly [RegExp, Facet])[] = [
  [/扫描方式|scanmethod/, "method"],
  [/后处理|processing/, "processing"],
  [/体位|position/, "position"],
  [/^部位|三级/, "site"],
  [/设备|equipment/, "equipment"],
]

/** The facet that a header names. */
const facetOfHeader = (heads: readonly string[]): Facet | undefined =>
  facetWords.find(([pattern]) => heads.some(head => pattern.test(head)))?.[1]

/** The facet whose dictionary knows most of the rows by code and name. */
function facetOfTable(
  edition: Edition,
  sample: readonly (readonly string[])[],
  code: number,
  name: number | undefined,
): Facet {
  const facets = termFacets.filter(facet => edition.dictionaries[facet])
  const known = (facet: Facet) =>
    sample.filter(cells => {
      const terms = edition.dictionaries[facet]?.all(cells[code]?.trim() ?? "") ?? []
      const text = name === undefined ? undefined : plainName(cells[name] ?? "")
      return terms.some(term => text === undefined || plainName(term.zh) === text)
    }).length
  return facets.map(facet => ({facet, n: known(facet)})).sort((a, b) => b.n - a.n)[0]?.facet ?? "site"
}

function segmentColumns(edition: Edition, heads: readonly string[]): readonly (readonly [string, number])[] {
  return edition.layout.flatMap(segment => {
    const facet = facetOf(segment, undefined) ?? segment.segment
    const at = heads.findIndex(
      head => head === `${segment.segment}code` || (facet === "processing" && head === "processcode"),
    )
    return at < 0 ? [] : [[segment.segment, at] as const]
  })
}
