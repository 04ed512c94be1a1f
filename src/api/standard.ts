import {Type} from "typebox"
import type {Endpoint} from "./endpoint.ts"
import * as lists from "./lists.ts"
import * as s from "./schemas.ts"

const query = {q: Type.Optional(Type.String({maxLength: 200}))}
const modality = {modality: Type.Optional(Type.String({maxLength: 40}))}
const narrowed = {
  ...modality,
  site: Type.Optional(Type.String({maxLength: 40, description: "the beginning of a site's code"})),
  equipment: Type.Optional(Type.String({maxLength: 40})),
  method: Type.Optional(Type.String({maxLength: 40, description: "MODALITY/CODE: CT/11"})),
  processing: Type.Optional(Type.String({maxLength: 40, description: "MODALITY/CODE"})),
  position: Type.Optional(Type.String({maxLength: 40, description: "MODALITY/CODE"})),
  route: Type.Optional(Type.String({maxLength: 40})),
  detail: Type.Optional(Type.String({maxLength: 40})),
}

const facetTexts = {
  equipment: Type.Optional(Type.String({maxLength: 100})),
  site: Type.Optional(Type.String({maxLength: 100})),
  method: Type.Optional(Type.String({maxLength: 100})),
  processing: Type.Optional(Type.String({maxLength: 100})),
  position: Type.Optional(Type.String({maxLength: 100})),
  route: Type.Optional(Type.String({maxLength: 100})),
  detail: Type.Optional(Type.String({maxLength: 100})),
}

