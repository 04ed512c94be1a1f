import {besideColumnKinds, type ColumnKind, columnKinds} from "./lists.ts"

/** The one column that fits, none, or several that fit equally well. Columns count from 0. */
type Found = {readonly index: number} | {readonly none: true} | {readonly several: readonly number[]}

/**
 * How people head these columns. Longer names are found by their end or middle:
 * `检查项目名称`, `Item Code (local)`; words that say too little for that begin with `=`.
 */
const aliases: Readonly<Record<ColumnKind, readonly string[]>> = {
  code: [
    ...[
      "编码",
      "代码",
      "编号",
      "项目编码",
      "项目代码",
      "标准编码",
      "检查编码",
      "检查项目编码",
      "检查项目代码",
      "医嘱编码",
    ],
    ...[
      "三级编码",
      "code",
      "codes",
      "item code",
      "exam code",
      "procedure code",
      "study code",
      "standard code",
      "code value",
      "コード",
      "=cdm",
      "=cdm#",
      "=item#",
      "=procedure#",
      "cdm number",
      "cdm code",
      "service code",
    ],
  ],
  name: [
    ...[
      "名称",
      "项目",
      "项目名称",
      "项目名",
      "项目标准名",
      "检查名称",
      "检查项目",
      "检查项目名称",
      "医嘱名称",
      "医嘱项目",
    ],
    ...[
      "标准名称",
      "标准名",
      "name",
      "raw name",
      "item",
      "item name",
      "exam",
      "exam name",
      "examination",
      "description",
    ],
    ...["procedure", "procedure name", "study description", "procedure description", "order name", "display"],
  ],
  modality: ["模态", "检查类型", "检查类别", "设备类型", "设备类别", "影像类型", "类型", "类别", "modality"],
  count: ["数量", "例数", "例次", "人次", "次数", "检查量", "检查人次", "count", "counts", "volume", "frequency", "n"],
  status: ["状态", "判定", "status"],
  equipment: ["设备", "equipment"],
  flags: ["标记", "flags"],
  stratum: ["分层", "来源", "stratum", "source"],
  department: ["科室", "执行科室", "检查科室", "开展科室", "department", "dept"],
  price: ["价格", "单价", "金额", "收费标准", "限价", "price", "fee", "unit price", "charge", "charges"],
  "price code": [
    ...["收费编码", "收费代码", "收费项目编码", "收费项目代码", "价格编码", "价格项目编码", "物价编码", "医保编码"],
    ...["price code", "charge code", "billing code"],
  ],
  pinyin: ["拼音码", "拼音", "拼音简码", "输入码", "助记码", "pinyin"],
  wubi: ["五笔码", "五笔", "五笔简码", "五笔输入码", "wubi"],
  from: ["启用日期", "启用时间", "生效日期", "开始日期", "valid from"],
  to: ["停用日期", "停用时间", "失效日期", "截止日期", "终止日期", "撤档时间", "valid to"],
  site: [
    ...["部位", "检查部位", "标本部位", "部位名称", "检查部位名称", "检查部位,检查方法", "检查部位/方法", "部位及方法"],
    ...["body part", "body parts", "body part examined", "body site", "body region", "anatomy", "anatomic region"],
    ...["anatomical region", "anatomic site", "anatomical site", "exam site"],
  ],
  method: [
    ...["=方法", "检查方法", "检查方法名称", "方法名称", "检查方式", "扫描方式", "扫描方法", "扫描类型"],
    ...["=method", "=technique", "scan method", "exam method", "scan type"],
  ],
  position: [
    ...["体位", "体位名称", "投照位置", "投照方位", "=position", "=view", "=views", "=projection"],
    ...["patient position", "view position"],
  ],
  side: ["侧别", "=侧", "=左右", "=左右侧", "侧位别", "=side", "laterality", "body side"],
}

/**
 * Find a column by its header, in Chinese or English. A header that is a name we
 * know wins over one with a remark in brackets or an asterisk beside it, that
 * over one that ends in such a name, and that over one that has it in its middle.
 * A header counts for one kind only, the one it fits best: `检查项目编码` is a
 * code, although `检查项目` is in it.
 *
 * @example findColumn(["序号", "检查项目名称"], "name") // {index: 1}
 */
export function findColumn(header: readonly string[], kind: ColumnKind): Found {
  const fits = header.map(text => fitOf(text)).map(fit => (fit?.kind === kind ? fit.rank : 0))
  const rank = Math.max(0, ...fits)
  if (rank === 0) return {none: true}
  const several = fits.flatMap((fit, i) => (fit === rank ? [i] : []))
  return several.length === 1 ? {index: several[0] as number} : {several}
}

