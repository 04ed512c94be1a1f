import {defineIssues, type None} from "../issue/index.ts"
import {segmentNames} from "./lists.ts"

/** Faults of codes, names and the tables of an edition. Ids are public: they are added, never renamed or re-used. */
export const texts = {
  "code.empty": {
    en: (_: None) => "The code is empty.",
    zh: (_: None) => "编码为空。",
  },
  "code.width": {
    en: (p: {got: number; want: number; edition: string}) =>
      `A code of edition ${p.edition} has ${p.want} characters, this one has ${p.got}.`,
    zh: (p: {got: number; want: number; edition: string}) => `${p.edition}版的编码有${p.want}位，这里有${p.got}位。`,
  },
  "code.charset": {
    en: (p: {char: string}) => `“${p.char}” cannot appear in a code (digits and letters but i, l, o).`,
    zh: (p: {char: string}) => `编码中不能有“${p.char}”（只用数字和除i、l、o外的字母）。`,
  },
  "equipment.unknown": {
    en: (p: {code: string}) => `No equipment has the code ${p.code}.`,
    zh: (p: {code: string}) => `没有编码为${p.code}的设备。`,
  },
  "segment.constant": {
    en: (p: {got: string; want: string}) => `This segment is always ${p.want}, here it is ${p.got}.`,
    zh: (p: {got: string; want: string}) => `此段恒为${p.want}，这里是${p.got}。`,
  },
  "term.retired": {
    en: (p: {code: string; name: string; by: string}) => `${p.code} ${p.name} is retired; ${p.by} stands for it.`,
    zh: (p: {code: string; name: string; by: string}) =>
      `${p.code} ${p.name}已停用，由${p.by.replaceAll(", ", "、")}代替。`,
  },
  "term.withdrawn": {
    en: (p: {code: string; name: string}) => `${p.code} ${p.name} is retired; nothing stands for it.`,
    zh: (p: {code: string; name: string}) => `${p.code} ${p.name}已停用，没有代替者。`,
  },
  "term.unknown": {
    en: (p: {facet: string; code: string}) => `The dictionary of ${segmentNames(p.facet, "en")} has no ${p.code}.`,
    zh: (p: {facet: string; code: string}) => `字典（${segmentNames(p.facet, "zh")}）中没有${p.code}。`,
  },
  "term.modality": {
    en: (p: {facet: string; code: string; modality: string}) =>
      `${p.code} is no ${segmentNames(p.facet, "en")} of ${p.modality}.`,
    zh: (p: {facet: string; code: string; modality: string}) =>
      `${p.code}不是${p.modality}的${segmentNames(p.facet, "zh")}。`,
  },
  "site.modality": {
    en: (p: {site: string; modality: string}) => `The site ${p.site} is not for ${p.modality}.`,
    zh: (p: {site: string; modality: string}) => `部位“${p.site}”不适用于${p.modality}。`,
  },
  "method.equipment": {
    en: (p: {method: string; equipment: string}) => `${p.method} is no scan method of equipment ${p.equipment}.`,
    zh: (p: {method: string; equipment: string}) => `“${p.method}”不是设备${p.equipment}的扫描方式。`,
  },
  "method.none": {
    en: (_: None) => "A code says a scan method or a post-processing; this one says neither.",
    zh: (_: None) => "编码须有扫描方式或后处理，这里都没有。",
  },
  "edition.table-unknown": {
    en: (p: {table: string}) => `An edition has no table “${p.table}”.`,
    zh: (p: {table: string}) => `版本没有名为“${p.table}”的表。`,
  },
  "edition.column": {
    en: (p: {column: string}) => `The table has no column “${p.column}”.`,
    zh: (p: {column: string}) => `此表没有“${p.column}”列。`,
  },
  "edition.value": {
    en: (p: {value: string; known: string}) => `“${p.value}” is none of the column's values: ${p.known}.`,
    zh: (p: {value: string; known: string}) => `“${p.value}”不是该列的值：${p.known.replaceAll(", ", "、")}。`,
  },
  "edition.row-repeated": {
    en: (p: {key: string}) => `${p.key} has a row already.`,
    zh: (p: {key: string}) => `${p.key}已有一行。`,
  },
  "edition.equipment": {
    en: (p: {code: string}) => `The row lists equipment ${p.code}, which the dictionary does not have.`,
    zh: (p: {code: string}) => `此行所列的设备${p.code}不在字典中。`,
  },
  "edition.listed-twice": {
    en: (p: {code: string; name: string}) => `${p.code} ${p.name} is listed twice.`,
    zh: (p: {code: string; name: string}) => `${p.code} ${p.name}列了两次。`,
  },
  "edition.own-table": {
    en: (p: {table: string}) => `An edition with a base has changes and retirements alone, no table “${p.table}”.`,
    zh: (p: {table: string}) => `以他版为基础的版本只有改动表和停用表，不能有“${p.table}”表。`,
  },
  "retirement.heir": {
    en: (p: {code: string; heir: string}) => `${p.heir}, the heir of ${p.code}, is no term or item in force.`,
    zh: (p: {code: string; heir: string}) => `${p.code}的代替者${p.heir}不是有效的词条或项目。`,
  },
  "change.op": {
    en: (p: {op: string}) => `“${p.op}” is no change of a row: add, drop, move, set.`,
    zh: (p: {op: string}) => `“${p.op}”不是行的改动（add、drop、move、set）。`,
  },
  "change.table": {
    en: (p: {table: string}) => `There is no table “${p.table}” to change.`,
    zh: (p: {table: string}) => `没有可改动的表“${p.table}”。`,
  },
  "change.column": {
    en: (p: {table: string; column: string}) => `Table “${p.table}” has no column “${p.column}” to set.`,
    zh: (p: {table: string; column: string}) => `表“${p.table}”没有可改写的“${p.column}”列。`,
  },
  "change.row": {
    en: (p: {key: string}) => `No row has the key ${p.key}.`,
    zh: (p: {key: string}) => `没有键为${p.key}的行。`,
  },
  "change.repeated": {
    en: (p: {key: string}) => `A row has the key ${p.key} already.`,
    zh: (p: {key: string}) => `已有键为${p.key}的行。`,
  },
  "change.before": {
    en: (p: {key: string; column: string; found: string; before: string}) =>
      `${p.column} of ${p.key} is “${p.found}”, not “${p.before}”, before the change.`,
    zh: (p: {key: string; column: string; found: string; before: string}) =>
      `${p.key}的${p.column}改动前为“${p.found}”，不是“${p.before}”。`,
  },
  "item.retired": {
    en: (p: {code: string; by: string}) => `The item ${p.code} is retired; ${p.by} stands for it.`,
    zh: (p: {code: string; by: string}) => `项目${p.code}已停用，由${p.by.replaceAll(", ", "、")}代替。`,
  },
  "item.withdrawn": {
    en: (p: {code: string}) => `The item ${p.code} is retired; nothing stands for it.`,
    zh: (p: {code: string}) => `项目${p.code}已停用，没有代替者。`,
  },
  "row.repeated": {
    en: (p: {code: string; row: number}) => `${p.code} stands in row ${p.row} already.`,
    zh: (p: {code: string; row: number}) => `${p.code}已见于第${p.row}行。`,
  },
  "name.repeated": {
    en: (p: {name: string; row: number}) => `“${p.name}” names another code in row ${p.row}.`,
    zh: (p: {name: string; row: number}) => `“${p.name}”在第${p.row}行是另一编码的名称。`,
  },
  "name.apart": {
    en: (p: {code: string; want: string; got: string}) => `${p.code} is “${p.want}”, the name says “${p.got}”.`,
    zh: (p: {code: string; want: string; got: string}) => `${p.code}应为“${p.want}”，名称写作“${p.got}”。`,
  },
  "recode.family": {
    en: (p: {from: string; to: string}) => `Editions ${p.from} and ${p.to} are of different families of modalities.`,
    zh: (p: {from: string; to: string}) => `${p.from}版与${p.to}版不属同一类模态。`,
  },
  "recode.none": {
    en: (p: {edition: string}) => `Edition ${p.edition} lists no item for this code.`,
    zh: (p: {edition: string}) => `${p.edition}版没有与此编码对应的项目。`,
  },
  "modality.unknown": {
    en: (p: {modality: string; edition: string}) => `Edition ${p.edition} has no modality “${p.modality}”.`,
    zh: (p: {modality: string; edition: string}) => `${p.edition}版没有模态“${p.modality}”。`,
  },
  "term.notfound": {
    en: (p: {facet: string; text: string; modality: string}) =>
      `${p.modality} has no ${segmentNames(p.facet, "en")} “${p.text}”.`,
    zh: (p: {facet: string; text: string; modality: string}) =>
      `${p.modality}没有“${p.text}”（${segmentNames(p.facet, "zh")}）。`,
  },
  "term.ambiguous": {
    en: (p: {facet: string; text: string}) => `“${p.text}” may be several terms of ${segmentNames(p.facet, "en")}.`,
    zh: (p: {facet: string; text: string}) => `“${p.text}”可指多个词条（${segmentNames(p.facet, "zh")}）。`,
  },
  "facet.missing": {
    en: (p: {facet: string}) => `Say the ${segmentNames(p.facet, "en")} too.`,
    zh: (p: {facet: string}) => `还需说明${segmentNames(p.facet, "zh")}。`,
  },
  "extension.suffix": {
    en: (p: {suffix: string}) => `“${p.suffix}” is no suffix (1 to 16 letters and digits).`,
    zh: (p: {suffix: string}) => `“${p.suffix}”不能作后缀（1至16个字母数字）。`,
  },
  "code.repeated": {
    en: (p: {code: string; row: number; name: string}) =>
      `${p.code} stands in row ${p.row} under another name, “${p.name}”.`,
    zh: (p: {code: string; row: number; name: string}) => `${p.code}在第${p.row}行另有名称“${p.name}”。`,
  },
  "name.segment": {
    en: (p: {code: string; want: string; segments: string; read: string}) =>
      `${p.code} is “${p.want}”; the name is that of ${p.read}: they differ in ${segmentNames(p.segments, "en")}.`,
    zh: (p: {code: string; want: string; segments: string; read: string}) =>
      `${p.code}应为“${p.want}”；此名称属于${p.read}，两者不同处：${segmentNames(p.segments, "zh")}。`,
  },
  "segment.apart": {
    en: (p: {code: string; column: string; got: string; want: string}) =>
      `The column says ${p.got}, the code ${p.code} has ${p.want} (${p.column}).`,
    zh: (p: {code: string; column: string; got: string; want: string}) =>
      `该列为${p.got}，编码${p.code}中为${p.want}（${p.column}）。`,
  },
  "method.undefined": {
    en: (p: {code: string}) =>
      `${p.code} is post-processing alone: its scan method, none, is not in the published dictionary.`,
    zh: (p: {code: string}) => `${p.code}仅有后处理：其扫描方式（无）不在公布的字典中。`,
  },
  "item.missing": {
    en: (p: {code: string; name: string}) => `The table lacks ${p.code} ${p.name}.`,
    zh: (p: {code: string; name: string}) => `表中缺少${p.code} ${p.name}。`,
  },
  "term.width": {
    en: (p: {code: string; got: number; want: number}) =>
      `${p.code} has ${p.got} characters; the codes of this dictionary have ${p.want}.`,
    zh: (p: {code: string; got: number; want: number}) => `${p.code}有${p.got}位；此字典的编码为${p.want}位。`,
  },
  "term.parent": {
    en: (p: {code: string; parent: string}) => `${p.code} does not begin with its parent ${p.parent}.`,
    zh: (p: {code: string; parent: string}) => `${p.code}不以其上级${p.parent}开头。`,
  },
  "term.parent-missing": {
    en: (p: {code: string}) => `${p.code} has no parent.`,
    zh: (p: {code: string}) => `${p.code}没有上级。`,
  },
  "term.modality-missing": {
    en: (p: {code: string; name: string}) => `${p.code} ${p.name} has no modality.`,
    zh: (p: {code: string; name: string}) => `${p.code} ${p.name}没有模态。`,
  },
  "term.name-repeated": {
    en: (p: {name: string; code: string; row: number}) =>
      `“${p.name}” is the name of ${p.code} in row ${p.row} already.`,
    zh: (p: {name: string; code: string; row: number}) => `“${p.name}”已是第${p.row}行${p.code}的名称。`,
  },
  "term.unlike": {
    en: (p: {code: string; want: string; got: string}) => `${p.code} is “${p.want}” in the edition, “${p.got}” here.`,
    zh: (p: {code: string; want: string; got: string}) => `${p.code}在本版中为“${p.want}”，这里为“${p.got}”。`,
  },
  "text.mixed": {
    en: (p: {ways: string}) => `The table writes one thing in several ways: ${p.ways}.`,
    zh: (p: {ways: string}) => `表中同一内容有几种写法：${p.ways}。`,
  },
  "text.escaped": {
    en: (p: {count: number}) => `${p.count} cells begin with an escaped star (\\*).`,
    zh: (p: {count: number}) => `${p.count}个单元格以转义星号（\\*）开头。`,
  },
}

export const {issue} = defineIssues(texts)