/** The standard, its code tools and recognition: nothing here changes anything. */
export const standardEndpoints = {
  "texts.get": {
    fixed: true,
    method: "GET",
    path: "/api/v1/texts",
    tag: "standard",
    zh: "状态、标记等的中英文",
    en: "what statuses, flags and kinds are called in both languages",
    needs: "standard.read",
    reply: Type.Record(Type.String(), Type.Record(Type.String(), Type.Object({zh: Type.String(), en: Type.String()}))),
  },
  "editions.list": {
    fixed: true,
    method: "GET",
    path: "/api/v1/editions",
    tag: "standard",
    zh: "全部版本",
    en: "the editions",
    needs: "standard.read",
    reply: s.PageOf(s.EditionSummary),
  },
  "editions.get": {
    fixed: true,
    method: "GET",
    path: "/api/v1/editions/:edition",
    tag: "standard",
    zh: "一个版本",
    en: "one edition",
    needs: "standard.read",
    etag: "given",
    reply: s.EditionSummary,
  },
  "editions.compare": {
    method: "GET",
    path: "/api/v1/editions/:edition/changes/:other",
    tag: "standard",
    zh: "从一版到另一版的变化",
    en: "what changed from the first edition to the other",
    needs: "standard.read",
    query: Type.Object({...s.Paging, what: Type.Optional(s.OneOf(lists.changeSubjects))}),
    reply: s.PageOf(s.Change),
  },
  "terms.list": {
    method: "GET",
    path: "/api/v1/editions/:edition/terms",
    tag: "standard",
    zh: "词条，按段与模态",
    en: "terms, by facet and modality",
    needs: "standard.read",
    query: Type.Object({...s.Paging, ...query, ...modality, facet: Type.Optional(s.OneOf(lists.facets))}),
    reply: s.PageOf(s.Term),
  },
  "items.search": {
    method: "GET",
    path: "/api/v1/editions/:edition/items",
    tag: "standard",
    zh: "按词、拼音码、英文或编码查找项目，可按词条筛选并计数；没有词时按编码列出；无完全匹配时给出最接近的",
    en: "items by words, 拼音码, English or any part of a code, the best first, or where none fits the nearest; narrowed to terms and counted by them; without words all of them by code",
    needs: "standard.read",
    query: Type.Object({...s.Paging, ...query, ...narrowed, counts: Type.Optional(Type.Boolean())}),
    reply: s.Found,
  },
  "items.get": {
    fixed: true,
    method: "GET",
    path: "/api/v1/editions/:edition/items/:code",
    tag: "standard",
    zh: "一个项目，目录内或组合有效均可：编码分段、名称、部位层级、词条、协议字段、与其他编码系统的对照",
    en: "one item, listed or merely valid: the segments of its code, names, site and those above, terms, how it is written in other systems, concepts of other code systems",
    needs: "standard.read",
    etag: "given",
    reply: s.ItemSheet,
  },
  "items.history": {
    fixed: true,
    method: "GET",
    path: "/api/v1/editions/:edition/items/:code/history",
    tag: "standard",
    zh: "一个项目在同系列各版本中的编码与名称",
    en: "what became of an item in the editions of its family, the oldest first",
    needs: "standard.read",
    reply: s.ItemHistory,
  },
  "codes.explain": {
    method: "GET",
    path: "/api/v1/editions/:edition/explain",
    tag: "codes",
    zh: "解释编码、扩展或标准名称",
    en: "explain a code, an extension (its item is told) or a standard name",
    needs: "standard.read",
    query: Type.Object({text: Type.String({maxLength: 200})}),
    reply: s.Explanation,
  },
  "codes.compose": {
    method: "POST",
    path: "/api/v1/editions/:edition/compose",
    tag: "codes",
    zh: "由词条组成编码与名称",
    en: "make code and names of terms, each by code, name, English or 拼音码",
    needs: "standard.read",
    body: Type.Object(
      {
        modality: Type.String({maxLength: 40}),
        ...facetTexts,
      },
      {additionalProperties: false},
    ),
    reply: Type.Object({
      item: Type.Optional(Type.Object({code: Type.String(), zh: Type.String(), en: Type.String()})),
      issues: Type.Array(s.Fault),
    }),
  },
  "codes.choices": {
    method: "POST",
    path: "/api/v1/editions/:edition/choices",
    tag: "codes",
    zh: "组成编码时各段可选的词条，不可选的说明原因",
    en: "the terms that still fit what is chosen, what closes the others, and the item once it is complete; without a modality the modalities alone",
    needs: "standard.read",
    body: Type.Object(
      {
        modality: Type.Optional(Type.String({maxLength: 40})),
        facets: Type.Optional(Type.Object(facetTexts, {additionalProperties: false})),
      },
      {additionalProperties: false},
    ),
    reply: s.Choices,
  },
  "codes.check": {
    method: "POST",
    path: "/api/v1/editions/:edition/check",
    tag: "codes",
    zh: "检查编码与名称",
    en: "check rows of codes and names; only rows with issues are answered",
    needs: "standard.read",
    body: Type.Object(
      {
        rows: Type.Array(Type.Object({code: s.Code, name: Type.Optional(Type.String({maxLength: 1000}))}), {
          maxItems: 10_000,
        }),
      },
      {additionalProperties: false},
    ),
    bodyLimit: 4 * 2 ** 20,
    reply: Type.Object({rows: Type.Array(s.Checked)}),
  },
  "codes.recode": {
    method: "POST",
    path: "/api/v1/editions/:edition/recode/:other",
    tag: "codes",
    zh: "把编码转到另一版",
    en: "codes of the first edition in the layout of the other",
    needs: "standard.read",
    body: Type.Object({codes: Type.Array(s.Code, {maxItems: 10_000})}, {additionalProperties: false}),
    reply: Type.Object({codes: Type.Array(s.RecodedCode)}),
  },
  "names.recognise": {
    method: "POST",
    path: "/api/v1/editions/:edition/recognise",
    tag: "recognition",
    zh: "识别名称，一次至多1000个",
    en: "read up to 1,000 names, each into items with an account of every character",
    needs: "standard.read",
    body: Type.Object(
      {
        names: Type.Array(s.Asked, {minItems: 1, maxItems: 1000}),
        accept: Type.Optional(Type.Number({minimum: 0, maximum: 1, default: 0.9})),
        candidates: Type.Optional(Type.Integer({minimum: 1, maximum: 20})),
      },
      {additionalProperties: false},
    ),
    bodyLimit: 16 * 2 ** 20,
    reply: Type.Object({names: Type.Array(s.Recognised)}),
  },
} as const satisfies Readonly<Record<string, Endpoint>>
