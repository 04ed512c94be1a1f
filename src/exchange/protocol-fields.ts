import type {Edition, Item} from "../standard/index.ts"
import type {Concept} from "./concept.ts"
import type {Protocol} from "./lists.ts"

/** How an item is written in a field of another system's messages or images. */
interface ProtocolField {
  readonly protocol: Protocol
  /** Tag, or segment and field. */
  readonly place: string
  readonly zh: string
  readonly en: string
  readonly value: string
}

/** The standard as a coding scheme: local designators begin with 99 in DICOM (PS3.16 §8) and in HL7 (table 0396). */
const designator = "99ZHENGMING"

const fields: readonly (Omit<ProtocolField, "value"> & {
  readonly write: (item: Item, edition: Edition, concepts: readonly Concept[]) => string | undefined
})[] = [
  {
    protocol: "DICOM",
    place: "(0008,0060)",
    zh: "模态",
    en: "Modality",
    write: (_item, _edition, concepts) => conceptIn(concepts, "DCM"),
  },
  {protocol: "DICOM", place: "(0008,1030)", zh: "检查描述", en: "Study Description", write: item => item.zh},
  {protocol: "DICOM", place: "(0008,1032)", zh: "检查操作编码序列", en: "Procedure Code Sequence", write: codeItem},
  {
    protocol: "DICOM",
    place: "(0032,1064)",
    zh: "申请检查编码序列",
    en: "Requested Procedure Code Sequence",
    write: codeItem,
  },
  {
    protocol: "DICOM",
    place: "(0040,0008)",
    zh: "预约方案编码序列",
    en: "Scheduled Protocol Code Sequence",
    write: codeItem,
  },
  {protocol: "DICOM", place: "(0018,1030)", zh: "方案名称", en: "Protocol Name", write: item => item.zh},
  {
    protocol: "DICOM",
    place: "(0018,0015)",
    zh: "检查部位",
    en: "Body Part Examined",
    write: (_item, _edition, concepts) => conceptIn(concepts, "BodyPartExamined"),
  },
  {
    protocol: "DICOM",
    place: "(0020,0060)",
    zh: "侧别",
    en: "Laterality",
    write: (_item, _edition, concepts) => sides[concepts.find(({facet}) => facet === "side")?.code ?? ""],
  },
  {
    protocol: "DICOM",
    place: "(0018,5101)",
    zh: "投照体位",
    en: "View Position",
    write: (_item, _edition, concepts) => conceptIn(concepts, "ViewPosition"),
  },
  {
    protocol: "HL7 v2",
    place: "OBR-4",
    zh: "通用服务标识",
    en: "Universal Service Identifier",
    write: ({code, zh}) => [code, zh, designator].map(escaped).join("^"),
  },
]

/** The attribute knows no “both”. */
const sides: Readonly<Record<string, string>> = {left: "L", right: "R"}

/** How an item is written in the fields of DICOM and HL7 v2; a field that nothing sure can be said of is left out. */
export const protocolFields = (edition: Edition, item: Item, concepts: readonly Concept[]): readonly ProtocolField[] =>
  fields.flatMap(({write, ...field}) => {
    const value = write(item, edition, concepts)
    return value === undefined ? [] : [{...field, value}]
  })

const conceptIn = (concepts: readonly Concept[], scheme: Concept["scheme"]): string | undefined =>
  concepts.find(concept => concept.scheme === scheme)?.concept

/** One item of a code sequence in the notation of PS3.16: value, scheme with version, meaning. */
function codeItem({code, zh}: Item, {id}: Edition): string {
  return `(${code}, ${designator} [${id}], "${zh}")`
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\E\\",
  "^": "\\S\\",
  "|": "\\F\\",
  "~": "\\R\\",
  "&": "\\T\\",
}

/** HL7 v2 writes its own delimiters as escape sequences. */
const escaped = (text: string): string => text.replace(/[\\^|~&]/g, char => escapes[char] ?? char)