/** All columns that can be told beyond doubt; absent are those that are missing or ambiguous. */
export function detectColumns(header: readonly string[]): Partial<Record<ColumnKind, number>> {
  const found = columnKinds.map(kind => [kind, findColumn(header, kind)] as const)
  return Object.fromEntries(found.flatMap(([kind, column]) => ("index" in column ? [[kind, column.index]] : [])))
}

/** The column that somebody calls so, -1 for none: as written, else with blanks around it. */
export function columnCalled(header: readonly string[], name: string): number {
  const exact = header.indexOf(name)
  return exact >= 0 ? exact : header.findIndex(text => text.trim() === name.trim())
}

/** Kinds that several columns fit equally well, so that none is taken; of `besideColumnKinds` all are. */
export function rivalColumns(header: readonly string[]): readonly {kind: ColumnKind; columns: readonly number[]}[] {
  const single = columnKinds.filter(kind => !besideColumnKinds.some(beside => beside === kind))
  return single.flatMap(kind => {
    const found = findColumn(header, kind)
    return "several" in found ? [{kind, columns: found.several}] : []
  })
}

/** How well a header fits a kind of column. */
export interface Fit {
  readonly kind: ColumnKind
  /** 4 for the alias itself, 3 with a remark beside it, 2 for its end, 1 for its middle. */
  readonly rank: number
}

/** The kind a header fits best; of equals, the one with the longer alias. */
export function fitOf(text: string): Fit | undefined {
  const header = normalise(text)
  if (header === "") return undefined
  const forms = {solid: solidOf(header), bare: solidOf(header.replace(remark, " ")), words: words(header)}
  let best: (Fit & {readonly length: number}) | undefined
  for (const alias of known) {
    const rank = rankOf(forms, alias)
    if (rank === 0 || rank < (best?.rank ?? 0)) continue
    if (!best || rank > best.rank || alias.length > best.length) best = {kind: alias.kind, rank, length: alias.length}
  }
  return best && {kind: best.kind, rank: best.rank}
}

interface Alias {
  readonly kind: ColumnKind
  /** Says too little within a longer header. */
  readonly isAlone: boolean
  readonly length: number
  readonly solid: string
  /** With blanks around its words; absent for Chinese, which has none. */
  readonly words?: string
}

/** `(元)`, `*` and a colon at the end: what people write beside a name. */
const remark = /\([^()]*\)|\[[^[\]]*\]|[*:]/g

/** The characters of headings as Taiwan, Hong Kong and Japan write them, each before its simplified form. */
const scripts =
  "編编碼码檢检検检査查項项稱称醫医囑嘱標标準准類类別别設设備备數数狀状態态價价單单額额執执開开費费體体側侧掃扫攝摄層层來来時时間间啟启終终診诊療疗號号檔档簡简輸输記记頻频"
const pairs = scripts.match(/../gu) ?? []
const simplified: ReadonlyMap<string, string> = new Map(pairs.map(pair => [pair.charAt(0), pair.charAt(1)]))
const traditional = new RegExp(`[${[...simplified.keys()].join("")}]`, "gu")

/** Full width to half, lower case, simplified script, and one blank for any run of blanks, underscores and hyphens. */
const normalise = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(traditional, char => simplified.get(char) ?? char)
    .replace(/[\s_-]+/g, " ")
    .trim()

interface Forms {
  /** Without blanks. */
  readonly solid: string
  /** Without blanks and remarks. */
  readonly bare: string
  readonly words: string
}

function rankOf({solid, bare, words}: Forms, alias: Alias): number {
  if (solid === alias.solid) return 4
  if (bare === alias.solid) return 3
  if (alias.isAlone) return 0
  return alias.words === undefined ? rankWithin(solid, alias.solid) : rankWithin(words, alias.words)
}

const solidOf = (text: string): string => text.replaceAll(" ", "")
const isLatin = (text: string): boolean => /^[a-z ]+$/.test(text)

/** The words of a header, blanks around each: so `code` is not found in `decoder`. */
const words = (text: string): string =>
  ` ${text
    .split(/[^\p{L}\p{N}]+/u)
    .join(" ")
    .trim()} `

const rankWithin = (header: string, alias: string): number =>
  header.endsWith(alias) ? 2 : header.includes(alias) ? 1 : 0

const known: readonly Alias[] = columnKinds.flatMap(kind =>
  aliases[kind].map(written => {
    const alias = written.replace(/^=/, "")
    return {
      kind,
      isAlone: alias !== written || alias.length === 1, // `n`
      length: alias.length,
      solid: solidOf(alias),
      ...(isLatin(alias) && {words: words(alias)}),
    }
  }),
)
